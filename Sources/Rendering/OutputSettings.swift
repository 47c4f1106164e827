// How output is to look, as one value made anew for every command: the terminal may have been resized.

/// A way to write rows.
package enum OutputFormat: Sendable, Hashable {
    case table, tsv, json, jsonl, csv, ids
    /// A line of the user's own making for every row.
    case template(RowTemplate)
}

/// The formats that a word names; a template needs its text as well.
extension OutputFormat: RawRepresentable, CaseIterable {
    package static let allCases: [OutputFormat] = [.table, .tsv, .json, .jsonl, .csv, .ids]

    package init?(rawValue: String) {
        guard let named = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = named
    }

    package var rawValue: String {
        switch self {
        case .table: "table"
        case .tsv: "tsv"
        case .json: "json"
        case .jsonl: "jsonl"
        case .csv: "csv"
        case .ids: "ids"
        case .template: "format"
        }
    }
}

/// How output is to look.
package struct OutputSettings: Sendable, Equatable {
    package var format: OutputFormat
    /// The width of the terminal in cells.
    package var width: Int
    package var isColoured: Bool
    /// Without symbols and padding.
    package var isPlain: Bool
    /// Whether a terminal shows it: then machine formats are sanitised too.
    package var isTerminal: Bool
    /// Whether names become links that the terminal opens.
    package var showsLinks: Bool
    /// The fields to write, in order; nil for those the format has by itself.
    package var columns: [String]?
    /// Seconds since 1970, for ages; nil shows moments as they are.
    package var now: Int?
    /// Whether text in CSV and TSV that a spreadsheet would compute is marked as text.
    package var guardsFormulas: Bool

    package init(
        format: OutputFormat, width: Int = 80, isColoured: Bool = false, isPlain: Bool = false,
        isTerminal: Bool = false, showsLinks: Bool = false, columns: [String]? = nil, now: Int? = nil,
        guardsFormulas: Bool = false
    ) {
        self.now = now
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

/// A field that no row of the kind has.
package struct UnknownColumn: Error, Sendable, Equatable {
    package var name: String
    package var known: [String]
}
