// A column of a table on a terminal: what a row says in it, and how wide that is. Which columns there are and how they share
// the room is beside it; how cells become lines is the layout's.

import Rows
import Text

struct TableColumn: Sendable {
    var name: String
    var rank: Int
    var unit: Field.Unit?
    /// Numbers and durations: never cut, and their digits stand under each other.
    var isFigure: Bool
    /// Half a date says less than none, so only texts are cut.
    var isCut: Bool
    var width = 0
    /// Moments as how long ago they were.
    var showsAge: Bool
    /// A flag that is off as `no`.
    var saysNo: Bool
    /// The text that goes without saying.
    var unsaid: String?
    /// How many digits numbers with a unit have at most.
    var digits = 0

    init(_ field: Field?, _ name: String, rank: Int) {
        self.name = name
        self.rank = rank
        showsAge = field?.showsAge == true
        saysNo = field?.saysNo == true
        unsaid = field?.unsaid
        isFigure = field?.type == .number || field?.type == .duration
        isCut = field?.type == .text || field?.type == .list || field == nil
    }

    /// Makes it as wide as these rows need.
    mutating func measure(_ rows: [Row], now: Int?) {
        if unit != nil { digits = rows.map { digits(of: $0) }.max() ?? 0 }
        width = rows.map { lag(of: $0) + CellWidth.of(text(of: $0, now: now)) }.max() ?? 0
    }

    /// What a row says in it, whole.
    func text(of row: Row, now: Int?) -> String {
        switch row[name] ?? .missing {
        case .text(let text): text == unsaid ? "" : Sanitiser.clean(name == "name" ? row.title : text)
        case .number(let number):
            if let unit {
                unit.one == "%" ? "\(number) %" : "\(number) \(number == 1 ? unit.one : unit.many)"
            } else {
                String(number)
            }
        case .duration(let duration): DurationText.text(duration)
        case .date(let date): Self.text(date, ageAt: showsAge ? now : nil)
        // A flag is seen by its name: colour or a symbol would have to be learnt.
        case .flag(let flag): flag ? name : saysNo ? "no" : ""
        case .list(let items): Sanitiser.clean(items.joined(separator: ", "))
        case .missing: ""
        }
    }

    /// What a row says in it, cut to its width; the blanks around it are apart.
    func cell(of row: Row, now: Int?) -> (before: String, text: String, after: String) {
        let text = CellWidth.truncated(String(repeating: " ", count: lag(of: row)) + text(of: row, now: now), to: width)
        let blanks = String(repeating: " ", count: max(0, width - CellWidth.of(text)))
        return isFigure && unit == nil ? (blanks, text, "") : ("", text, blanks)
    }

    /// The blanks before a number with a unit, so that units stand under each other.
    private func lag(of row: Row) -> Int {
        let digits = digits(of: row)
        return digits > 0 ? max(0, self.digits - digits) : 0
    }

    private func digits(of row: Row) -> Int {
        guard unit != nil, case .number(let number) = row[name] else { return 0 }
        return String(number).count
    }

    /// A moment to the minute, in UTC: `2026-11-19 12:00Z`; or how long ago it was.
    private static func text(_ date: PartialDate, ageAt now: Int?) -> String {
        guard date.secondOfDay != nil else { return date.text }
        if let now { return AgeText.text(seconds: now - date.secondsSince1970) }
        return String(date.text.dropLast(4)).replacing("T", with: " ") + "Z"
    }
}
