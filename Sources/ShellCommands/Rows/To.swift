// `to`: ends the rows of a pipeline as text in a format of one's choice, on standard output or in a file. What it
// writes is no listing.

package import CommandLanguage
import Rendering
package import Rows
import Text

/// Writes rows in a format.
package struct To: RowsCommand {
    static let format = Slot<OutputFormat>.keyword(help: "the format")
    static let safe = CommandFlag("safe", help: "write ' before text that a spreadsheet would run")

    package static let commandName = "to"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .sink, summary: "write the rows in a format, to a file or the screen",
        details: """
            \(RowsExport.details) tsv writes \\t \\n \\r for a tab and line ends, \\\\ for a backslash, and \\x1b or \
            \\u{202e} for what a terminal would obey or hide; csv holds every name as it is, and on a terminal leaves \
            that out. Text that begins with = + - or @ is computed by spreadsheets; --safe writes ' before it.
            """,
        slots: [format.erased, RowsExport.file.erased],
        options: [RowsExport.append.spec, RowsExport.yes.spec, safe.spec],
        examples: [
            .init("albums | to csv albums.csv", "a file for a spreadsheet"),
            .init("tracks | select name duration | to json", "as JSON on standard output"),
            .init("tracks | to csv tracks.csv --append", "add to a file of the same columns"),
        ],
        cost: "none, but all rows are read")

    private(set) var export: RowsExport

    package init(_ input: ParsedInput) throws(UsageError) {
        let format = try input.value(Self.format)
        export = try RowsExport(input, format: format)
        export.guardsFormulas = input.has(Self.safe)
        guard !export.guardsFormulas || format.isForSpreadsheets else {
            let fitting = OutputFormat.allCases.filter(\.isForSpreadsheets).map(\.rawValue).sorted()
            throw UsageError(
                .invalidValue(format.rawValue, expected: "a format for --safe: \(WordList.text(fitting, "or"))"),
                at: input.span(of: Self.format) ?? input.span)
        }
    }

    /// The file that the rows are written to; nil for standard output.
    package var writtenFile: String? { export.path }

    /// Looks at the file and asks, before the first request is sent.
    package func prepared(using services: Services) async throws -> To {
        var ready = self
        ready.export = try await export.prepared(using: services)
        return ready
    }

    /// It returns no rows.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] { [] }

    /// Writes the rows in the format.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        try await export.run(rows, using: services)
    }
}
