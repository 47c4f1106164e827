// `continue`: ends one turn of the innermost loop. The loop that runs the body does it; the command says so in its
// reply.

package import CommandLanguage
import Rendering

/// Goes to the next turn of a loop.
package struct Continue: FirstCommand {
    package static let commandName = "continue"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "leave out the rest of this turn of a for",
        details: "To continue playing: resume.",
        examples: [.init("test ${x.name} ~ live && continue", "within for x in 1-9 { … }")], cost: "none")

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Asks for the next turn.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        Reply(.nothing, continuation: .nextTurn)
    }
}
