// Owns whether rows are written below the names of their fields. Which names these are is decided by ``RowsRenderer``,
// and by ``TableLayout`` for tables.

/// Whether CSV and TSV begin with the names of the fields, and tables with those of their columns.
package enum Heading: String, Sendable, Hashable, CaseIterable {
    /// As each format has it by itself.
    case auto
    /// In CSV and in TSV.
    case on
    /// In neither of them.
    case off

    /// Whether the format begins with the names of the fields.
    func isWritten(in format: OutputFormat) -> Bool {
        switch (self, format) {
        case (.auto, .csv), (.on, .csv), (.on, .tsv): true
        case (.auto, .tsv), (.off, .csv), (.off, .tsv): false
        // Their fields are named elsewhere: in each object, in the user's line, or by the format itself.
        case (_, .table), (_, .json), (_, .jsonl), (_, .ids), (_, .template), (_, .tracks): false
        }
    }

    /// The fewest rows whose columns have names by themselves: in shorter tables they are as easily seen.
    static let longTable = 10

    /// Whether a table has a row with the names of its columns; only a terminal has such tables. What continues a
    /// table, as `more` does, comes below the names that are there. A table of any length has names where `needed`:
    /// columns could be confused.
    func isShown(above rows: Int, from first: Int, columns: Int, needed: Bool, isPlain: Bool) -> Bool {
        switch self {
        case .on: true
        case .off: false
        case .auto: (rows >= Self.longTable || needed) && first == 1 && columns > 1 && !isPlain
        }
    }
}
