// Owns the lines of a table on a terminal: a row becomes one line, two on a narrow terminal, or a line for
// every field (Language §10). The widths come from the first page, with room for later ones where the terminal
// has it, and all pages keep to them.

import Rows
import Text

/// The layout of one table, which all of its pages share.
struct TableLayout: Sendable {
    /// How a row is laid out.
    private enum Shape {
        case oneLine, twoLines
        /// A line for every field: the fields that were asked for are neither left out nor cut beyond use.
        case vertical
    }

    private var columns: TableColumns
    /// Whether the names of the columns are above them.
    private let hasHeading: Bool
    private let shape: Shape
    /// Whether names are sentences, which are wrapped in place of being cut.
    private let hasSentences: Bool
    private let numberWidth: Int
    private let settings: OutputSettings
    private let numbering: Presentation.Numbering
    private let marks: RowMarks
    private let impliesSaved: Bool
    private let isMarked: Bool
    private var marksWidth: Int
    /// The cells that are left after the number.
    private let room: Int
    /// Bars at the ends of the rows, where there is room.
    private let bar: TableBar?
    /// Texts in lines of their own below the row.
    private let below: [TableColumn]

    /// Below this width in cells, rows with an artist take two lines, and so do sentences that have no room, and rows
    /// of which a column would be left out.
    private static let narrow = 60

    /// The layout for a first page of rows; `asked` are the fields that the line names.
    init(
        _ rows: [Row], table: FieldTable, columns asked: [String]?, presentation: Presentation,
        settings: OutputSettings, marks: RowMarks = RowMarks()
    ) {
        self.settings = settings
        self.marks = marks
        let impliesSaved = presentation.implied[Presentation.savedMark] == .flag(true)
        self.impliesSaved = impliesSaved
        isMarked = presentation.numbering == .numbered && asked == nil
        marksWidth =
            isMarked
            ? rows.map { CellWidth.of(marks.text(of: $0, impliesSaved: impliesSaved, isPlain: false)) }.max() ?? 0 : 0
        numbering = presentation.numbering
        let last = presentation.numbers.max() ?? presentation.firstNumber + max(rows.count, 1) - 1
        numberWidth = presentation.numbering == .numbered ? max(2, String(last).count) : 0
        var found = TableColumns(
            rows, table: table, asked: asked, implied: presentation.implied, now: settings.now)
        // Plain rows are read by a screen reader or a program: each is one line, however
        // long, and nothing is cut off.
        room = settings.width - (numberWidth > 0 ? numberWidth + TableColumns.gap : 0)
        let room = room - (marksWidth > 0 ? marksWidth + 1 : 0)
        hasSentences = table.hasSentences
        let mayTakeTwo = settings.width < Self.narrow && asked == nil && !settings.isPlain
        let takesTwo = found.all.contains { $0.name == "artist" } || table.hasSentences && found.width > room
        below =
            settings.isPlain || asked != nil
            ? [] : found.move(table.fields.filter(\.wraps).map(\.name), whereWiderThan: room)
        let fitting = settings.isPlain ? found : found.fitted(to: room)
        let leavesOut = fitting.all.count < found.all.count
        let leavesFigureOut = fitting.all.count(where: \.isFigure) < found.all.count(where: \.isFigure)
        let isVertical = asked != nil && !settings.isPlain && (leavesOut || fitting.width > room)
        shape = isVertical ? .vertical : mayTakeTwo && (takesTwo || leavesFigureOut) ? .twoLines : .oneLine
        var columns = shape == .oneLine ? fitting : found
        hasHeading =
            shape == .oneLine && settings.isTerminal && !table.hasSentences
            && settings.tableHeading.isShown(
                above: rows.count, from: presentation.firstNumber, columns: columns.all.count,
                needed: columns.all.contains(where: \.isNamed), isPlain: settings.isPlain)
        if hasHeading, !settings.isPlain {
            columns.makeRoomForNames(upTo: room, fromTexts: settings.width >= Self.narrow)
        }
        self.columns = columns
        // A bar says again what a number says, so the numbers come first.
        bar =
            shape != .oneLine || leavesOut || settings.isPlain || !settings.isTerminal || asked != nil
            ? nil
            : TableBar(
                rows, table: table, presentation: presentation, room: room - columns.width - TableColumns.gap)
    }

    /// Makes room for the marks of a later page. Rows that were shown already stay as they are.
    mutating func widen(forMarksOf rows: [Row]) {
        guard isMarked else { return }
        let needed = rows.map(marksWidth(of:)).max() ?? 0
        guard needed > marksWidth else { return }
        marksWidth = needed
        if shape == .oneLine, !settings.isPlain { columns.cut("name", to: 1, room: room - needed - 1) }
    }

    /// Gives texts the room that later pages may need, as far as the terminal has it, so that all pages line up.
    mutating func leaveRoom() {
        guard shape == .oneLine, !settings.isPlain, bar == nil else { return }
        columns.leaveRoom(upTo: room - (marksWidth > 0 ? marksWidth + 1 : 0))
    }

    private func marksWidth(of row: Row) -> Int {
        CellWidth.of(marks.text(of: row, impliesSaved: impliesSaved, isPlain: false))
    }

    /// A line for every field the row has, the first after the number. The terminal breaks long values.
    private func fields(_ row: Row, indent: Int) -> String {
        let width = columns.all.map { CellWidth.of($0.name) }.max() ?? 0
        let lines = columns.all.compactMap { column in
            let text = text(row, column)
            return text.isEmpty ? nil : faint(CellWidth.padded(column.name, to: width, .left)) + "  " + text
        }
        let margin = String(repeating: " ", count: indent)
        return lines.joined(separator: "\n" + margin) + "\n"
    }

    /// The names of the columns as a line, with the line end; empty where none are wanted.
    var heading: String {
        guard hasHeading else { return "" }
        guard !settings.isPlain else { return columns.all.map(\.name).joined(separator: "  ") + "\n" }
        let lead = numberWidth > 0 ? numberWidth + TableColumns.gap + (marksWidth > 0 ? marksWidth + 1 : 0) : 0
        let names = columns.all.map(\.heading).joined(separator: String(repeating: " ", count: TableColumns.gap))
        return faint(trimmed(String(repeating: " ", count: lead) + names)) + "\n"
    }

    /// The row as a line, or two, with the line end.
    func line(_ row: Row, number: Int) -> String {
        let lead = lead(number, row)
        switch shape {
        case .oneLine:
            let line =
                settings.isPlain
                ? plainLine(row)
                : (columns.all.map { cell(row, $0) } + [bar?.cells(row, number: number) ?? ""]).joined(separator: "  ")
            return trimmed(faint(lead) + line) + "\n" + linesBelow(row)
        case .vertical: return faint(lead) + fields(row, indent: CellWidth.of(lead)) + linesBelow(row)
        case .twoLines:
            let room = max(1, settings.width - CellWidth.of(lead))
            let indent = String(repeating: " ", count: CellWidth.of(lead))
            let name = columns.all.first.map { text(row, $0) } ?? ""
            let facts = facts(row, room: room)
            let title =
                hasSentences
                ? HangingWrap.lines(name, cells: room).joined(separator: "\n" + indent)
                : columns.all.first.map { linked(CellWidth.truncated(name, to: room), $0, row) } ?? ""
            guard !facts.isEmpty else { return trimmed(faint(lead) + title) + "\n" + linesBelow(row) }
            return trimmed(faint(lead) + title) + "\n" + indent + faint(facts) + "\n" + linesBelow(row)
        }
    }

    /// The row for plain output: two spaces separate the fields, and a missing value is shown as `-`, so that
    /// each field keeps its place.
    private func plainLine(_ row: Row) -> String {
        let letters = letters(row)
        let values = columns.all.map { text(row, $0) }.map { $0.isEmpty ? "-" : $0 }
        return (values + (letters.isEmpty ? [] : [letters])).joined(separator: "  ")
    }

    private func linesBelow(_ row: Row) -> String {
        below.map { text(row, $0) }.filter { !$0.isEmpty }
            .flatMap { HangingWrap.lines("    " + $0, cells: settings.width) }.map { faint($0) + "\n" }.joined()
    }

    /// Everything but the name in one line, numbers that could be confused with their names where all have room. Text
    /// is cut so that the figures after it stay whole; of figures that have no room together, the least important are
    /// left out.
    private func facts(_ row: Row, room: Int) -> String {
        let separator = " · "
        func joined(_ columns: some Sequence<TableColumn>) -> String {
            columns.map { self.text(row, $0) }.filter { !$0.isEmpty }.joined(separator: separator)
        }
        let rest = columns.all.dropFirst()
        let text = joined(rest.filter(\.isCut))
        var shown = rest.filter { !$0.isCut && !self.text(row, $0).isEmpty }
        let named = shown.map { ($0.isNamed ? $0.name + " " : "") + self.text(row, $0) }.joined(separator: separator)
        if text.isEmpty, CellWidth.of(named) <= room { return named }
        while CellWidth.of(joined(shown)) > room, shown.count > 1 {
            let last = shown.indices.reversed().max { shown[$0].rank < shown[$1].rank } ?? 0
            shown.remove(at: last)
        }
        let figures = joined(shown)
        guard !text.isEmpty, !figures.isEmpty else { return CellWidth.truncated(text + figures, to: room) }
        let left = room - CellWidth.of(separator + figures)
        guard left > 0 else {
            let texts = rest.filter { $0.isCut && !self.text(row, $0).isEmpty }
            let isTextFirst = (texts.map(\.rank).min() ?? 0) < (shown.map(\.rank).min() ?? 0)
            return CellWidth.truncated(isTextFirst ? text : figures, to: room)
        }
        return CellWidth.truncated(text, to: left) + separator + figures
    }

    /// The marks of a row as letters, for plain output.
    private func letters(_ row: Row) -> String {
        let letters = marksWidth > 0 ? marks.text(of: row, impliesSaved: impliesSaved, isPlain: true) : ""
        return letters.isEmpty ? "" : "[\(letters)]"
    }

    /// The number and the marks before a row, with the spaces after them.
    private func lead(_ number: Int, _ row: Row) -> String {
        guard numbering == .numbered else { return "" }
        let digits = String(number)
        if settings.isPlain { return digits + "  " }
        let padding = String(repeating: " ", count: max(0, numberWidth - digits.count))
        guard marksWidth > 0 else { return padding + digits + "  " }
        let marks = marks.text(of: row, impliesSaved: impliesSaved, isPlain: false)
        return padding + digits + "  " + CellWidth.padded(CellWidth.truncated(marks, to: marksWidth), to: marksWidth)
            + " "
    }

    private func faint(_ text: String) -> String {
        // The cells are clean already, and a name may hold the escapes of a link, which cleaning would remove.
        StyledText(text, .faint).rendered(isColoured: settings.isColoured, isTerminal: false)
    }

    private func cell(_ row: Row, _ column: TableColumn) -> String {
        let cell = column.cell(of: row, now: settings.now)
        return cell.before + linked(cell.text, column, row) + cell.after
    }

    /// The name as a link to the thing, where the terminal follows links.
    private func linked(_ text: String, _ column: TableColumn, _ row: Row) -> String {
        guard settings.showsLinks, column.name == "name", case .text(let url) = row["url"] ?? .missing else {
            return text
        }
        return TerminalLink.text(text, to: url)
    }

    private func trimmed(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }

    private func text(_ row: Row, _ column: TableColumn) -> String { column.text(of: row, now: settings.now) }
}
