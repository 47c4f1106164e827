// How output is to look, as one value made anew for every command: the terminal may have been resized.

/// A way to write rows.
package enum OutputFormat: String, Sendable, CaseIterable { case table, tsv, json, jsonl, csv, ids }

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
    /// The fields to write, in order; nil for those the format has by itself.
    package var columns: [String]?

    package init(
        format: OutputFormat, width: Int = 80, isColoured: Bool = false, isPlain: Bool = false,
        isTerminal: Bool = false, columns: [String]? = nil
    ) {
        self.format = format
        self.width = width
        self.isColoured = isColoured
        self.isPlain = isPlain
        self.isTerminal = isTerminal
        self.columns = columns
    }
}

/// A field that no row of the kind has.
package struct UnknownColumn: Error, Sendable, Equatable {
    package var name: String
    package var known: [String]
}
