// Where the entries of a menu stand: in rows of equal length, of which a part is seen, one of them chosen. A value that
// knows numbers alone; what an entry says is left to ``MenuPage``, what choosing it means to the menus themselves.

/// The places of a menu's entries, and the chosen one.
struct MenuGrid: Sendable, Equatable {
    /// A way from the chosen entry to another one.
    enum Move: Sendable, Equatable { case next, previous, up, down, left, right, pageUp, pageDown }

    /// How many entries there are.
    private(set) var count: Int
    /// How many of them are in a row.
    private(set) var perRow = 1
    /// How many rows are seen.
    private(set) var height = 1
    /// The first row that is seen.
    private(set) var top = 0
    /// The chosen entry.
    private(set) var chosen: Int?

    init(count: Int) { self.count = count }

    /// The entries that are seen.
    var seen: Range<Int> { min(top * perRow, count)..<min((top + height) * perRow, count) }

    /// The rows of all entries.
    var rows: Int { Self.rows(of: count, perRow: perRow) }

    /// The rows that so many entries take.
    static func rows(of count: Int, perRow: Int) -> Int { (count + perRow - 1) / perRow }

    /// Puts the entries into rows of this length, so many of them seen, the chosen one among these.
    mutating func fit(perRow: Int, height: Int) {
        // The entry that was seen first stays so.
        top = top * self.perRow / max(1, perRow)
        self.perRow = max(1, perRow)
        self.height = max(1, height)
        reveal()
    }

    /// Chooses an entry; one that there is not is none.
    mutating func choose(_ index: Int?) {
        chosen = index.flatMap { (0..<count).contains($0) ? $0 : nil }
        reveal()
    }

    /// Goes to another entry. Along the entries and in columns it goes round; pages and rows end where they end.
    mutating func move(_ move: Move) {
        guard count > 0 else { return }
        guard let from = chosen else {
            switch move {
            case .next, .down, .right, .pageDown: choose(0)
            case .previous, .up, .left, .pageUp: choose(count - 1)
            }
            return
        }
        let (row, column) = (from / perRow, from % perRow)
        let last = count - 1
        switch move {
        case .next: choose(from == last ? 0 : from + 1)
        case .previous: choose(from == 0 ? last : from - 1)
        case .right: choose(column == perRow - 1 ? from : min(from + 1, last))
        case .left: choose(column == 0 ? from : from - 1)
        case .down: choose(row == rows - 1 ? column : min(from + perRow, last))
        case .up: choose(row > 0 ? from - perRow : min((rows - 1) * perRow + column, last))
        case .pageDown: choose(min(from + height * perRow, last))
        case .pageUp: choose(max(from - height * perRow, 0))
        }
    }

    /// Moves what is seen no further than it must for the chosen entry to be in it, and fills the rows.
    private mutating func reveal() {
        if let chosen {
            top = min(top, chosen / perRow)
            top = max(top, chosen / perRow - height + 1)
        }
        top = max(0, min(top, rows - height))
    }
}
