// One line at a time: what it wrote, how it ended and what it cost, as one value that a test compares as a whole.

package import ShellCommands

/// What one line wrote, how it ended and what it cost.
package struct LineResult: Sendable, Equatable {
    /// What it wrote as data.
    package var output: String
    /// What it wrote as messages.
    package var messages: String
    /// How it ended.
    package var status: ExitStatus
    /// The requests that reached the network meanwhile.
    package var requests: Int

    /// By default a line that wrote nothing, succeeded and cost nothing.
    package init(_ output: String = "", messages: String = "", status: ExitStatus = .done, requests: Int = 0) {
        self.output = output
        self.messages = messages
        self.status = status
        self.requests = requests
    }

    /// A line that could not be understood: nothing but the message.
    package static func refused(_ message: String) -> LineResult { LineResult(messages: message, status: .usage) }
}

extension ShellHarness {
    /// Runs a line, and answers what became of it alone.
    package func result(of line: String) async -> LineResult {
        let (shown, said, spent) = (output.text.count, messages.text.count, counter.count)
        let status = await run(line)
        return LineResult(
            String(output.text.dropFirst(shown)), messages: String(messages.text.dropFirst(said)), status: status,
            requests: counter.count - spent)
    }
}
