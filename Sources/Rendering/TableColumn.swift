// Owns one column of a table on a terminal: what a row says in it, and how wide that is. Which columns there are and
// how they share the width is decided by ``TableColumns``; how cells become lines is decided by ``TableLayout``.

import Rows
import Text

/// One column, as wide as the rows measured so far need.
struct TableColumn: Sendable {
    var name: String
    /// The importance; a column with a lower rank keeps its width longer.
    var rank: Int
    /// The noun after its numbers, as in `10 tracks`.
    var unit: Field.Unit?
    /// Whether it holds numbers or durations. They are never cut, and their digits are aligned.
    var isFigure: Bool
    /// Whether it may be cut. Half a date says less than none, so only texts are.
    var isCut: Bool
    var width = 0
    /// Whether moments are shown as how long ago they were.
    var showsAge: Bool
    /// Whether a flag that is off is shown as `no`.
    var saysNo: Bool
    /// Whether its name is shown with its values even where other columns have none.
    var isNamed: Bool
    /// The text that is left out because it is usual.
    var unsaid: String?
    /// The most digits of any number, where numbers have a unit.
    var digits = 0

    /// The column of a field; nil for one that all kinds have.
    init(_ field: Field?, _ name: String, rank: Int) {
        self.name = name
        self.rank = rank
        showsAge = field?.showsAge == true
        saysNo = field?.saysNo == true
        isNamed = field?.isNamed == true
        unsaid = field?.unsaid
        isFigure = field?.type == .number || field?.type == .duration
        isCut = field?.type == .text || field?.type == .weekday || field?.type == .list || field == nil
    }

    /// Sets the width to what these rows need. `now` is in seconds since 1970.
    mutating func measure(_ rows: [Row], now: Int?) {
        if unit != nil { digits = rows.map { digits(of: $0) }.max() ?? 0 }
        width = rows.map { inset(of: $0) + CellWidth.of(text(of: $0, now: now)) }.max() ?? 0
    }

    /// Its name above its cells, aligned as they are.
    var heading: String {
        CellWidth.padded(CellWidth.truncated(name, to: width), to: width, isFigure && unit == nil ? .right : .left)
    }

    /// The whole text of a row's cell.
    func text(of row: Row, now: Int?) -> String {
        switch row[name] ?? .missing {
        case .text(let text): text == unsaid ? "" : Sanitiser.clean(name == "name" ? row.title : text)
        case .number(let number):
            if let unit {
                unit.one == "%" ? "\(number) %" : "\(number) \(number == 1 ? unit.one : unit.many)"
            } else {
                String(number)
            }
        case .decimal(let number): "\(number)"
        case .duration(let duration): DurationText.text(duration)
        case .date(let date): Self.text(date, ageAt: showsAge ? now : nil)
        // A flag is shown by its name: the meaning of a colour or a symbol would have to be learnt.
        case .flag(let flag): flag ? name : saysNo ? "no" : ""
        case .list(let items): Sanitiser.clean(items.joined(separator: ", "))
        case .missing: ""
        }
    }

    /// The text of a row's cell, cut to the width, with the spaces before and after it apart.
    func cell(of row: Row, now: Int?) -> (before: String, text: String, after: String) {
        let text = CellWidth.truncated(
            String(repeating: " ", count: inset(of: row)) + text(of: row, now: now), to: width)
        let blanks = String(repeating: " ", count: max(0, width - CellWidth.of(text)))
        return isFigure && unit == nil ? (blanks, text, "") : ("", text, blanks)
    }

    /// The spaces before a number with a unit, so that all units are aligned.
    private func inset(of row: Row) -> Int {
        let digits = digits(of: row)
        return digits > 0 ? max(0, self.digits - digits) : 0
    }

    private func digits(of row: Row) -> Int {
        guard unit != nil, case .number(let number) = row[name] else { return 0 }
        return String(number).count
    }

    /// A moment to the minute in UTC, as `2026-11-19 12:00Z`; with `now`, how long ago it was.
    private static func text(_ date: PartialDate, ageAt now: Int?) -> String {
        guard date.secondOfDay != nil else { return date.text }
        if let now { return AgeText.text(seconds: now - date.secondsSince1970) }
        return String(date.text.dropLast(4)).replacing("T", with: " ") + "Z"
    }
}
