// Sessions as text: a prompt and what was typed, then exactly what the screen shows. The README's session is one, so
// what it says is true. Lines beginning with `~ ` are facts a screen does not show: requests spent, the status.

import Prompting
import SpotifyAPI
import Exchange
import Shell
import ShellCommands

/// A session as text, and how it is replayed.
package enum Transcript {
    /// What a replay gives, in the form of the transcript: for the same input it must be the same text.
    package static func replay(_ transcript: String, width: Int = 80) async -> String {
        let harness = ShellHarness(.prompt, width: width)
        var lines: [String] = []
        var text = transcript.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        while let line = text.popFirst() {
            let prompt = await currentPrompt(of: harness, width: width)
            guard line.hasPrefix(prompt) else { continue }
            let before = harness.counter.count
            let status = await harness.run(String(line.dropFirst(prompt.count)))
            lines.append(line)
            let shown = harness.screen.take()
            lines += shown.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
            // Facts are only given where the transcript asks for them.
            let facts = text.prefix { !$0.hasPrefix("juke> ") && !$0.contains("> ") || $0.hasPrefix("~ ") }
            if facts.contains(where: { $0.hasPrefix("~ ") }) {
                lines.append("~ requests \(harness.counter.count - before), status \(status.code)")
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func currentPrompt(of harness: ShellHarness, width: Int) async -> String {
        let selection = await harness.interpreter.session.selection
        return PromptText.prompt(for: selection, width: width, isPlain: false).text
    }
}
