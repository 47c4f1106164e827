// `as`: keeps the rows under a name and passes them on; where the pipeline ends, nothing is shown. All rows are read,
// since a variable that held a stream could be used only once.

package import CommandLanguage
import Rendering
package import Rows

/// Keeps rows.
package struct As: RowsCommand {
    static let name = VariableName.slot(help: "the name; then use $NAME, $NAME:1-3 and ${NAME.field}")

    package static let commandName = "as"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "keep the rows under a name, and pass them on",
        details: """
            The rows are kept until the shell ends. $NAME means the rows wherever rows can be named, and begins a \
            pipeline: $NAME | count. ${NAME.name} is a field of the first one. At the end of a pipeline nothing is \
            shown, unless a format is named: as NAME --table.
            """,
        slots: [name.erased],
        examples: [
            .init("albums | where year < 2000 | as old", "then: $old | sort year, or tracks $old:1")
        ],
        cost: "none, but all rows are read", effect: .session)

    let name: String

    package init(_ input: ParsedInput) throws(UsageError) { name = try input.value(Self.name) }

    /// Reads all rows, keeps them and passes them on; they are kept only if the whole pipeline succeeds. To keep them
    /// is all that was asked for, so that they are not shown.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        let kept = try await rows.all()
        var output = RowsOutput(RowStream(kept), heading: rows.headingOrMixed())
        output.isShown = false
        return Reply(.rows(output), changes: [.keepRows(name, kept)])
    }
}

/// The names of variables.
package enum VariableName {
    static func slot(help: String) -> Slot<String> {
        Slot("NAME", help: help, noun: "a name", shape: .one) { (argument) throws(UsageError) in
            guard let text = argument.words.first?.bareText, isName(text) else {
                throw UsageError(.invalidName(argument.typed, allowed: VariableName.allowed), at: argument.span)
            }
            return text
        }
    }

    static let allowed = "letters from a to z, digits and _"

    /// Whether `$` reads the whole of it.
    package static func isName(_ text: String) -> Bool {
        func begins(_ byte: UInt8) -> Bool {
            (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "_")
        }
        guard let first = text.utf8.first, begins(first) else { return false }
        return text.utf8.allSatisfy { begins($0) || (0x30...0x39).contains($0) }
    }
}
