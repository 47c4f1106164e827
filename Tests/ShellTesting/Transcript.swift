// Sessions as text: a prompt and what was typed, then exactly what the screen shows. The README's session is one, so
// what it says is true. In transcript files a line beginning with `~ ` follows every command: the requests it spent and
// its status, which a screen does not show.

import Exchange
import Library
import Prompting
import Shell
import ShellCommands
import SpotifyAPI

/// A session as text, and how it is replayed.
package enum Transcript {
    /// What is written below every command besides what the screen shows.
    package enum Facts: Sendable { case none, requestsAndStatus }

    /// What a replay gives, in the form of the transcript: for the same input it must be the same text.
    package static func replay(_ transcript: String, facts: Facts, width: Int = 80) async -> String {
        let harness = ShellHarness(.prompt, width: width)
        var lines: [String] = []
        for line in transcript.split(separator: "\n", omittingEmptySubsequences: false) {
            let prompt = await currentPrompt(of: harness, width: width)
            guard let command = command(in: line, after: prompt) else {
                if line.hasPrefix("# ") { lines.append(String(line)) }
                continue
            }
            let before = harness.counter.count
            let status = await harness.run(command)
            lines.append(prompt + command)
            // A carriage return before a line end, as CSV has it, is one character with it and not shown.
            lines += harness.screen.take().split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
                .dropLast()
                .map(String.init)
            switch facts {
            case .none: break
            case .requestsAndStatus:
                let count = harness.counter.count - before
                lines.append("~ \(count) request\(count == 1 ? "" : "s"), status \(status.code)")
            }
        }
        return lines.joined(separator: "\n")
    }

    /// What a line types. New commands can be put in behind `> `: recording writes the prompt they were given.
    private static func command(in line: Substring, after prompt: String) -> String? {
        for beginning in [prompt, "> "] where line.hasPrefix(beginning) {
            return String(line.dropFirst(beginning.count))
        }
        return nil
    }

    private static func currentPrompt(of harness: ShellHarness, width: Int) async -> String {
        let selection = await harness.shell.session.selection
        var marks = PromptText.Marks()
        marks.planned = await harness.changeLog.plan(of: harness.shellName)?.records.count
        marks.isReadOnly = await harness.shell.session.settings["read-only"] == "on"
        return PromptText.prompt(for: selection, width: width, isPlain: false, marks: marks).text
    }
}
