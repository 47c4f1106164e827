// `to`: ends the rows of a pipeline as text in a format of one's choice, on standard output or in a file. What it
// writes is no listing.

package import CommandLanguage
import Rendering
package import Rows
package import SpotifyAPI
import Text

/// Writes rows in a format.
package struct To: RowsCommand {
    static let format: Slot<OutputFormat> = {
        let words = Slot<String>.keyword(formats.map(\.rawValue), help: "the format")
        return Slot(words.placeholder, help: words.help, shape: .one, candidates: words.candidates) {
            (argument) throws(UsageError) in
            let word = try words.parse(argument)
            guard let format = formats.first(where: { $0.rawValue == word }) else {
                throw UsageError(.invalidValue(word, expected: words.placeholder.text), at: argument.span)
            }
            return format
        }
    }()
    /// Those that every command can write, and the lists of tracks.
    private static let formats = OutputFormat.allCases + TrackFormat.allCases.map(OutputFormat.tracks)
    static let safe = CommandFlag("safe", help: "write ' before text that a spreadsheet would run")

    package static let commandName = "to"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .sink, summary: "write the rows in a format, to a file or the screen",
        details: """
            \(RowsExport.details) tsv writes \\t \\n \\r for a tab and line ends, \\\\ for a backslash, and \\x1b or \
            \\u{202e} for what a terminal would obey or hide; csv holds every name as it is, and on a terminal leaves \
            that out. Text that begins with = + - or @ is computed by spreadsheets; --safe writes ' before it. m3u, \
            jspf, xspf and exportify are lists of tracks and episodes for other programs: players, Mopidy, services \
            that move libraries. Call an M3U file .m3u8, since many programs read .m3u in an older encoding. Exportify \
            has the columns of that program; what juke's rows do not hold is empty in it.
            """,
        slots: [format.erased, RowsExport.file.erased],
        options: [RowsExport.append.spec, RowsExport.yes.spec, safe.spec],
        examples: [
            .init("albums | to csv albums.csv", "a file for a spreadsheet"),
            .init("tracks | select name duration | to json", "as JSON on standard output"),
            .init("tracks | to csv tracks.csv --append", "add to a file of the same columns"),
            .init("tracks | to m3u road.m3u8", "a playlist for other players"),
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

    /// A list of URIs has no other field.
    package var reads: RowReading { export.format == .ids ? .identity : .fields }

    /// Looks at the file and asks, before the first request is sent.
    package func prepared(using services: Services) async throws -> To {
        var ready = self
        ready.export = try await export.prepared(using: services)
        return ready
    }

    /// A list of tracks can hold only tracks.
    package func check(_ tables: [FieldTable], mode: Mode, at span: Range<Int>) throws {
        try export.check(tables)
    }

    /// It returns no rows.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] { [] }

    /// Writes the rows in the format.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        try await export.run(rows, using: services)
    }
}
