// `!`: a command of the system. The lexer takes what follows it and the loop gives that to `/bin/sh`; here is what help
// and completion know of it, and what is said where nothing follows it.

package import CommandLanguage
import Rendering

/// Explains `!`; the loop runs what follows it.
package struct SystemCommandHelp: FirstCommand {
    static let line = Slot<String>.text("LINE", help: "what /bin/sh runs; no blank is needed before it")

    package static let commandName = "!"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "run a command of the system",
        details: """
            /bin/sh runs the line. After a | it reads the rows as TSV, or as to wrote them; before a | what it writes \
            is read by the next command, as in | rows -. A variable NAME is $JUKE_NAME in it. A script needs juke \
            --allow-shell. A status other than 0 is a failure; not, try, time, every and budget can stand before it. \
            It ends at ; | || && as everywhere, in a block at the } that closes it, in the head of an if at the {, and \
            with its line. What the system's shell has open contains these: quotes, brackets, braces, a comment. So \
            !( … ) holds a whole line of it.
            """,
        slots: [line.erased],
        examples: [
            .init("!ls", "files of the folder"), .init("liked | !wc -l", "count the lines"),
            .init("if !test -e mix.csv { echo there }", "depending on its status"),
            .init("liked | !shuf -n 5 | rows - | queue add", "what it writes are rows again"),
            .init("albums | to json | !jq length", "read what `to` wrote"),
            .init("!(cd ~/Music; ls | wc -l)", "brackets: all of it for the system's shell"),
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
