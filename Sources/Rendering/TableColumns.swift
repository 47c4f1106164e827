// Owns the choice of a table's columns and how they share the width of the terminal: the least important are cut
// first and then left out, while titles keep most (Language §10). What a single column holds is in ``TableColumn``.

import Rows
import Text

/// The columns of one table, from left to right.
struct TableColumns: Sendable {
    var all: [TableColumn]

    /// The width in cells to which columns are cut first, so that a long title does not leave the others unreadable …
    private static let comfortable = 16
    /// … and the width to which they are cut before they are left out.
    private static let narrowest = 8
    /// Titles are never cut below this before other columns are left out.
    private static let narrowestName = 12
    /// The spaces between two columns.
    static let gap = 2

    /// Fields that hold addresses.
    private static let addresses: Set<String> = ["uri", "id", "url"]

    /// The columns in which these rows have something to say, as wide as the rows need.
    ///
    /// - Parameter asked: the fields that the line names; nil for those that the kind shows by itself.
    init(_ rows: [Row], table: FieldTable, asked: [String]?, implied: [String: Value], now: Int?) {
        all =
            asked.map { Self.named($0, table) } ?? Self.shown(rows, table: table, implied: implied)
        for index in all.indices { all[index].measure(rows, now: now) }
        // A column with nothing in it is left out.
        all.removeAll { $0.width == 0 && $0.name != "name" }
    }

    /// The columns that the line names.
    private static func named(_ names: [String], _ table: FieldTable) -> [TableColumn] {
        names.enumerated().map {
            var column = TableColumn(table.field($1), $1, rank: $0)
            // A field that was asked for is shown with its exact value.
            column.showsAge = false
            column.unsaid = nil
            // Half an address is of no use.
            if addresses.contains($1) { column.isCut = false }
            return column
        }
    }

    /// The columns that the kind shows by itself, without those in which every row has the implied value.
    private static func shown(_ rows: [Row], table: FieldTable, implied: [String: Value]) -> [TableColumn] {
        var columns = [TableColumn(nil, "name", rank: 0)]
        for field in table.fields {
            guard case .shown(let rank, let unit) = field.visibility else { continue }
            if let value = implied[field.name], rows.allSatisfy({ $0[field.name] == value }) { continue }
            var column = TableColumn(field, field.name, rank: rank)
            column.unit = unit
            columns.append(column)
        }
        if Set(rows.map(\.kind)).count > 1 { columns.insert(TableColumn(nil, "kind", rank: 2), at: 1) }
        return columns
    }

    /// The cells they take side by side, with the spaces between them.
    var width: Int { all.map(\.width).reduce(0, +) + Self.gap * max(0, all.count - 1) }

    /// Takes columns out, from the last of these names on, until the others fit; returns
    /// those it took, in their order.
    mutating func move(_ names: [String], whereWiderThan room: Int) -> [TableColumn] {
        var moved: [TableColumn] = []
        for name in names.reversed() {
            guard width > room else { break }
            guard let index = all.firstIndex(where: { $0.name == name }) else { continue }
            moved.insert(all.remove(at: index), at: 0)
        }
        return moved
    }

    /// The columns as they fit into so many cells: cut where that is enough, else without the least important.
    func fitted(to room: Int) -> TableColumns {
        var fitted = self
        let byImportance = all.filter { $0.name != "name" }.sorted { $0.rank > $1.rank }.map(\.name)
        for name in byImportance { fitted.cut(name, to: Self.comfortable, room: room) }
        fitted.cut("name", to: max(Self.narrowestName, room * 9 / 20), room: room)
        for name in byImportance { fitted.cut(name, to: Self.narrowest, room: room) }
        // A column is left out only where the title would otherwise shrink below half of the room.
        for name in byImportance where fitted.width > room {
            let nameWidth = fitted.all.first { $0.name == "name" }?.width ?? 0
            guard nameWidth - (fitted.width - room) < min(nameWidth, max(Self.narrowestName, room / 2)) else { break }
            fitted.all.removeAll { $0.name == name }
        }
        fitted.cut("name", to: 1, room: room)
        return fitted
    }

    /// The width in cells at which most names are whole.
    private static let usualText = 30

    /// Widens texts while all columns fit: the name first, then the others by importance. Later
    /// pages may have longer ones.
    mutating func leaveRoom(upTo room: Int) {
        let texts = all.indices.filter { all[$0].isCut }
        let order = texts.sorted {
            (all[$0].name == "name" ? -1 : all[$0].rank) < (all[$1].name == "name" ? -1 : all[$1].rank)
        }
        for index in order {
            all[index].width += max(0, min(Self.usualText - all[index].width, room - width))
        }
    }

    /// Widens columns to their names while all fit, from the left; with `fromTexts` also where long texts have to give
    /// cells for it, the longest first: a name that is cut cannot be typed.
    mutating func makeRoomForNames(upTo room: Int, fromTexts: Bool) {
        for index in all.indices {
            let missing = CellWidth.of(all[index].name) - all[index].width
            guard missing > 0 else { continue }
            if fromTexts { for _ in 0..<max(0, missing - max(0, room - width)) { narrowLongestText() } }
            all[index].width += max(0, min(missing, room - width))
        }
    }

    /// Takes a cell of the longest text, of several the one on the right, if it stays comfortable and has its own name.
    private mutating func narrowLongestText() {
        let texts = all.indices.filter {
            (all[$0].isCut || all[$0].name == "name")
                && all[$0].width > max(Self.comfortable, CellWidth.of(all[$0].name))
        }
        guard let longest = texts.max(by: { all[$0].width <= all[$1].width }) else { return }
        all[longest].width -= 1
    }

    /// Makes a text narrower, by what all columns are too wide together, but not below `least` cells.
    mutating func cut(_ name: String, to least: Int, room: Int) {
        let excess = width - room
        guard excess > 0, let index = all.firstIndex(where: { $0.name == name }),
            all[index].isCut || name == "name"
        else { return }
        all[index].width = max(min(least, all[index].width), all[index].width - excess)
    }
}
