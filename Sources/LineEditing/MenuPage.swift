// How a menu looks: an entry per row with faint words beside it where all have room, else entries in columns, and a
// last row that says how many follow. Only what is seen is laid out, so a hundred thousand entries cost no more than
// a few.

import CEditLine
import Text

/// Lays a menu out for the rows it has.
struct MenuPage {
    /// What is shown of an entry. The texts are cleaned here, as the last barrier before the terminal.
    struct Entry {
        var label: String
        /// A few words beside it, or in the last row; empty for none.
        var summary = ""
    }

    /// The arrangement of the entries.
    enum Shape: Sendable, Equatable {
        /// One per row, the labels so wide.
        case rows(label: Int)
        /// So many in a row, each in so many cells; perhaps with words for the last row.
        case columns(perRow: Int, cell: Int, hasSummaries: Bool)
    }

    /// The cells of a row; the last one stays empty, since a row that fills it would wrap.
    var columns: Int
    /// How many rows there are.
    var room: Int
    /// Whether text can be faint.
    var hasFaint: Bool
    /// The number of cells that a text takes.
    var width: (String) -> Int
    /// What the last row says besides, in as many words as it has room for: from the longest text to the shortest.
    /// Where there is any, there is a last row.
    var notes: [String] = []

    /// How many entries are looked at to find out how wide they are. What is wider further down is cut.
    private static let sample = 200

    /// The arrangement for so many entries; `isList` keeps them in one column.
    func shape(of count: Int, isList: Bool, _ entry: (Int) -> Entry) -> Shape {
        let sample = (0..<min(count, Self.sample)).map(entry)
        let widest = sample.map { width(Sanitiser.clean($0.label)) }.max() ?? 0
        let hasSummaries = sample.contains { !$0.summary.isEmpty }
        if isList || hasSummaries && count <= room {
            return .rows(label: min(widest, hasSummaries ? max(8, columns / 2) : columns - 1))
        }
        let cell = min(widest + 2, columns - 1)
        // Two blanks part the cells of a row and need not follow the last.
        return .columns(perRow: max(1, (columns + 1) / max(1, cell)), cell: cell, hasSummaries: hasSummaries)
    }

    /// Puts the grid into this arrangement.
    func fit(_ grid: inout MenuGrid, to shape: Shape) {
        let perRow =
            switch shape {
            case .rows: 1
            case .columns(let perRow, _, _): perRow
            }
        let needed = MenuGrid.rows(of: grid.count, perRow: perRow)
        grid.fit(perRow: perRow, height: needed + footer(shape, needed) <= room ? needed : room - footer(shape, needed))
    }

    /// The rows that the last row takes away, which says how many entries follow, or what the chosen one is.
    private func footer(_ shape: Shape, _ needed: Int) -> Int {
        guard room > 1 else { return 0 }
        return switch shape {
        case .rows: needed > room || !notes.isEmpty ? 1 : 0
        case .columns(_, _, let hasSummaries): needed > room || hasSummaries ? 1 : 0
        }
    }

    /// The rows as the editor takes them, with marks for what is faint or in reverse.
    func draw(_ grid: MenuGrid, _ shape: Shape, entry: (Int) -> Entry) -> [String] {
        var rows: [String] = []
        var first = grid.seen.lowerBound
        while first < grid.seen.upperBound {
            let end = min(first + grid.perRow, grid.seen.upperBound)
            rows.append(row(first..<end, grid.chosen, shape, entry))
            first = end
        }
        if footer(shape, grid.rows) > 0 { rows.append(lastRow(grid, shape, entry)) }
        return rows
    }

    private func row(_ entries: Range<Int>, _ chosen: Int?, _ shape: Shape, _ entry: (Int) -> Entry) -> String {
        switch shape {
        case .rows(let label):
            let (index, entry) = (entries.lowerBound, entry(entries.lowerBound))
            let summary = Sanitiser.clean(entry.summary)
            let name = cut(Sanitiser.clean(entry.label), to: label)
            guard !summary.isEmpty else { return index == chosen ? reversed(name) : name }
            let words = cut(summary, to: max(0, columns - 1 - label - 2))
            let padding = spaces(label - width(name) + 2)
            return index == chosen ? reversed(name + padding + words) : name + padding + faint(words)
        case .columns(_, let cell, _):
            var text = ""
            for index in entries {
                let isLast = index == entries.upperBound - 1
                // Alone in its row it may take all of it.
                let name = cut(Sanitiser.clean(entry(index).label), to: entries.count == 1 ? columns - 1 : cell - 2)
                text += index == chosen ? reversed(name) : name
                if !isLast { text += spaces(cell - width(name)) }
            }
            return text
        }
    }

    /// How many entries follow those that are seen, and in columns what the chosen one is.
    private func lastRow(_ grid: MenuGrid, _ shape: Shape, _ entry: (Int) -> Entry) -> String {
        let left = grid.count - grid.seen.upperBound
        var parts: [String] = []
        if left > 0 {
            parts.append("… \(left) more")
        } else if grid.seen.count < grid.count {
            parts.append("\(grid.count) in all")
        }
        if case .columns = shape, let chosen = grid.chosen { parts.append(Sanitiser.clean(entry(chosen).summary)) }
        let texts = (notes.isEmpty ? [""] : notes).map { note in
            (parts + [note]).filter { !$0.isEmpty }.joined(separator: "  ")
        }
        let text = texts.first { width($0) < columns } ?? texts[texts.count - 1]
        return faint(cut(text, to: columns - 1))
    }

    /// A row that is no entry.
    func remark(_ text: String) -> String { faint(cut(text, to: columns - 1)) }

    // MARK: Text

    private func reversed(_ text: String) -> String {
        Self.mark(CEL_MARK_REVERSE) + text + Self.mark(CEL_MARK_PLAIN)
    }

    private func faint(_ text: String) -> String {
        guard hasFaint, !text.isEmpty else { return text }
        return Self.mark(CEL_MARK_FAINT) + text + Self.mark(CEL_MARK_PLAIN)
    }

    private static func mark(_ code: Int) -> String { String(UnicodeScalar(UInt8(code))) }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

    private func cut(_ text: String, to cells: Int) -> String { text.cut(to: cells, width: width) }
}

extension String {
    /// The text in at most so many cells, with `…` for what is missing.
    func cut(to cells: Int, width: (String) -> Int) -> String {
        guard width(self) > cells else { return self }
        var result = ""
        var used = 0
        for character in self {
            let size = width(String(character))
            guard used + size <= cells - 1 else { break }
            result.append(character)
            used += size
        }
        return cells > 0 ? result + "…" : ""
    }
}
