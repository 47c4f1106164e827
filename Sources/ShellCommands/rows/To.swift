// `to`: ends the rows of a pipeline as text in a format of one's choice, on standard output or in a file. What it writes is
// no listing.

package import CommandLanguage
import Rendering
package import Rows

/// Writes rows in a format.
package struct To: RowsCommand {
    static let format = Slot<OutputFormat>.keyword(help: "the format")

    package static let spec = CommandSpec(
        "to", group: .rows, summary: "write the rows in a format, to a file or the screen", details: RowsExport.details,
        slots: [format.erased, RowsExport.file.erased], options: [RowsExport.append.spec, RowsExport.yes.spec],
        examples: [
            .init("albums | to csv albums.csv", "a file for a spreadsheet"),
            .init("tracks | select name duration | to json", "as JSON on standard output"),
        ],
        takes: ["rows"], cost: "none, but all rows are read")

    let export: RowsExport

    package init(_ input: ParsedInput) throws(UsageError) {
        export = try RowsExport(input, format: try input.value(Self.format))
    }

    package var passesRows: Bool { false }

    package func tables(of incoming: [FieldTable]) -> [FieldTable] { [] }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        try await export.run(rows, using: services)
    }
}
