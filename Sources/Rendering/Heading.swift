// Owns whether rows are written below the names of their fields. Which names these are is decided by ``RowsRenderer``.

/// Whether CSV and TSV begin with the names of the fields.
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
}
