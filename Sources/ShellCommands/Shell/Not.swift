// `not`: succeeds where a pipeline fails. The loop strips the word and does it; by itself it only says what is missing.

package import CommandLanguage
import Rendering

/// Turns the status of a pipeline into its opposite.
package struct Not: FirstCommand {
    static let line = Slot<String>.text(
        "COMMAND", help: "a command, or a whole pipeline", noun: "a command", candidates: .line(after: 0))

    package static let commandName = "not"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .prefix(.not), summary: "succeed if this fails, and fail if it succeeds",
        details: """
            It stands before a whole pipeline: any failure becomes 0, and success becomes 1. A line that is not \
            understood stays an error. In the conditions of where and test, not turns one comparison.
            """,
        slots: [line.erased],
        examples: [
            .init("not liked | any && echo nothing is saved", "without any liked songs"),
            .init("if not devices | any { echo no device }", "the opposite of if devices | any"),
            .init("not !test -e mix.csv && echo missing", "a command of the system"),
        ],
        cost: "the cost of the pipeline")

    package init(_ input: ParsedInput) throws(UsageError) { _ = try input.value(Self.line) }

    /// Does nothing: the loop takes the word away and runs the rest.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        Reply(.nothing)
    }
}
