// Owns the bars at the ends of a table's rows: as long as a number in the row, or as the row's place in a
// ranking is high. They are drawn for people only, and only where the columns leave room.

import Rows

/// The bars of one table, with what their lengths are measured by.
struct TableBar: Sendable {
    private enum Measure { case field(String, longest: Double), rank(first: Int, count: Int) }

    private let measure: Measure
    private let width: Int

    /// The widest bar in cells; longer ones say no more.
    private static let widest = 20
    /// The narrowest in cells; shorter ones cannot be distinguished.
    private static let narrowest = 5

    /// nil where there is nothing to measure, or no room.
    init?(_ rows: [Row], table: FieldTable, presentation: Presentation, room: Int) {
        width = min(Self.widest, room)
        guard width >= Self.narrowest, rows.count > 1 else { return nil }
        if let field = table.fields.first(where: \.drawsBar)?.name {
            measure = .field(field, longest: rows.map { Self.number($0, field) }.max() ?? 0)
        } else if presentation.bars == .byRank {
            measure = .rank(first: presentation.firstNumber, count: rows.count)
        } else {
            return nil
        }
    }

    /// The bar of a row; empty for a number that is not positive, and at least one cell for all others.
    func cells(_ row: Row, number: Int) -> String {
        let (part, whole) =
            switch measure {
            case .field(let name, let longest): (Self.number(row, name), longest)
            case .rank(let first, let count): (Double(count - (number - first)), Double(count))
            }
        guard part > 0, whole > 0 else { return "" }
        let share = min(1, part / whole) * Double(width)
        return String(repeating: "█", count: max(1, Int(share.rounded())))
    }

    /// What a value is worth; 0 for one that is no number.
    private static func number(_ row: Row, _ field: String) -> Double {
        switch row[field] ?? .missing {
        case .number(let number): Double(number)
        case .decimal(let number): number.isFinite ? number : 0
        case .duration(let duration): duration / .seconds(1)
        case .text, .date, .flag, .list, .missing: 0
        }
    }
}
