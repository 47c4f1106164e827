// Questions to the user: a line from the same source as commands, with its own prompt, outside the history. Where
// nobody can answer they fail at once.

package import Prompting
import Rendering
package import ShellCommands
import Text

/// Asks on a terminal.
package struct Questions: Sendable {
    private let source: any LineSource
    private let messages: any OutputPort

    package init(lines: any LineSource, messages: any OutputPort) {
        source = lines
        self.messages = messages
    }

    /// The answer; throws ``AskError/declined`` for Ctrl-C, Ctrl-D, and where an answer is needed but none is given.
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
        // Questions name things of Spotify's.
        let prompt = Sanitiser.cleanLines(text)
        // A prompt wider than the terminal would be broken within words; only its last line is one.
        var lines = messages.isTerminal ? StyledText(prompt).message(width: messages.width).map(\.plain) : [prompt]
        let last = lines.popLast() ?? prompt
        for line in lines { try messages.write(line + "\n") }
        let trailing = prompt.hasSuffix(" ") && !last.hasSuffix(" ") ? " " : ""
        let request = LineRequest(prompt: Prompt(last + trailing), echo: echo, recording: .omitted)
        guard case .text(let text, _) = await source.next(request) else { throw AskError.declined }
        return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
