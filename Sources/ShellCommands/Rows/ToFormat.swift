// `to format`: each row as a line of the user's own making. What a template may hold is said here, for `help`; it is
// read in Rendering.

package import CommandLanguage
import Rendering
package import Rows
package import SpotifyAPI

/// Writes rows as lines of a template.
package struct ToFormat: RowsCommand {
    static let template = Slot<TemplateText>(
        "TEMPLATE", help: "a line with fields in braces, in quotes", noun: "a template", shape: .one,
        parse: { argument throws(UsageError) in try TemplateText(argument.words[0]) })

    package static let commandName = "to format"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .sink, summary: "write each row as a line of your own",
        details: """
            {FIELD} is a field, and {index} the number of the row. {FIELD:20} fills exactly 20 cells and is cut \
            there; {FIELD:>8} {FIELD:<8} {FIELD:^8} pad it to 8 cells on the left, on the right, on both sides. \
            {duration:m:ss} (also h:mm:ss, s, ms) sets how a duration is written, {duration:m:ss>8} does both. \
            {FIELD?TEXT} is TEXT, with fields in it, where the field is not empty: missing, without text, or a flag \
            that is off. {?FIELD}TEXT{/FIELD} is the same. {{ and }} are braces (inside {FIELD?TEXT} write \\} for \
            the second), \\t and \\n a tab and a line end. --format TEMPLATE does the same after any command. \
            \(RowsExport.details)
            """,
        slots: [template.erased, RowsExport.file.erased], options: [RowsExport.append.spec, RowsExport.yes.spec],
        examples: [
            .init("tracks | to format '{artist} – {name} [{duration}]'", "a line for every track"),
            .init(
                "tracks | to format '{index:>3} {name:30} {album?from {album}}'",
                "numbered columns, and no from where there is no album"),
        ],
        cost: "none, but all rows are read")

    let template: TemplateText
    private(set) var export: RowsExport

    package init(_ input: ParsedInput) throws(UsageError) {
        template = try input.value(Self.template)
        export = try RowsExport(input, format: .template(template.template))
    }

    /// The file its lines go to; nil for standard output.
    package var writtenFile: String? { export.path }

    /// Looks at the file and asks, before the first request is sent.
    package func prepared(using services: Services) async throws -> ToFormat {
        var ready = self
        ready.export = try await export.prepared(using: services)
        return ready
    }

    /// Every field of the template must be one of the rows'.
    package func check(_ tables: [FieldTable], mode: Mode, at span: Range<Int>) throws {
        try template.check(in: tables, mode: mode)
        try export.check(tables, mode: mode, at: span)
    }

    /// It returns no rows.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] { [] }

    /// Writes a line a row.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        try await export.run(rows, in: session, using: services)
    }
}
