// Questions to the user: a line from the same source as commands, with its own prompt, and never kept in the history.
// What is asked is left to the commands; that a question fails where no user can answer, to the console that the
// executable sets up.

package import Prompting
import Rendering
package import ShellCommands
import Text

/// Asks the user on a terminal.
package struct Questions: Sendable {
    private let source: any LineSource
    private let messages: any OutputPort

    /// Questions that are written to `messages` and answered from `lines`.
    package init(lines: any LineSource, messages: any OutputPort) {
        source = lines
        self.messages = messages
    }

    /// The answer; throws ``AskError/declined`` for Ctrl-C, Ctrl-D, and where an answer is needed but none is given.
    ///
    /// A confirmation is no unless it is a clear yes, as it stands before changes; an offer is yes where only Enter is
    /// pressed. Both return `yes` or `no`, a choice returns its number from 1.
    package func ask(_ question: Question) async throws -> String {
        switch question {
        case .text(let text): return try await required(line(text, echo: .visible))
        case .secret(let text): return try await required(line(text, echo: .hidden))
        case .confirm(let text):
            let answer = try await line(text + " [y/N] ", echo: .visible).lowercased()
            return answer == "y" || answer == "yes" ? "yes" : "no"
        case .offer(let text):
            let answer = try await line(text + " [Y/n] ", echo: .visible).lowercased()
            return ["", "y", "yes"].contains(answer) ? "yes" : "no"
        case .choose(let text, let options):
            let rows = options.enumerated().map { " \($0 + 1)  \(Sanitiser.clean($1))\n" }.joined()
            try messages.write(Sanitiser.clean(text) + "\n" + rows)
            let answer = try await required(line("1–\(options.count): ", echo: .visible))
            guard let number = Int(answer), (1...options.count).contains(number) else { throw AskError.declined }
            return String(number)
        }
    }

    private func required(_ answer: String) throws -> String {
        guard !answer.isEmpty else { throw AskError.declined }
        return answer
    }

    private func line(_ text: String, echo: LineRequest.Echo) async throws -> String {
        // Questions quote names that come from Spotify, which may hold escape sequences.
        let prompt = Sanitiser.cleanLines(text)
        // A prompt wider than the terminal would be broken within words; only its last line is one.
        var lines = messages.isTerminal ? StyledText(prompt).message(width: messages.width).map(\.plain) : [prompt]
        let last = lines.popLast() ?? prompt
        for line in lines { try messages.write(line + "\n") }
        // Wrapping drops the space at the end, which separates the question from what is typed.
        let trailing = prompt.hasSuffix(" ") && !last.hasSuffix(" ") ? " " : ""
        let request = LineRequest(prompt: Prompt(last + trailing), echo: echo, recording: .omitted)
        guard case .text(let text, _) = await source.next(request) else { throw AskError.declined }
        return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
