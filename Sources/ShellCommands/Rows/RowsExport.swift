// Rows at the end of a pipeline, as text in a format: on standard output, or in a file that is written as a whole or
// not at all. What `to` and `to format` have in common. Whether the file can be written is known before anything is
// asked of Spotify.

import CommandLanguage
import Formats
import Library
import Rendering
import Rows
import SpotifyAPI
import Text

/// Writes rows in a format.
struct RowsExport: Sendable {
    static let file = Slot<String>.word(
        "FILE", help: "the file; - is standard output", shape: .optional, candidates: .files)
    static let append = CommandFlag("append", help: "add the rows to the end of the file")
    static let yes = CommandFlag("yes", help: "replace the file without asking")
    static let details = """
        A file is written as a whole or not at all; one behind a symbolic link is replaced where it is, and keeps its \
        permissions. If it already exists, a prompt asks; a script needs --yes or --append. ~/ is the home folder. Of \
        no rows JSON is [], JSPF and XSPF are a list without tracks; every other format is empty.
        """

    let format: OutputFormat
    /// nil for standard output.
    let path: String?
    /// Whether text that a spreadsheet would compute is marked as text.
    var guardsFormulas = false
    /// The fields that the line names; nil where it names none.
    private let columns: [FieldName]?
    /// Whether the names of the fields come first; nil where the line does not say it.
    private let heading: Heading?
    private(set) var writing: Writing?
    /// What stands at the path, once that was looked at.
    private var state: FileState?

    /// What was said of a file that is there already.
    enum Writing: Sendable, Equatable { case replace, append }

    /// - Parameter path: the file, where it is not the argument that every export has for one.
    init(_ input: ParsedInput, format: OutputFormat, path given: String? = nil) throws(UsageError) {
        self.format = format
        columns = try input.value(CommonOptions.columns)
        heading = try input.value(CommonOptions.heading)
        let named = if let given { given } else { try input.optional(Self.file) }
        path = named == "-" || named == "/dev/stdout" ? nil : named
        if input.has(Self.append), !format.canGrow {
            throw UsageError(
                .invalidValue(format.rawValue, expected: "a format that can be added to; use jsonl"),
                at: input.span(of: To.target) ?? input.span)
        }
        switch (input.has(Self.append), input.has(Self.yes)) {
        case (true, true): throw UsageError(.option(.conflict("--append", "--yes")), at: input.span)
        case (true, false): writing = .append
        case (false, true): writing = .replace
        case (false, false): writing = nil
        }
    }

    /// The rules for lists of tracks; nil for a format that takes every row.
    private var tracks: TracksExport? {
        if case .tracks(let format) = format { TracksExport(format: format) } else { nil }
    }

    /// Throws where the format can hold no row of these tables, or a column is none of their fields.
    func check(_ tables: [FieldTable], mode: Mode, at span: Range<Int>) throws {
        try tracks?.check(tables)
        for column in columns ?? [] { try column.check(in: tables, mode: mode) }
        if format == .ids { try Addresses.check(tables, at: span) }
    }

    /// Looks at the file, and asks where one would be lost.
    func prepared(using services: Services) async throws -> RowsExport {
        guard let path else { return self }
        var ready = self
        let state = try await services.computer.files.look(path)
        ready.state = state
        switch state {
        case .absent: break
        // Nothing is in it that could be lost.
        case .stream: ready.writing = .replace
        case .file:
            guard writing == nil, services.context.changes == .made else { break }
            guard services.console.audience == .person else { throw FileExists(path: path) }
            let question = "\(Sanitiser.clean(path)) already exists. Replace it?"
            guard try await services.console.ask(.confirm(question)) == "yes" else { throw AskError.declined }
            ready.writing = .replace
        }
        return ready
    }

    /// Writes the rows. To a file they are all rendered first, so that an error while reading leaves the file as it
    /// was.
    func run(_ rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        let heading = rows.headingOrMixed()
        let rows = tracks?.tracks(of: rows, in: services.context) ?? rows
        guard let path else {
            var output = RowsOutput(rows, heading: heading, emptyNote: "No rows.")
            output.format = format
            output.guardsFormulas = guardsFormulas
            output.isListing = false
            output.presentation.numbering = .unnumbered
            return Reply(.rows(output))
        }
        var renderer = try RowsRenderer(
            table: heading.table, presentation: Presentation(numbering: .unnumbered),
            settings: OutputSettings(
                format: format, width: Self.fileWidth, isTerminal: state == .stream(isTerminal: true),
                columns: try columns?.map(\.name) ?? session.rowDefaults.columns(under: heading),
                guardsFormulas: guardsFormulas, heading: self.heading ?? session.settings.heading))
        try check(renderer, against: path)
        let all = try await rows.all()
        let head = all.isEmpty ? "" : renderer.takeHead()
        let text = renderer.render(all) + renderer.finish()
        let count = all.count == 1 ? "1 row" : "\(all.count) rows"
        let name = Sanitiser.clean(path)
        let isMade = try await services.writer.change(sentence(count, name)) {
            switch writing {
            case .append: try await services.computer.files.write(path, text, .appending(head: head))
            case .replace: try await services.computer.files.write(path, head + text, .replacing)
            case nil: try await services.computer.files.write(path, head + text, .new)
            }
        }
        return Reply(isMade ? .note(StyledText("\(count) written to \(name)")) : .nothing)
    }

    /// What becomes of the file, as it follows "Would".
    private func sentence(_ count: String, _ name: String) -> String {
        switch (state, writing) {
        case (.file?, .append?): "add \(count) to \(name)"
        case (.file?, _): "replace \(name) by \(count)"
        case (.absent?, _), (.stream?, _), (nil, _): "write \(count) to \(name)"
        }
    }

    /// Rows are added only below columns that are theirs.
    private func check(_ renderer: RowsRenderer, against path: String) throws {
        guard writing == .append, case .file(let beginning?)? = state, !beginning.isEmpty else { return }
        switch format {
        case .csv:
            guard let cells = FirstRecord.cells(of: beginning, delimiter: UInt8(ascii: ",")) else {
                throw FileRefusal.otherColumns(
                    path, columns: String(Self.firstLine(of: beginning)), rows: renderer.columns.joined(separator: ","))
            }
            try check(renderer, in: cells, of: path)
        case .tsv:
            // In TSV a quote is a sign like every other.
            let cells = Self.firstLine(of: beginning).split(separator: "\t", omittingEmptySubsequences: false)
            try check(renderer, in: cells.map(String.init), of: path)
        case .tracks:
            let first = Self.firstLine(of: beginning)
            guard let own = renderer.firstLine?.filter({ !$0.isNewline }), first != own else { return }
            throw FileRefusal.otherColumns(path, columns: String(first), rows: own)
        case .table, .json, .jsonl, .ids, .template: break
        }
    }

    /// Throws where cells of the first line of a file are not the columns of the rows, or are not as many.
    private func check(_ renderer: RowsRenderer, in first: [String], of path: String) throws {
        let own = renderer.columns
        guard first != own else { return }
        // Names of fields are a head, whether or not the rows would come with theirs; some may be of `select`.
        let names = first.filter { Self.isName($0, in: renderer) }
        if renderer.firstLine == nil ? names.count * 2 >= first.count : !names.isEmpty {
            throw FileRefusal.otherColumns(
                path, columns: first.joined(separator: ","), rows: own.joined(separator: ","))
        }
        guard first.count == own.count else {
            throw FileRefusal.otherCount(path, count: first.count, rows: own.count)
        }
        if renderer.firstLine != nil { throw FileRefusal.noHead(path) }
    }

    private static func isName(_ cell: String, in renderer: RowsRenderer) -> Bool {
        renderer.hasField(cell) || Kinds.mixed.field(cell) != nil || Kinds.track.field(cell) != nil
    }

    /// The first line of a text without its end and a byte-order mark.
    private static func firstLine(of text: String) -> Substring {
        let line = text.utf8.prefix { $0 != 10 && $0 != 13 }
        return Substring(line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line)
    }

    /// A table in a file has room for everything.
    private static let fileWidth = 100_000
}
