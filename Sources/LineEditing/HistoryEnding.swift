// How an entry of the history ended, as a line of the file: `=`, the status, and which entry it was, by its second and
// a checksum of its text. It is a line of its own, since the entry is written before it runs.

/// With which status an entry ended.
struct HistoryEnding: Sendable, Equatable {
    /// The exit status.
    var status: Int
    /// When the entry was typed.
    var seconds: Int
    /// The checksum of its text.
    var checksum: UInt32

    /// An ending by its parts.
    init(status: Int, seconds: Int, checksum: UInt32) {
        self.status = status
        self.seconds = seconds
        self.checksum = checksum
    }

    /// The ending in a line without its newline; nil for a line of another form.
    init?(line: UnsafeRawBufferPointer) {
        guard line.first == Self.sign else { return nil }
        var place = 1
        guard let status = Self.number(line, &place, base: 10, digits: 3), line.count > place, line[place] == 0x20
        else { return nil }
        place += 1
        guard let seconds = Self.number(line, &place, base: 10, digits: 12), line.count > place, line[place] == 0x20
        else { return nil }
        place += 1
        guard let checksum = Self.number(line, &place, base: 16, digits: 8), place == line.count, status < 256
        else { return nil }
        self.init(status: status, seconds: seconds, checksum: UInt32(checksum))
    }

    private static let sign = UInt8(ascii: "=")

    /// The number at a place, which moves past it; nil where none is.
    private static func number(_ line: UnsafeRawBufferPointer, _ place: inout Int, base: Int, digits: Int) -> Int? {
        let start = place
        var value = 0
        while place < line.count, place - start < digits, let digit = digit(line[place]), digit < base {
            value = value * base + digit
            place += 1
        }
        return place > start ? value : nil
    }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte - 0x30)
        case 0x61...0x66: Int(byte - 0x61) + 10
        default: nil
        }
    }

    /// The line of the file, with its newline.
    var encoded: [UInt8] {
        let hex = String(checksum, radix: 16)
        return Array("=\(status) \(seconds) \(String(repeating: "0", count: 8 - hex.utf8.count))\(hex)\n".utf8)
    }
}

extension HistoryRecord {
    /// A number for the text (FNV-1a), by which an ending names its entry.
    var checksum: UInt32 {
        text.utf8.reduce(0x811c_9dc5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    }
}
