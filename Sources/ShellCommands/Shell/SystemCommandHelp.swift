// `!`: a command of the system. The lexer takes the rest of its line and the loop gives it to `/bin/sh`; here is what
// help and completion know of it, and what is said where nothing follows it.

package import CommandLanguage
import Rendering

/// Explains `!`; the loop runs what follows it.
package struct SystemCommandHelp: FirstCommand {
    static let line = Slot<String>.text("LINE", help: "what /bin/sh runs")

    package static let commandName = "!"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "run a command of the system",
        details: """
            It takes the rest of its line: ; | and && after it are the system shell's. In a block on one line it ends \
            before the } that closes the block, where that stands alone and outside the system shell's quotes; in the \
            head of an if, before the {. At the end of a pipe it reads the rows as TSV, or as to wrote them. A \
            variable NAME is JUKE_NAME in its environment. A script needs juke --allow-shell.
            """,
        slots: [line.erased],
        examples: [
            .init("!ls", "files of the folder"), .init("liked | !wc -l", "count the lines"),
            .init("albums | to json | !jq length", "read what `to` wrote"),
        ],
        cost: "none")

    /// Always throws: a `!` with a command never comes here.
    package init(_ input: ParsedInput) throws(UsageError) {
        throw UsageError(.unexpectedOperator("!"), at: input.span)
    }

    /// Never reached, since the words are always refused.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        Reply(.nothing)
    }
}
