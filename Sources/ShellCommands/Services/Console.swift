// Everything towards the user at the prompt, or towards a script: questions, news, the screen, standard input. Commands
// never write to the terminal themselves. How something is shown or asked is decided at the edge; rows and records are
// not reported here but returned in a `Reply`.

package import Prompting

/// Asks, says and shows.
package final class Console: Sendable {
    /// The lines of a picture at an address, so many cells wide; none where no terminal shows pictures.
    package typealias DrawCover = @Sendable (_ url: String, _ columns: Int) async throws(CoverError) -> [String]

    /// Who could answer a question.
    package let audience: Audience
    /// Asks the user; throws at once where no one can answer.
    package let ask: @Sendable (Question) async throws -> String
    /// Lets the user point at things in a list; nil where there is none, and in its answer where none can be drawn now.
    package let pointAt: (@Sendable (Choices) async -> Choices.Outcome?)?
    /// Says something while the command continues.
    package let report: @Sendable (Report) -> Void
    /// The next line of standard input, for what must not be an argument: a list of processes shows those.
    package let readLine: @Sendable () async throws -> String
    /// The rest of standard input, for `-`; nil where the lines of the script come from there. Throws what cannot be
    /// read.
    package let readLines: @Sendable () async throws -> [String]?
    /// Empties the screen; false where there is none that can be emptied.
    package let clear: @Sendable () -> Bool
    /// Returns when an answer has taken so long that something should be said; where nothing is ever said, it waits
    /// until it is cancelled.
    package let waitPatiently: @Sendable () async throws -> Void
    /// The keys that are pressed from now on, while a command runs; nil where single keys cannot be read.
    package let openKeys: @Sendable () -> (any KeySource)?
    /// Draws a cover.
    package let drawCover: DrawCover

    /// A console of these parts.
    package init(
        audience: Audience, ask: @escaping @Sendable (Question) async throws -> String,
        pointAt: (@Sendable (Choices) async -> Choices.Outcome?)? = nil,
        report: @escaping @Sendable (Report) -> Void, readLine: @escaping @Sendable () async throws -> String,
        readLines: @escaping @Sendable () async throws -> [String]?, clear: @escaping @Sendable () -> Bool,
        waitPatiently: @escaping @Sendable () async throws -> Void,
        openKeys: @escaping @Sendable () -> (any KeySource)?,
        drawCover: @escaping DrawCover
    ) {
        self.audience = audience
        self.ask = ask
        self.pointAt = pointAt
        self.report = report
        self.readLine = readLine
        self.readLines = readLines
        self.clear = clear
        self.waitPatiently = waitPatiently
        self.openKeys = openKeys
        self.drawCover = drawCover
    }

    /// Asks which of several; the index into `options`.
    package func choose(_ question: String, _ options: [String]) async throws -> Int {
        let answer = try await ask(.choose(question, options: options))
        guard let number = Int(answer), options.indices.contains(number - 1) else { throw AskError.declined }
        return number - 1
    }

    /// The same console for a stage that reads these lines in place of standard input.
    func reading(_ lines: [String]) -> Console {
        Console(
            audience: audience, ask: ask, pointAt: pointAt, report: report, readLine: readLine, readLines: { lines },
            clear: clear, waitPatiently: waitPatiently, openKeys: openKeys, drawCover: drawCover)
    }

    /// The same console where nothing is said and every question fails: for a line that is only estimated, and for
    /// what a key does while something else is shown.
    func silenced() -> Console {
        Console(
            audience: .noOne, ask: { question in throw AskError.noOneThere(question) }, report: { _ in },
            readLine: readLine, readLines: readLines, clear: clear, waitPatiently: waitPatiently, openKeys: openKeys,
            drawCover: drawCover)
    }
}
