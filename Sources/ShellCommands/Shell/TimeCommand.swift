// `time`: what a pipeline took. The loop strips the word and does it; by itself it only says what is missing.

package import CommandLanguage
import Rendering

/// Says how long a pipeline took.
package struct TimeCommand: FirstCommand {
    static let line = Slot<String>.text(
        "COMMAND", help: "a command, or a whole pipeline", noun: "a command", candidates: .line(after: 0))

    package static let commandName = "time"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .prefix(.time), summary: "measure a pipeline: its time and its requests",
        slots: [line.erased],
        examples: [.init("time albums | count", "the time goes to standard error")], cost: "the cost of the pipeline")

    package init(_ input: ParsedInput) throws(UsageError) { _ = try input.value(Self.line) }

    /// Does nothing: the loop takes the word away and measures the rest.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        Reply(.nothing)
    }
}
