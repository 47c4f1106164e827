// A terminal's screen as a value: just the sequences that the editor and libedit send on an xterm, wide characters, and
// the rewrapping of long rows when the width changes, as today's terminals do it.

/// A grid of cells that understands what programs write to it.
package struct TerminalScreen: Sendable, CustomStringConvertible {
    enum Cell: Sendable, Equatable {
        case blank
        case character(String, style: String)
        /// The right half of a wide character.
        case rest
    }

    struct Row: Sendable {
        var cells: [Cell]
        /// The text goes on in the next row.
        var isWrapped = false
    }

    package private(set) var columns: Int
    package private(set) var rows: Int
    /// The cursor, from 0.
    package private(set) var row = 0
    package private(set) var column = 0
    /// Whether pasted text comes with marks around it.
    package private(set) var isPasteBracketed = false
    /// What the window is called; `nil` as long as nobody has named it.
    package private(set) var title: String?
    /// The addresses of the links that were begun, and an empty one where each ended.
    package private(set) var links: [String] = []
    /// The marks of prompts, lines and output (OSC 133), each with the place of the cursor then.
    package private(set) var marks: [Mark] = []
    /// The shape of the cursor: 0 the terminal's own, 2 a block, 6 a bar.
    package private(set) var cursorShape = 0
    /// How often it rang.
    package private(set) var bells = 0
    /// Sequences that this screen does not know.
    package private(set) var unknown: [String] = []

    /// Whether a new width pushes as many rows above the screen as it takes more, as tmux does, however empty the
    /// screen.
    private let pushesRows: Bool
    /// What has been pushed above.
    private var above: [Row] = []
    /// How often the program has asked where the cursor is.
    private var questions = 0
    private(set) var grid: [Row]
    /// The codes of what is written next, without those that a 0 took back.
    var style = ""
    private var isWrapPending = false
    private var partial: [UInt8] = []

    package init(columns: Int, rows: Int, pushesRows: Bool = false) {
        self.pushesRows = pushesRows
        self.columns = columns
        self.rows = rows
        grid = Array(repeating: Row(cells: Array(repeating: .blank, count: columns)), count: rows)
    }

    /// The rows without trailing blanks.
    package var lines: [String] { grid.map(Self.text) }
    /// The rows with something in them, joined by newlines.
    package var text: String {
        var lines = lines
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
    /// The text with wrapped rows put together again.
    package var unwrapped: String {
        var text = ""
        for row in grid { text += row.isWrapped ? Self.text(row) : Self.text(row) + "\n" }
        return text
    }
    /// The row that the cursor stands in, without trailing blanks.
    package var cursorLine: String { Self.text(grid[row]) }
    /// What stands before the cursor, from the beginning of its line over rows that wrapped.
    package var beforeCursor: String {
        var first = row
        while first > 0, grid[first - 1].isWrapped { first -= 1 }
        let cells = grid[first...row].flatMap(\.cells).prefix((row - first) * columns + column)
        return cells.reduce(into: "") { text, cell in
            switch cell {
            case .blank: text += " "
            case .character(let character, _): text += character
            case .rest: break
            }
        }
    }
    package var description: String { "\(text)\n(cursor in row \(row), column \(column))" }

    private static func text(_ row: Row) -> String {
        var text = ""
        for cell in row.cells {
            switch cell {
            case .blank: text += " "
            case .character(let character, _): text += character
            case .rest: break
            }
        }
        while text.last == " " { text.removeLast() }
        return text
    }

    /// Takes in what a program has written; a sequence or a character may be cut anywhere.
    package mutating func feed(_ bytes: some Sequence<UInt8>) {
        partial += bytes
        var rest = partial[...]
        while let length = Self.unitLength(rest) {
            let unit = rest.prefix(length)
            rest = rest.dropFirst(length)
            if unit.first == 0x1B { obey(Array(unit)) } else { put(String(decoding: unit, as: UTF8.self)) }
        }
        partial = Array(rest)
    }

    /// The bytes of the first character or sequence; `nil` when it is not complete.
    private static func unitLength(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first else { return nil }
        if first == 0x1B {
            guard bytes.count > 1 else { return nil }
            if bytes[bytes.startIndex + 1] == 0x5D {  // OSC, to its BEL or ST
                let end = bytes.dropFirst(2).firstIndex { $0 == 0x07 || $0 == 0x1B }
                guard let end, bytes[end] == 0x1B else { return end.map { $0 - bytes.startIndex + 1 } }
                return end + 1 < bytes.endIndex ? end - bytes.startIndex + 2 : nil
            }
            guard bytes[bytes.startIndex + 1] == 0x5B else { return 2 }
            return bytes.dropFirst(2).firstIndex { (0x40...0x7E).contains($0) }.map { $0 - bytes.startIndex + 1 }
        }
        let length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        return bytes.count < length ? nil : length
    }

    private mutating func put(_ character: String) {
        switch character {
        case "\r": (column, isWrapPending) = (0, false)
        case "\n":
            grid[row].isWrapped = false  // as tmux has it: what ends by a line feed is not joined again
            lineFeed()
        case "\u{8}": (column, isWrapPending) = (max(0, column - 1), false)
        case "\u{7}": bells += 1
        case "\t": column = min(columns - 1, (column / 8 + 1) * 8)
        default: write(character)
        }
    }

    private mutating func write(_ character: String) {
        let width = character.unicodeScalars.first.map(Self.width) ?? 0
        if width == 0 { return attach(character) }
        if isWrapPending || column + width > columns {
            grid[row].isWrapped = true
            lineFeed()
            column = 0
        }
        if case .rest = grid[row].cells[column], column > 0 { grid[row].cells[column - 1] = .blank }
        if column + width < columns, case .rest = grid[row].cells[column + width] {
            grid[row].cells[column + width] = .blank  // half of what is overwritten
        }
        grid[row].cells[column] = .character(character, style: style)
        if width == 2 { grid[row].cells[column + 1] = .rest }
        isWrapPending = column + width >= columns
        column = min(columns - 1, column + width)
    }

    /// Puts a mark on the character before the cursor.
    private mutating func attach(_ mark: String) {
        var at = isWrapPending ? column : column - 1
        guard at >= 0 else { return }
        if grid[row].cells[at] == .rest, at > 0 { at -= 1 }
        if case .character(let base, let style) = grid[row].cells[at] {
            grid[row].cells[at] = .character(base + mark, style: style)
        }
    }

    private mutating func lineFeed() {
        isWrapPending = false
        if row + 1 < rows {
            row += 1
        } else {
            above.append(grid.removeFirst())
            grid.append(emptyRow)
        }
    }

    private var emptyRow: Row { Row(cells: Array(repeating: .blank, count: columns)) }

    private mutating func obey(_ sequence: [UInt8]) {
        let text = String(decoding: sequence.dropFirst(2).dropLast(), as: UTF8.self)
        if sequence.dropFirst().first == UInt8(ascii: "]") {
            if text.hasPrefix("8;;") {
                links.append(String(text.dropFirst(3).prefix { $0 != "\u{1B}" }))
                return
            }
            if text.hasPrefix("133;") {
                marks.append(Mark(kind: String(text.dropFirst(4)), row: row, column: column))
                return
            }
            guard text.hasPrefix("2;") else { return unknown.append("]" + text) }
            title = String(text.dropFirst(2))
            return
        }
        let number = max(1, Int(text) ?? 1)
        isWrapPending = isWrapPending && sequence.last == UInt8(ascii: "m")
        switch sequence.last.map({ Character(Unicode.Scalar($0)) }) {
        case "A": row = max(0, row - number)
        case "B": row = min(rows - 1, row + number)
        case "C": column = min(columns - 1, column + number)
        case "D": column = max(0, column - number)
        case "G": column = min(columns - 1, number - 1)
        case "H":
            let place = text.split(separator: ";").compactMap { Int($0) }
            row = min(rows, max(1, place.first ?? 1)) - 1
            column = min(columns, max(1, place.dropFirst().first ?? 1)) - 1
        case "J": eraseBelow(everything: text == "2")
        case "K": eraseLine()
        case "@": grid[row].cells.insert(contentsOf: Array(repeating: .blank, count: number), at: column); trim()
        case "P": grid[row].cells.removeSubrange(column..<min(columns, column + number)); trim()
        case "X": for index in column..<min(columns, column + number) { grid[row].cells[index] = .blank }
        case "m": change(text)
        case "q" where text.hasSuffix(" "): cursorShape = Int(text.dropLast()) ?? 0
        case "n" where text == "6": questions += 1
        case "t" where text == "22;2" || text == "23;2": break  // the title, kept and taken back
        case "h" where text == "?2004": isPasteBracketed = true
        case "l" where text == "?2004": isPasteBracketed = false
        default: unknown.append(String(decoding: sequence.dropFirst(), as: UTF8.self))
        }
    }

    /// What a terminal answers to the questions asked so far.
    package mutating func takeAnswers() -> String {
        defer { questions = 0 }
        return String(repeating: "\u{1B}[\(row + 1);\(column + 1)R", count: questions)
    }

    private mutating func trim() {
        grid[row].cells = Array(grid[row].cells.prefix(columns))
        grid[row].cells += Array(repeating: .blank, count: columns - grid[row].cells.count)
    }

    private mutating func eraseLine() {
        for index in column..<columns { grid[row].cells[index] = .blank }
        grid[row].isWrapped = false
    }

    private mutating func eraseBelow(everything: Bool) {
        if pushesRows, row == 0, column == 0 { above += grid.prefix { !$0.cells.allSatisfy { $0 == .blank } } }
        if !everything { eraseLine() }
        for index in (everything ? 0 : row + 1)..<max(rows, row + 1) where index < rows { grid[index] = emptyRow }
    }

    /// Gives the screen a new size. Rows that wrapped are joined and wrapped anew, the cursor stays at its character.
    package mutating func resize(columns: Int, rows: Int) {
        var wrapped: [Row] = []
        var cursor = (row: 0, column: 0)
        var index = 0
        if pushesRows {
            row += above.count
            grid = above + grid
            above = []
        }
        while index < grid.count {
            let first = index
            while grid[index].isWrapped, index + 1 < grid.count { index += 1 }
            let offset = (first...index).contains(row) ? (row - first) * self.columns + column : nil
            var cells = grid[first...index].flatMap(\.cells)
            while cells.last == .blank, cells.count > (offset ?? 0) { cells.removeLast() }
            let pieces = max(1, (cells.count + columns - 1) / columns)
            if let offset { cursor = (wrapped.count + offset / columns, offset % columns) }
            for piece in 0..<pieces {
                let part = cells.dropFirst(piece * columns).prefix(columns)
                let padding = Array(repeating: Cell.blank, count: columns - part.count)
                wrapped.append(Row(cells: part + padding, isWrapped: piece + 1 < pieces))
            }
            index += 1
        }
        (self.columns, self.rows) = (columns, rows)
        if pushesRows { return place(wrapped, cursor) }
        while wrapped.count <= cursor.row { wrapped.append(emptyRow) }
        while wrapped.count > rows, wrapped.count - 1 > cursor.row,
            wrapped.last?.cells.allSatisfy({ $0 == .blank }) == true
        {
            wrapped.removeLast()
        }
        let scrolled = max(0, min(wrapped.count - rows, cursor.row))
        grid = Array(wrapped.dropFirst(scrolled).prefix(rows))
        grid += Array(repeating: emptyRow, count: rows - grid.count)
        (row, column) = (cursor.row - scrolled, cursor.column)
        isWrapPending = false
    }

    /// Keeps the last rows on the screen, blank ones as well, and the others above it.
    private mutating func place(_ all: [Row], _ cursor: (row: Int, column: Int)) {
        let padding = max(0, rows - all.count)
        let pushed = max(0, all.count - rows)
        above = Array(all.prefix(pushed))
        grid = Array(all.dropFirst(pushed)) + Array(repeating: emptyRow, count: padding)
        let isLost = cursor.row < pushed
        (row, column) = isLost ? (0, 0) : (cursor.row - pushed, cursor.column)
        isWrapPending = false
    }
}
