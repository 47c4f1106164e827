// Owns lines: text cut at line feeds, carriage returns or both, block by block. A line that is too long to be of use
// is skipped, and only its number is kept.

/// A line of a file.
struct TextLine {
    /// What is on it, without white space at its ends; nil for one that is too long.
    var text: String?
    /// Its number, from 1.
    var number: Int
}

/// Cuts text into lines as it comes.
struct TextLines {
    /// The number of the line that is being read.
    private(set) var number = 1
    private var bytes: [UInt8] = []
    private var isTooLong = false
    private var isAfterReturn = false

    /// The next line that ends in these bytes, which are taken from them; nil where none does.
    mutating func next(_ block: inout ArraySlice<UInt8>) -> TextLine? {
        if isAfterReturn, block.first == 0x0A { block.removeFirst() }
        if !block.isEmpty { isAfterReturn = false }
        guard let end = block.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
            keep(block)
            block = block[block.endIndex...]
            return nil
        }
        keep(block[..<end])
        isAfterReturn = block[end] == 0x0D
        block = block[(end + 1)...]
        return taken()
    }

    /// The last line, where the file does not end with the end of one.
    mutating func last() -> TextLine? { bytes.isEmpty && !isTooLong ? nil : taken() }

    private mutating func keep(_ part: ArraySlice<UInt8>) {
        guard bytes.count + part.count <= Longest.text else {
            isTooLong = true
            bytes.removeAll()
            return
        }
        if !isTooLong { bytes += part }
    }

    private mutating func taken() -> TextLine {
        defer {
            bytes.removeAll(keepingCapacity: true)
            isTooLong = false
            number += 1
        }
        return TextLine(text: isTooLong ? nil : EntryText.text(bytes), number: number)
    }
}
