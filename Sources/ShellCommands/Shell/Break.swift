// `break`: ends the innermost loop. The loop that runs the body does it; the command says so in its reply.

package import CommandLanguage
import Rendering

/// Ends a loop.
package struct Break: FirstCommand {
    package static let commandName = "break"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "end the innermost for",
        details: "What comes after its block runs next, and the status is 0.",
        examples: [.init("test ${x.name} ~ live && break", "within for x in 1-9 { … }")],
        cost: "none")

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Asks the loop to end.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        Reply(.nothing, continuation: .leaveLoop)
    }
}
