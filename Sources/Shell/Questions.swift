// Questions to the user: a line from the same source as commands, with its own prompt, outside the history. Where
// nobody can answer they fail at once.

package import Prompting
package import ShellCommands

/// Asks on a terminal.
package struct Questions: Sendable {
    private let lines: any LineSource
    private let messages: any OutputPort

    package init(lines: any LineSource, messages: any OutputPort) {
        self.lines = lines
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
        case .choose(let text, let options):
            let rows = options.enumerated().map { " \($0 + 1)  \($1)\n" }.joined()
            try messages.write(text + "\n" + rows)
            let answer = try await required(line("1–\(options.count): ", echo: .visible))
            guard let number = Int(answer), (1...options.count).contains(number) else { throw AskError.declined }
            return String(number)
        }
    }

    private func required(_ answer: String) throws -> String {
        guard !answer.isEmpty else { throw AskError.declined }
        return answer
    }

    private func line(_ prompt: String, echo: LineRequest.Echo) async throws -> String {
        let request = LineRequest(prompt: Prompt(prompt), echo: echo, recording: .omitted)
        guard case .text(let text, _) = await lines.next(request) else { throw AskError.declined }
        return String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
