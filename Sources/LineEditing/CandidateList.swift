// The list of candidates as rows of text: one per row with a few words beside it, or labels in columns, cut to
// what the screen can hold. The editor supplies the widths of texts.

import Prompting
import Text

extension CompletionPlan {
    /// The plan without anything that a terminal would obey. The source of the candidates has cleaned them
    /// already; this is the last barrier for the name of a file or of something at Spotify.
    var sanitised: CompletionPlan {
        var plan = self
        for index in plan.candidates.indices {
            plan.candidates[index].insertion = Sanitiser.clean(candidates[index].insertion)
            plan.candidates[index].label = Sanitiser.clean(candidates[index].label)
            plan.candidates[index].summary = Sanitiser.clean(candidates[index].summary)
        }
        plan.common = common.map { Sanitiser.clean($0) }
        return plan
    }
}

extension Candidate {
    /// The text in a column. The number of a row alone would say nothing, so its summary is added.
    var columnText: String { showsSummary && !summary.isEmpty ? "\(label) \(summary)" : label }
}

/// Lays candidates out for a screen that they scroll away on, where no menu can stand (Terminal §6.4).
struct CandidateList {
    /// The cells of a row, and the rows of the screen.
    var columns: Int
    var rows: Int
    /// The number of cells that a text takes.
    var width: (String) -> Int

    /// How many of the candidates fit on the screen, together with the prompt and a row for the number of the rest.
    func room(for candidates: ArraySlice<Candidate>) -> Int {
        if isDescribed(candidates) { return candidates.count }
        let perRow = shape(candidates.map(text)).perRow
        let needed = (candidates.count + perRow - 1) / perRow
        return needed <= rowsForAll ? candidates.count : max(1, rowsForAll - 1) * perRow
    }

    /// The rows of the list; with `left`, a last row says how many candidates follow.
    func layout(_ candidates: ArraySlice<Candidate>, left: Int = 0) -> [String] {
        let rows: [String]
        if left == 0, isDescribed(candidates) {
            rows = describedRows(candidates)
        } else {
            let texts = candidates.map(text)
            let (cell, perRow) = shape(texts)
            rows = grid(texts, rows: (texts.count + perRow - 1) / perRow, cell: cell)
        }
        return left > 0 ? rows + ["… \(left) more"] : rows
    }

    /// The rows for candidates; the prompt and one spare row keep theirs.
    private var rowsForAll: Int { max(1, rows - 2) }

    /// Whether each candidate has a row of its own, with the words beside it.
    private func isDescribed(_ candidates: ArraySlice<Candidate>) -> Bool {
        candidates.count <= rowsForAll && candidates.contains { !$0.summary.isEmpty }
    }

    private func text(_ candidate: Candidate) -> String { candidate.columnText }

    /// The cells of a column, and how many columns fit in a row.
    private func shape(_ labels: [String]) -> (cell: Int, perRow: Int) {
        let cell = min((labels.map(width).max() ?? 0) + 2, columns - 1)
        return (cell, max(1, (columns - 1) / max(1, cell)))
    }

    /// One candidate per row, with the summaries aligned.
    private func describedRows(_ candidates: ArraySlice<Candidate>) -> [String] {
        let widest = candidates.map { width($0.label) }.max() ?? 0
        let labelWidth = min(widest, max(8, columns / 2))
        return candidates.map { candidate in
            let label = cut(candidate.label, to: labelWidth)
            guard !candidate.summary.isEmpty else { return label }
            return cut(padded(label, to: labelWidth) + "  " + candidate.summary, to: columns - 1)
        }
    }

    /// Columns from top to bottom, as in the output of `ls`.
    private func grid(_ labels: [String], rows: Int, cell: Int) -> [String] {
        (0..<rows).map { row in
            let inRow = stride(from: row, to: labels.count, by: rows).map { cut(labels[$0], to: cell - 1) }
            let front = inRow.dropLast().map { padded($0, to: cell) }.joined()
            return front + (inRow.last ?? "")
        }
    }

    /// The text with spaces up to so many cells.
    private func padded(_ text: String, to cells: Int) -> String {
        text + String(repeating: " ", count: max(0, cells - width(text)))
    }

    /// The text in at most so many cells.
    private func cut(_ text: String, to cells: Int) -> String { text.cut(to: cells, width: width) }
}
