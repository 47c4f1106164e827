// Owns how one thing is shown: a sentence for a person, fields for a program. The fields are written by
// ``RowsRenderer``, so that one row looks the same alone and in a list.

import Rows
import Text

/// Renders records.
package enum RecordRenderer {
    /// The text of a record, line ends included; empty where there is nothing to say to a person.
    ///
    /// Throws when the settings name a column that the record does not have.
    package static func render(_ record: Record, settings: OutputSettings) throws(UnknownColumn) -> String {
        if settings.format == .table, settings.columns == nil {
            let lines = record.sentence.map { settings.isTerminal ? $0.message(width: settings.width) : [$0] } ?? []
            return (lines + record.details.flatMap { $0.fitted(to: settings) })
                .map { $0.rendered(isColoured: settings.isColoured, isTerminal: settings.isTerminal) + "\n" }.joined()
        }
        if settings.format == .tsv, settings.columns == nil, let bare = record.bare {
            return (settings.isTerminal ? Sanitiser.clean(bare) : bare) + "\n"
        }
        var renderer = try RowsRenderer(
            table: record.row.table, presentation: Presentation(numbering: .unnumbered), settings: settings)
        // In JSON a single thing is one object, not a list with one entry.
        if settings.format == .json {
            var settings = settings
            settings.format = .jsonl
            renderer = try RowsRenderer(table: record.row.table, presentation: Presentation(), settings: settings)
        }
        return renderer.render([record.row]) + renderer.finish()
    }
}
