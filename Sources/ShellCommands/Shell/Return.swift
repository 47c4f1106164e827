// `return`: ends a function with a status. The loop that runs the function does it; the command says so in its reply.

package import CommandLanguage
import Rendering

/// Ends a function.
package struct Return: FirstCommand {
    package static let commandName = "return"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "end a function",
        details: "Its status is N, or without it that of its last pipeline. To end a script: exit.",
        slots: [Exit.status.erased],
        examples: [.init("test $# = 0 && return 1", "within def greet { … }")],
        cost: "none")

    let status: Int32?

    package init(_ input: ParsedInput) throws(UsageError) { status = try input.optional(Exit.status) }

    /// Asks the function to end with the status; without one, with that of the last pipeline.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        Reply(.nothing, continuation: .leaveFunction(status.map { ExitStatus(code: $0) } ?? session.lastStatus))
    }
}
