// `def`: as a block it is read by the parser and run by the loop; alone it lists what was defined.

package import CommandLanguage
import Rendering
package import Rows

/// Lists functions; the parser reads a definition and the loop keeps it.
package struct Def: FirstCommand {
    static let block = Slot<String>.text(
        "NAME [A] [B=VALUE] { … }", help: "a name, names of arguments, and what runs; without it: all functions",
        shape: .optionalRest)

    package static let commandName = "def"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .keyword(.named(.definition)), summary: "make a command of your own",
        details: """
            Names after that of the function are those of its arguments: $a inside. One with a value may be left out, \
            or given as --b VALUE; help shows the usage. $1, $2 … are the arguments by their places, $@ all of them, \
            $# their number. Commands need their full names there. Variables that it sets are its own; those set \
            outside of functions can be read. Rows kept with as stay. return ends it. A function can follow ; && or \
            ||, but cannot be part of a pipe.
            """,
        slots: [block.erased],
        examples: [
            .init("def again { restart; volume $1 }", "then: again 40"),
            .init("def loud level=70 { volume $level }", "then: loud, loud 90 or loud --level 90"),
            .init("def", "all functions"),
        ],
        returns: ["function"], cost: "none", effect: .session)

    package init(_ input: ParsedInput) throws(UsageError) {
        guard try input.optional(Self.block) != nil else { return }
        let end = input.span.upperBound
        throw UsageError(.block(.missing(usage: input.usage)), at: end..<end)
    }

    /// Lists the functions by name; defining one never comes here.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let rows = session.functions.values.sorted { $0.name < $1.name }.map {
            Row($0)
        }
        return Reply(
            .rows(
                RowsOutput(
                    table: Kinds.function, stream: RowStream(rows),
                    presentation: Presentation(numbering: .unnumbered), name: "functions", isListing: false,
                    emptyNote: "There are no functions. Make one: def NAME { … }")))
    }
}

extension Function: Listable {
    /// Rows of `def`, which lists the functions.
    package static var kind: RowKind { "function" }

    /// A function as a row of `def`: its name and its lines.
    package static let columns = Columns<Function>(
        [.text("body", .shown(rank: 1), help: "what it runs") { $0.body.description }])
}
