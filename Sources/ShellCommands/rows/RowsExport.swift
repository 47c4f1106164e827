// Rows at the end of a pipeline, as text in a format: on standard output, or in a file that is written as a whole or not at
// all. What `to` and `to format` have in common.

import CommandLanguage
import Rendering
import Rows
import Text

/// Writes rows in a format.
struct RowsExport: Sendable {
    static let file = Slot<String>.word(
        "FILE", help: "the file; - is standard output", shape: .optional, candidates: .files)
    static let append = CommandFlag("append", help: "add the rows to the end of the file")
    static let yes = CommandFlag("yes", help: "replace the file without asking")
    static let details = """
        A file is written as a whole or not at all. If it already exists, a prompt asks; a script needs --yes or \
        --append. ~/ is the home folder. Of no rows JSON is []; every other format is empty.
        """

    let format: OutputFormat
    let path: String?
    let writing: Writing?

    /// What was said of a file that is there already.
    enum Writing: Sendable, Equatable { case replace, append }

    init(_ input: ParsedInput, format: OutputFormat) throws(UsageError) {
        self.format = format
        let named = try input.optional(Self.file)
        path = named == "-" ? nil : named
        if input.has(Self.append), !format.canGrow {
            throw UsageError(
                .invalidValue("json", expected: "a format that can be added to; use jsonl"),
                at: input.span(of: To.format) ?? input.span)
        }
        switch (input.has(Self.append), input.has(Self.yes)) {
        case (true, true): throw UsageError(.conflict("--append", "--yes"), at: input.span)
        case (true, false): writing = .append
        case (false, true): writing = .replace
        case (false, false): writing = nil
        }
    }

    func run(_ rows: RowStream?, using services: Services) async throws -> Reply {
        guard let rows else { return Reply(.nothing) }
        let heading = rows.headingOrMixed()
        guard let path else {
            var output = RowsOutput(rows, heading: heading, emptyNote: "No rows.")
            output.format = format
            output.isListing = false
            output.presentation.numbering = .unnumbered
            return Reply(.rows(output))
        }
        let all = try await rows.all()
        var renderer = try RowsRenderer(
            table: heading.table, presentation: Presentation(numbering: .unnumbered),
            settings: OutputSettings(format: format, width: Self.fileWidth, columns: heading.columns))
        let head = all.isEmpty ? "" : renderer.takeHead()
        let text = renderer.render(all) + renderer.finish()
        do {
            switch writing {
            case .append: try await services.writeFile(path, text, .appending(head: head))
            case .replace: try await services.writeFile(path, head + text, .replacing)
            case nil: try await services.writeFile(path, head + text, .new)
            }
        } catch let exists as FileExists {
            guard services.audience == .person else { throw exists }
            let question = "\(Sanitiser.clean(path)) already exists. Replace it?"
            guard try await services.ask(.confirm(question)) == "yes" else { throw AskError.declined }
            try await services.writeFile(path, head + text, .replacing)
        }
        let count = all.count == 1 ? "1 row" : "\(all.count) rows"
        return Reply(.note(StyledText("\(count) written to \(Sanitiser.clean(path))")))
    }

    /// A table in a file has room for everything.
    private static let fileWidth = 100_000
}

extension OutputFormat {
    /// Whether more rows can be added behind those of another time: JSON is closed by its bracket.
    fileprivate var canGrow: Bool {
        switch self {
        case .json: false
        case .table, .tsv, .jsonl, .csv, .ids, .template: true
        }
    }
}
