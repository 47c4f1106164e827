// `as`: keeps the rows under a name and passes them on.

package import CommandLanguage
import Rendering
package import Rows

/// Keeps rows.
package struct As: RowsCommand {
    static let name = VariableName.slot(help: "then $NAME, $NAME:1-3 and ${NAME.field}")

    package static let spec = CommandSpec(
        "as", group: .rows, summary: "keep the rows under a name, and pass them on",
        details: """
            Kept until the shell ends. $NAME stands for the rows wherever things can stand; ${NAME.name} is a field of \
            the first.
            """,
        slots: [name.erased], examples: [.init("albums | where year < 2000 | as old", "then: tracks $old:1")],
        takes: ["rows"], cost: "none, but all rows are read", effect: .session)

    let name: String

    package init(_ input: ParsedInput) throws(UsageError) { name = try input.value(Self.name) }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        guard let rows else { return Reply(.nothing) }
        let kept = try await rows.all()
        return Reply(
            .rows(RowsOutput(RowStream(kept), heading: rows.headingOrMixed())), changes: [.letRows(name, kept)])
    }
}

/// The names of variables.
enum VariableName {
    static func slot(help: String) -> Slot<String> {
        Slot("NAME", help: help, shape: .one) { (argument) throws(UsageError) in
            guard let text = argument.words.first?.bareText, isName(text) else {
                throw argument.invalid(expected: "a name: letters, digits and _, not a digit first")
            }
            return text
        }
    }

    static func isName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first == "_" || first.properties.isAlphabetic else { return false }
        return text.unicodeScalars.allSatisfy {
            $0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0)
        }
    }
}
