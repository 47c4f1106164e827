// `to`: ends the rows of a pipeline as text in a format of one's choice, on standard output or in a file. What it
// writes is no listing.

package import CommandLanguage
import Prompting
import Rendering
package import Rows
package import SpotifyAPI
import Text

/// Writes rows in a format.
package struct To: RowsCommand {
    /// A format, or a file whose ending names one.
    enum Target: Sendable { case format(OutputFormat), file(String, OutputFormat) }

    static let target: Slot<Target> = {
        let words = Slot<String>.keyword(
            formats.map(\.rawValue), help: "the format; or a file alone, whose ending names one")
        let files = CandidateSource.wordsOrFiles(formats.map { Candidate($0.rawValue) })
        return Slot(words.placeholder, help: words.help, shape: .one, candidates: files) {
            (argument) throws(UsageError) in
            let word = argument.words[0].text
            if let format = formats.first(where: { $0.rawValue == word }) { return .format(format) }
            let ending = OutputFormat.ending(of: word)
            guard ending != nil || word.contains("/") else {
                throw argument.invalid(expected: WordList.text(formats.map(\.rawValue), "or"))
            }
            guard let named = ending?.lowercased(), let format = formats.first(where: { $0.endings.contains(named) })
            else {
                throw UsageError(
                    .unknownEnding(file: word, ending: ending, known: formats.flatMap(\.endings)), at: argument.span)
            }
            return .file(word, format)
        }
    }()
    /// Those that every command can write, and the lists of tracks.
    private static let formats = OutputFormat.allCases + TrackFormat.allCases.map(OutputFormat.tracks)
    static let safe = CommandFlag("safe", help: "write ' before text that a spreadsheet would run")

    package static let commandName = "to"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .sink, summary: "write the rows in a format, to a file or the screen",
        details: """
            A file alone is written in the format of its ending: .csv, .tsv, .json, .jsonl, .m3u8, .jspf or .xspf. \
            \(RowsExport.details) tsv writes \\t \\n \\r for a tab and line ends, \\\\ for a backslash, and \\x1b or \
            \\u{202e} for what a terminal would obey or hide; csv holds every name as it is, and on a terminal leaves \
            that out. Text that begins with = + - or @ is computed by spreadsheets; --safe writes ' before it. m3u, \
            jspf, xspf and exportify are lists of tracks and episodes for other programs: players, Mopidy, services \
            that move libraries. Call an M3U file .m3u8, since many programs read .m3u in an older encoding. Exportify \
            has the columns of that program; what juke's rows do not hold is empty in it.
            """,
        slots: [target.erased, RowsExport.file.erased],
        options: [RowsExport.append.spec, RowsExport.yes.spec, safe.spec],
        examples: [
            .init("albums | to csv albums.csv", "a file for a spreadsheet"),
            .init("albums | to albums.csv", "the same: the ending names the format"),
            .init("tracks | select name duration | to json", "as JSON on standard output"),
            .init("tracks | to csv tracks.csv --append", "add to a file of the same columns"),
            .init("tracks | to m3u road.m3u8", "a playlist for other players"),
        ],
        cost: "none, but all rows are read")

    private(set) var export: RowsExport

    package init(_ input: ParsedInput) throws(UsageError) {
        let format: OutputFormat
        switch try input.value(Self.target) {
        case .format(let named):
            format = named
            export = try RowsExport(input, format: format)
        case .file(let path, let ending):
            if let second = input.span(of: RowsExport.file) {
                throw UsageError(
                    .surplusArgument(input.typed(in: RowsExport.file)[0], usage: input.usage), at: second)
            }
            format = ending
            export = try RowsExport(input, format: format, path: path)
        }
        export.guardsFormulas = input.has(Self.safe)
        guard !export.guardsFormulas || format.isForSpreadsheets else {
            let fitting = OutputFormat.allCases.filter(\.isForSpreadsheets).map(\.rawValue).sorted()
            throw UsageError(
                .invalidValue(format.rawValue, expected: "a format for --safe: \(WordList.text(fitting, "or"))"),
                at: input.span(of: Self.target) ?? input.span)
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

    /// A list of tracks can hold only tracks, and every column must be a field of the rows.
    package func check(_ tables: [FieldTable], mode: Mode, at span: Range<Int>) throws {
        try export.check(tables, mode: mode, at: span)
    }

    /// It returns no rows.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] { [] }

    /// Writes the rows in the format.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        try await export.run(rows, in: session, using: services)
    }
}
