// `try`: a pipeline whose failure stops no script. The loop strips the word and does it; by itself it only says what is
// missing.

package import CommandLanguage
import Rendering

/// Lets a pipeline fail.
package struct Try: FirstCommand {
    static let line = Slot<String>.text(
        "COMMAND", help: "a command, or a whole pipeline", noun: "a command", candidates: .line(after: 0))

    package static let commandName = "try"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .prefix(.try), summary: "continue even if this fails",
        details: "The failure is shown, and $? holds its status for the next line.", slots: [line.erased],
        examples: [.init("try pause", "it may be paused already")], cost: "the cost of the pipeline")

    package init(_ input: ParsedInput) throws(UsageError) { _ = try input.value(Self.line) }

    /// Does nothing: the loop takes the word away and runs the rest.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        Reply(.nothing)
    }
}
