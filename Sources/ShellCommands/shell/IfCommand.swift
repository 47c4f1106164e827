// `if`: as a block it is read by the parser and run by the loop; here is what help and completion know of it, and what is
// said where its block is missing.

package import CommandLanguage
import Rendering
package import Rows

/// Explains the block; the parser reads it and the loop runs it.
package struct IfCommand: Command {
    static let block = Slot<String>.text(
        "COMMAND { … } else { … }", help: "a command, and what runs by its outcome", candidates: .line(behind: 0))

    package static let spec = CommandSpec(
        "if", group: .shell, summary: "run lines when a command succeeds",
        details: """
            A failure of the command stops no script. The words any and where make conditions: if liked | any { … }. Goes over \
            several lines; else stands on the line of the brace before it.
            """,
        slots: [block.erased],
        examples: [.init("if albums | where year < 1980 | any { echo old } else { echo new }", "by what there is")],
        cost: "those of what runs", effect: .session)

    package init(_ input: ParsedInput) throws(UsageError) {
        let end = input.span.upperBound
        throw UsageError(.missingArgument(slot: "{", usage: input.usage), at: end..<end)
    }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        Reply(.nothing)
    }
}
