// Owns the records of tables as text (RFC 4180, with semicolons and tabs as well): cut as the bytes come, with quotes
// that may have line ends in them. Which column is what is left to DelimitedColumns.

/// A record: its cells as bytes, of which only those are made texts that are needed.
struct DelimitedRecord {
    /// The bytes of all cells, one after the other.
    var bytes: [UInt8] = []
    /// Where each cell ends in them.
    var ends: [Int] = []
    /// The line on which it begins.
    var line = 1
    /// Whether a part of it was left out, since it is longer than any entry can be.
    var isTooLong = false
    /// Whether it ends with the end of a line.
    var isEnded = true

    /// How many cells it has.
    var count: Int { ends.count }

    /// Whether there is nothing in it.
    var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 } && !isTooLong }

    /// The text of a cell, without the `'` that keeps spreadsheets from taking it for a formula; empty for a cell that
    /// the record does not have.
    func text(_ place: Int) -> String {
        guard ends.indices.contains(place) else { return "" }
        var cell = bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]]
        if cell.first == UInt8(ascii: "'"), let next = cell.dropFirst().first, Self.formulaSigns.contains(next) {
            cell = cell.dropFirst()
        }
        return EntryText.text(cell)
    }

    /// The texts of all cells.
    var texts: [String] { ends.indices.map(text) }

    private static let formulaSigns = Set("=+-@\t\r\n".utf8)
}

/// Cuts text into records as it comes.
struct DelimitedRecords {
    private enum Place {
        /// Before the first byte of a cell, where a quote opens.
        case start
        case bare, quoted
        /// After a quote in a quoted cell: it ends the cell, or is the first half of a quote.
        case quote
    }

    /// What separates the cells.
    let delimiter: UInt8
    private var record = DelimitedRecord()
    private var place = Place.start
    private var line = 1
    private var quoteLine = 1
    private var isAfterReturn = false
    private var isEmpty = true

    /// Records with this byte between the cells.
    init(delimiter: UInt8) { self.delimiter = delimiter }

    /// The next record that ends in these bytes, which are taken from them; nil where none does.
    mutating func next(_ block: inout ArraySlice<UInt8>) -> DelimitedRecord? {
        var index = block.startIndex
        while index < block.endIndex {
            let byte = block[index]
            index += 1
            if take(byte) {
                block = block[index...]
                return taken(isEnded: true)
            }
        }
        block = block[block.endIndex...]
        return nil
    }

    /// The last record, where the file does not end with the end of a line.
    mutating func last() throws(EntryFault) -> DelimitedRecord? {
        if place == .quoted { throw .openQuote(line: quoteLine) }
        return isEmpty ? nil : taken(isEnded: false)
    }

    /// Takes a byte; whether it ends the record.
    private mutating func take(_ byte: UInt8) -> Bool {
        let followsReturn = isAfterReturn
        isAfterReturn = byte == 0x0D
        let isLineEnd = byte == 0x0A || byte == 0x0D
        if byte == 0x0A && followsReturn {
            // The second half of a line end, which in a quoted cell is a part of the text.
            if place == .quoted { keep(byte) }
            return false
        }
        if isLineEnd { line += 1 }
        switch place {
        case .quoted:
            if byte == UInt8(ascii: "\"") { place = .quote } else { keep(byte) }
            return false
        case .quote where byte == UInt8(ascii: "\""):
            keep(byte)
            place = .quoted
            return false
        case .start where byte == UInt8(ascii: "\""):
            isEmpty = false
            place = .quoted
            quoteLine = line
            return false
        case .start, .bare, .quote:
            if isLineEnd { return true }
            isEmpty = false
            if byte == delimiter {
                endCell()
                place = .start
            } else {
                keep(byte)
                // What follows a closing quote belongs to the cell: a title such as `"Heroes" (live)`.
                place = .bare
            }
            return false
        }
    }

    private mutating func keep(_ byte: UInt8) {
        guard record.bytes.count - (record.ends.last ?? 0) < Longest.text, record.bytes.count < Longest.record else {
            record.isTooLong = true
            return
        }
        record.bytes.append(byte)
    }

    private mutating func endCell() {
        if record.ends.count < Longest.cells {
            record.ends.append(record.bytes.count)
        } else {
            record.isTooLong = true
        }
    }

    private mutating func taken(isEnded: Bool) -> DelimitedRecord {
        endCell()
        record.isEnded = isEnded
        defer {
            record = DelimitedRecord()
            record.line = line
            place = .start
            isEmpty = true
        }
        return record
    }
}

/// The first record of a table: the names of its columns, where it has them.
package enum FirstRecord {
    /// The texts of its cells; nil where the bytes end inside quotes. A byte-order mark before them is left out.
    package static func cells(of beginning: String, delimiter: UInt8) -> [String]? {
        var bytes = Array(beginning.utf8)[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        var records = DelimitedRecords(delimiter: delimiter)
        if let record = records.next(&bytes) { return record.texts }
        return try? records.last()?.texts
    }
}
