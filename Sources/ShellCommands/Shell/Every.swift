// `every`: a pipeline again and again. The loop strips the words and does it; by itself it only says what is missing.

package import CommandLanguage
import Rendering
import Text

/// Repeats a pipeline.
package struct Every: FirstCommand {
    static let line = Slot<[Word]>.words(
        "TIME COMMAND", help: "at least 5s, and a command or a whole pipeline", noun: "a time and a command",
        candidates: .line(after: 1))

    package static let commandName = "every"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .prefix(.every),
        summary: "repeat a pipeline until it fails or you press Ctrl-C",
        details: """
            The time passes between the end of one run and the start of the next. With try it continues after a \
            failure.
            """,
        slots: [line.erased],
        examples: [
            .init("every 30s now", "what plays, twice a minute"), .init("every 5m try queue", "even after a failure"),
        ],
        cost: "the cost of the pipeline, every time")

    /// The shortest time between two runs.
    package static let shortest = Duration.seconds(5)

    package init(_ input: ParsedInput) throws(UsageError) {
        let words = try input.value(Self.line)
        guard words.count < 2 else { return }
        let end = input.span.upperBound
        throw UsageError(.missingPart("a command", after: words.first?.typed, usage: input.usage), at: end..<end)
    }

    /// The time a word says.
    package static func interval(_ text: String, at span: Range<Int>) throws(UsageError) -> Duration {
        guard let time = DurationText.parseSeconds(text), time >= shortest else {
            throw UsageError(.invalidValue(text, expected: "a time of 5s or more, such as 30s or 5m"), at: span).of(
                spec.name)
        }
        return time
    }

    /// Does nothing: the loop takes the words away before the pipeline runs.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        Reply(.nothing)
    }
}
