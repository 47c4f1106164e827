// `if`: as a block it is read by the parser and run by the loop; here is what help and completion know of it, and
// what is said where its block is missing.

package import CommandLanguage
import Rendering

/// Explains the block; the parser reads it and the loop runs it.
package struct IfCommand: FirstCommand {
    static let block = Slot<String>.text(
        "COMMAND { … } else { … }", help: "a command, and what runs if it succeeds or fails",
        candidates: .line(after: 0))

    package static let commandName = "if"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .keyword(.condition), summary: "run lines when a command succeeds",
        details: """
            If the command fails, the script does not stop. The commands any and where make conditions: if liked | any \
            { … }. It may have several lines; else must follow the closing brace on the same line.
            """,
        slots: [block.erased],
        examples: [
            .init("if albums | where year < 1980 | any { echo old } else { echo new }", "depending on the rows")
        ],
        cost: "the cost of what runs", effect: .session)

    /// Always throws: a line that comes here has no block.
    package init(_ input: ParsedInput) throws(UsageError) {
        let end = input.span.upperBound
        throw UsageError(.block(.missing(usage: input.usage)), at: end..<end)
    }

    /// Never reached, since the words are always refused.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        Reply(.nothing)
    }
}
