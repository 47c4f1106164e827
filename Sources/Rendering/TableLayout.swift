// The columns of a table on a terminal: which there are, how wide, and how a row becomes one line, or two on a narrow
// terminal (LANGUAGE §10). Widths come from the first page; later pages keep them.

import Rows
import Text

struct TableLayout: Sendable {
    fileprivate struct Column: Sendable {
        var name: String
        var rank: Int
        var unit: Field.Unit?
        /// Numbers and durations: never cut, and their digits stand under each other.
        var isFigure: Bool
        /// Half a date says less than none, so only texts are cut.
        var isCut: Bool
        var width: Int
        /// Moments as how long ago they were.
        var showsAge: Bool
        /// A flag that is off as `no`.
        var saysNo: Bool
        /// How many digits numbers with a unit have at most.
        var digits = 0
    }

    /// How a row is laid out.
    private enum Shape {
        case oneLine, twoLines
        /// A line for every field: what was asked for is neither left out nor cut beyond use.
        case vertical
    }

    private let columns: [Column]
    private let shape: Shape
    private let numberWidth: Int
    private let settings: OutputSettings
    private let numbering: Presentation.Numbering
    private let marks: RowMarks
    private let impliesSaved: Bool
    private let marksWidth: Int
    private let bar: TableBar?
    /// Texts below the row, each in lines of its own.
    private let below: [Column]

    /// Below this width rows with an artist take two lines.
    private static let narrow = 60
    /// Columns are cut to this first, so that a long title does not leave the others unreadable …
    private static let comfortableColumn = 16
    /// … and to this before they are left out.
    private static let narrowestColumn = 8
    private static let narrowestName = 12
    private static let gap = 2

    init(
        _ rows: [Row], table: FieldTable, columns asked: [String]?, presentation: Presentation,
        settings: OutputSettings, marks: RowMarks = RowMarks()
    ) {
        self.settings = settings
        self.marks = marks
        let impliesSaved = presentation.implied[Presentation.savedMark] == .flag(true)
        self.impliesSaved = impliesSaved
        let isMarked = presentation.numbering == .numbered && asked == nil
        marksWidth =
            isMarked
            ? rows.map { CellWidth.of(marks.text(of: $0, impliesSaved: impliesSaved, isPlain: false)) }.max() ?? 0 : 0
        numbering = presentation.numbering
        let last = presentation.firstNumber + max(rows.count, 1) - 1
        numberWidth = presentation.numbering == .numbered ? max(2, String(last).count) : 0
        var found = Self.columns(rows, table: table, asked: asked, implied: presentation.implied)
        for index in found.indices {
            let column = found[index]
            if column.unit != nil { found[index].digits = rows.map { Self.digits($0, column) }.max() ?? 0 }
            found[index].width =
                rows.map { Self.lag($0, found[index]) + CellWidth.of(Self.text($0, column, settings.now)) }.max() ?? 0
        }
        // A column without anything in it is no column.
        found.removeAll { $0.width == 0 && $0.name != "name" }
        // Plain rows are read aloud or by a program: one line each, however long, and nothing cut off.
        let isNarrow =
            settings.width < Self.narrow && found.contains { $0.name == "artist" } && asked == nil && !settings.isPlain
        let room =
            settings.width - (numberWidth > 0 ? numberWidth + Self.gap : 0) - (marksWidth > 0 ? marksWidth + 1 : 0)
        below =
            settings.isPlain || asked != nil
            ? [] : Self.moved(table.fields.filter(\.wraps).map(\.name), outOf: &found, room: room)
        let fitting = isNarrow || settings.isPlain ? found : Self.fitted(found, to: room)
        let isVertical =
            asked != nil && !settings.isPlain
            && (fitting.count < found.count || fitting.map { $0.width + Self.gap }.reduce(-Self.gap, +) > room)
        shape = isVertical ? .vertical : isNarrow ? .twoLines : .oneLine
        columns = isVertical ? found : fitting
        let used = columns.map(\.width).reduce(0, +) + Self.gap * columns.count
        bar =
            isNarrow || settings.isPlain || !settings.isTerminal || asked != nil
            ? nil : TableBar(rows, table: table, presentation: presentation, room: room - used)
    }

    private static func columns(_ rows: [Row], table: FieldTable, asked: [String]?, implied: [String: Value])
        -> [Column]
    {
        if let asked {
            // Who asks for a field gets its exact value.
            return asked.enumerated().map {
                var column = Column(table.field($1), $1, rank: $0)
                column.showsAge = false
                // Half an address is of no use.
                if Self.addresses.contains($1) { column.isCut = false }
                return column
            }
        }
        var columns = [Column(nil, "name", rank: 0)]
        for field in table.fields {
            guard case .shown(let rank, let unit) = field.column else { continue }
            if let value = implied[field.name], rows.allSatisfy({ $0[field.name] == value }) { continue }
            var column = Column(field, field.name, rank: rank)
            column.unit = unit
            columns.append(column)
        }
        if Swift.Set(rows.map(\.kind)).count > 1 { columns.insert(Column(nil, "kind", rank: 2), at: 1) }
        return columns
    }

    private static let addresses: Swift.Set<String> = ["uri", "id", "url"]

    /// A line for every field the row has, the first behind the number; long values are the terminal's to break.
    private func fields(_ row: Row, indent: Int) -> String {
        let width = columns.map { CellWidth.of($0.name) }.max() ?? 0
        let lines = columns.compactMap { column in
            let text = text(row, column)
            return text.isEmpty ? nil : faint(CellWidth.padded(column.name, to: width, .left)) + "  " + text
        }
        let margin = String(repeating: " ", count: indent)
        return lines.joined(separator: "\n" + margin) + "\n"
    }

    /// Takes the last of these out of the columns, and the one before it, until the others fit.
    private static func moved(_ names: [String], outOf columns: inout [Column], room: Int) -> [Column] {
        var moved: [Column] = []
        for name in names.reversed() {
            guard columns.map({ $0.width + gap }).reduce(-gap, +) > room else { break }
            guard let index = columns.firstIndex(where: { $0.name == name }) else { continue }
            moved.insert(columns.remove(at: index), at: 0)
        }
        return moved
    }

    /// Columns that fit the room: the least important are cut first, then left out; the name keeps most.
    private static func fitted(_ columns: [Column], to room: Int) -> [Column] {
        var columns = columns
        func excess() -> Int {
            columns.map(\.width).reduce(0, +) + gap * max(0, columns.count - 1) - room
        }
        let byImportance = columns.filter { $0.name != "name" }.sorted { $0.rank > $1.rank }.map(\.name)
        func cut(_ name: String, to least: Int) {
            guard excess() > 0, let index = columns.firstIndex(where: { $0.name == name }), columns[index].isCut else {
                return
            }
            columns[index].width = max(min(least, columns[index].width), columns[index].width - excess())
        }
        for name in byImportance { cut(name, to: comfortableColumn) }
        cut("name", to: max(narrowestName, room * 9 / 20))
        for name in byImportance { cut(name, to: narrowestColumn) }
        for name in byImportance where excess() > 0 {
            let nameWidth = columns.first { $0.name == "name" }?.width ?? 0
            guard nameWidth - excess() < min(nameWidth, max(narrowestName, room / 2)) else { break }
            columns.removeAll { $0.name == name }
        }
        if excess() > 0, let index = columns.firstIndex(where: { $0.name == "name" }) {
            columns[index].width = max(1, columns[index].width - excess())
        }
        return columns
    }

    /// The row as a line, or two, with the line end.
    func line(_ row: Row, number: Int) -> String {
        let lead = lead(number, row)
        switch shape {
        case .oneLine:
            let line =
                settings.isPlain
                ? (columns.map { text(row, $0) } + [letters(row)]).filter { !$0.isEmpty }.joined(separator: " ")
                : (columns.map { cell(row, $0) } + [bar?.cells(row, number: number) ?? ""]).joined(separator: "  ")
            return trimmed(faint(lead) + line) + "\n" + linesBelow(row)
        case .vertical: return faint(lead) + fields(row, indent: CellWidth.of(lead)) + linesBelow(row)
        case .twoLines:
            let room = max(1, settings.width - CellWidth.of(lead))
            let name = CellWidth.truncated(columns.first.map { text(row, $0) } ?? "", to: room)
            let facts = facts(row, room: room)
            guard !facts.isEmpty else { return trimmed(faint(lead) + name) + "\n" }
            let indent = String(repeating: " ", count: CellWidth.of(lead))
            return trimmed(faint(lead) + name) + "\n" + indent + faint(facts) + "\n"
        }
    }

    private func linesBelow(_ row: Row) -> String {
        below.map { text(row, $0) }.filter { !$0.isEmpty }
            .flatMap { HangingWrap.lines("    " + $0, cells: settings.width) }.map { faint($0) + "\n" }.joined()
    }

    /// Everything but the name in one line; text is cut so that the figures behind it stay whole.
    private func facts(_ row: Row, room: Int) -> String {
        let separator = " · "
        func joined(_ columns: some Sequence<Column>) -> String {
            columns.map { self.text(row, $0) }.filter { !$0.isEmpty }.joined(separator: separator)
        }
        let rest = columns.dropFirst()
        let text = joined(rest.filter(\.isCut))
        let figures = joined(rest.filter { !$0.isCut })
        guard !text.isEmpty, !figures.isEmpty else { return CellWidth.truncated(text + figures, to: room) }
        let left = room - CellWidth.of(separator + figures)
        guard left > 0 else { return CellWidth.truncated(text, to: room) }
        return CellWidth.truncated(text, to: left) + separator + figures
    }

    /// The marks of a row as letters, for plain output.
    private func letters(_ row: Row) -> String {
        let letters = marksWidth > 0 ? marks.text(of: row, impliesSaved: impliesSaved, isPlain: true) : ""
        return letters.isEmpty ? "" : "[\(letters)]"
    }

    private func lead(_ number: Int, _ row: Row) -> String {
        guard numbering == .numbered else { return "" }
        let digits = String(number)
        if settings.isPlain { return digits + " " }
        let padding = String(repeating: " ", count: max(0, numberWidth - digits.count))
        guard marksWidth > 0 else { return padding + digits + "  " }
        let marks = marks.text(of: row, impliesSaved: impliesSaved, isPlain: false)
        return padding + digits + "  " + CellWidth.padded(CellWidth.truncated(marks, to: marksWidth), to: marksWidth)
            + " "
    }

    private func faint(_ text: String) -> String {
        StyledText(text, .faint).rendered(isColoured: settings.isColoured)
    }

    private func cell(_ row: Row, _ column: Column) -> String {
        let lag = String(repeating: " ", count: Self.lag(row, column))
        let text = CellWidth.truncated(lag + text(row, column), to: column.width)
        return CellWidth.padded(text, to: column.width, column.isFigure && column.unit == nil ? .right : .left)
    }

    private func trimmed(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }

    /// The blanks before a number with a unit, so that units stand under each other.
    private static func lag(_ row: Row, _ column: Column) -> Int {
        let digits = digits(row, column)
        return digits > 0 ? max(0, column.digits - digits) : 0
    }

    private static func digits(_ row: Row, _ column: Column) -> Int {
        guard column.unit != nil, case .number(let number) = row[column.name] else { return 0 }
        return String(number).count
    }

    /// A moment to the minute, in UTC: `2026-11-19 12:00Z`; or how long ago it was.
    private static func text(_ date: PartialDate, ageAt now: Int?) -> String {
        guard date.secondOfDay != nil else { return date.text }
        if let now { return AgeText.text(seconds: now - date.secondsSince1970) }
        return String(date.text.dropLast(4)).replacing("T", with: " ") + "Z"
    }

    private func text(_ row: Row, _ column: Column) -> String { Self.text(row, column, settings.now) }

    private static func text(_ row: Row, _ column: Column, _ now: Int?) -> String {
        switch row[column.name] ?? .missing {
        case .text(let text): Sanitiser.clean(text)
        case .number(let number):
            if let unit = column.unit {
                unit.one == "%" ? "\(number) %" : "\(number) \(number == 1 ? unit.one : unit.many)"
            } else {
                String(number)
            }
        case .duration(let duration): DurationText.text(duration)
        case .date(let date): Self.text(date, ageAt: column.showsAge ? now : nil)
        // A flag is seen by its name: colour or a symbol would have to be learnt.
        case .flag(let flag): flag ? column.name : column.saysNo ? "no" : ""
        case .list(let items): Sanitiser.clean(items.joined(separator: ", "))
        case .missing: ""
        }
    }
}

extension TableLayout.Column {
    fileprivate init(_ field: Field?, _ name: String, rank: Int) {
        self.name = name
        self.rank = rank
        width = 0
        showsAge = field?.showsAge == true
        saysNo = field?.saysNo == true
        isFigure = field?.type == .number || field?.type == .duration
        isCut = field?.type == .text || field?.type == .list || field == nil
    }
}
