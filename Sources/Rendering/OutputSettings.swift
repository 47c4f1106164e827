// Owns what is known of the place that output goes to: format, width, colour and the like. The value is made
// for every command again, because the terminal may have been resized in between.

/// A way to write rows.
package enum OutputFormat: Sendable, Hashable {
    /// The formats that a word alone selects.
    case table, tsv, json, jsonl, csv, ids
    /// A line that the user describes with fields in braces (`--format`).
    case template(RowTemplate)
    /// A list of tracks as other programs read it; only rows that are tracks can be written so.
    case tracks(TrackFormat)
}

/// The names of the formats. A template needs its text besides, and lists of tracks cannot hold every row, so that no
/// word alone makes one of these.
extension OutputFormat: RawRepresentable, CaseIterable {
    /// The formats that can be named for every command; the others are for `to` alone.
    package static let allCases: [OutputFormat] = [.table, .tsv, .json, .jsonl, .csv, .ids]

    /// nil for `template`, which needs its text, and for lists of tracks.
    package init?(rawValue: String) {
        guard let named = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = named
    }

    /// The word after `to` and in `set output`; `format` for a template.
    package var rawValue: String {
        switch self {
        case .table: "table"
        case .tsv: "tsv"
        case .json: "json"
        case .jsonl: "jsonl"
        case .csv: "csv"
        case .ids: "ids"
        case .template: "format"
        case .tracks(let format): format.rawValue
        }
    }
}

/// What `to` asks of a format before it writes one.
extension OutputFormat {
    /// Whether more rows can be added after those of another time: JSON is closed by its bracket.
    package var canGrow: Bool {
        switch self {
        case .json: false
        case .table, .tsv, .jsonl, .csv, .ids, .template: true
        case .tracks(let format): format.canGrow
        }
    }

    /// Whether spreadsheets read it, so that text in it may be taken for a formula.
    package var isForSpreadsheets: Bool {
        switch self {
        case .tsv, .csv: true
        case .table, .json, .jsonl, .ids, .template, .tracks: false
        }
    }
}

/// Where output goes, and what is wanted there.
package struct OutputSettings: Sendable, Equatable {
    /// The format in which rows are written.
    package var format: OutputFormat
    /// The width of the terminal in cells.
    package var width: Int
    /// Whether styles become escapes.
    package var isColoured: Bool
    /// Whether symbols, bars and padding are left out, for screen readers and simple terminals (Language §10).
    package var isPlain: Bool
    /// Whether a terminal shows the output; machine formats are cleaned then, too.
    package var isTerminal: Bool
    /// Whether names become links that the terminal can open.
    package var showsLinks: Bool
    /// The fields to write, in order; nil for those that the format has by itself.
    package var columns: [String]?
    /// The present moment in seconds since 1970, for ages; nil writes moments as they are.
    package var now: Int?
    /// Whether text in CSV and TSV that a spreadsheet would compute is marked as text.
    package var guardsFormulas: Bool
    /// Whether CSV and TSV begin with the names of the fields.
    package var heading: Heading
    /// Whether tables on a terminal have the names of their columns above them.
    package var tableHeading: Heading

    /// Settings for a format; what is not given is as in a file: no colour, no links, 80 cells.
    package init(
        format: OutputFormat, width: Int = 80, isColoured: Bool = false, isPlain: Bool = false,
        isTerminal: Bool = false, showsLinks: Bool = false, columns: [String]? = nil, now: Int? = nil,
        guardsFormulas: Bool = false, heading: Heading = .auto, tableHeading: Heading = .off
    ) {
        self.now = now
        self.heading = heading
        self.tableHeading = tableHeading
        self.guardsFormulas = guardsFormulas
        self.format = format
        self.width = width
        self.isColoured = isColoured
        self.isPlain = isPlain
        self.isTerminal = isTerminal
        self.showsLinks = showsLinks
        self.columns = columns
    }
}

/// The error of a column that no row of the kind has; `known` lists those there are.
package struct UnknownColumn: Error, Sendable, Equatable {
    /// The column that was asked for.
    package var name: String
    /// Those the rows have.
    package var known: [String]
}
