// `exit`: leaves the shell. It only says so in its reply; ending is the loop's work.

package import CommandLanguage
import Rendering

/// Leaves the shell.
package struct Exit: FirstCommand {
    static let status = Slot<Int32>(
        "N", help: "the exit status, 0 to 255; without it the last one", shape: .optional,
        parse: { argument throws(UsageError) in
            guard let number = Int32(argument.words[0].text), (0...255).contains(number) else {
                throw UsageError(.invalidValue(argument.typed, expected: "a number from 0 to 255"), at: argument.span)
            }
            return number
        })

    package static let commandName = "exit"
    package static let aliases = ["quit"]
    package static let spec = CommandSpec(
        commandName, aliases: aliases, group: .shell, form: .source, summary: "leave the shell", slots: [status.erased],
        examples: [.init("exit", "leave"), .init("exit 3", "leave a script with status 3")], cost: "none",
        effect: .session)

    let status: Int32?

    package init(_ input: ParsedInput) throws(UsageError) {
        status = try input.optional(Self.status)
    }

    /// Asks the loop to end with the status; without one, with that of the last pipeline.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        Reply(.nothing, continuation: .leave(status.map { ExitStatus(code: $0) }))
    }
}
