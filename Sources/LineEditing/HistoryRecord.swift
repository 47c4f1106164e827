// One line of the history file: `<unix seconds>`, `!` where the line failed, a tab, the text with backslash, newline and
// tab escaped. What is not of this form is passed over, so that a crash in the middle of a write costs one entry.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An entry as the file has it.
struct HistoryRecord: Sendable, Equatable {
    var text: String
    var secondsSince1970: Int?
    /// Whether it could not be understood or found nothing, so that it is not suggested.
    var hasFailed = false

    init(text: String, secondsSince1970: Int?, hasFailed: Bool = false) {
        self.text = text
        self.secondsSince1970 = secondsSince1970
        self.hasFailed = hasFailed
    }

    /// What is suggested of it: nothing where it failed.
    var suggestion: String { hasFailed ? "" : text }

    /// The entry of a line without its newline; `nil` for what is no entry.
    init?(line: some BidirectionalCollection<UInt8>) {
        guard let tab = line.firstIndex(of: 0x09),
            case let hasFailed = line[..<tab].last == Self.failureSign,
            let digits = String(validating: line[..<tab].dropLast(hasFailed ? 1 : 0), as: UTF8.self),
            let seconds = Int(digits), seconds >= 0,
            let bytes = Self.unescaped(line[line.index(after: tab)...]),
            let text = String(validating: bytes, as: UTF8.self), !text.isEmpty
        else { return nil }
        self.init(text: text, secondsSince1970: seconds < Self.latest ? seconds : nil, hasFailed: hasFailed)
    }

    private static let failureSign = UInt8(ascii: "!")
    /// The end of the year 9999: a later moment is none.
    private static let latest = 253_402_300_800

    /// The entry as a line of the file, its newline included.
    var encoded: [UInt8] {
        var bytes = Array("\(secondsSince1970 ?? 0)\(hasFailed ? "!" : "")\t".utf8)
        for byte in text.utf8 {
            switch byte {
            case 0x5C: bytes += [0x5C, 0x5C]
            case 0x0A: bytes += [0x5C, 0x6E]
            case 0x09: bytes += [0x5C, 0x74]
            default: bytes.append(byte)
            }
        }
        bytes.append(0x0A)
        return bytes
    }

    private static func unescaped(_ escaped: some Collection<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var iterator = escaped.makeIterator()
        while let byte = iterator.next() {
            guard byte == 0x5C else {
                if byte == 0 || byte == 0x09 { return nil }
                bytes.append(byte)
                continue
            }
            switch iterator.next() {
            case 0x5C: bytes.append(0x5C)
            case 0x6E: bytes.append(0x0A)
            case 0x74: bytes.append(0x09)
            default: return nil
            }
        }
        return bytes
    }

    /// The entries of a file. Its last line counts only when it has its newline.
    static func parse(_ file: [UInt8]) -> [HistoryRecord] {
        file.withUnsafeBytes { bytes in
            var records: [HistoryRecord] = []
            guard let base = bytes.baseAddress else { return records }
            var start = 0
            while start < bytes.count, let found = memchr(base + start, 0x0A, bytes.count - start) {
                let end = UnsafeRawPointer(found) - base
                let line = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
                start = end + 1
                // Nobody entered so much at a time: it is what a power cut left.
                guard line.count <= longestLine else { continue }
                if let record = HistoryRecord(plain: line) ?? HistoryRecord(line: line) { records.append(record) }
            }
            return records
        }
    }

    /// More bytes than any entry takes, escapes included.
    private static let longestLine = 4 << 20

    /// The entry of a line without escapes, as nearly all are; `nil` sends others the long way.
    private init?(plain line: UnsafeRawBufferPointer) {
        var seconds = 0
        var place = 0
        while place < line.count, (0x30...0x39).contains(line[place]), place < 12 {
            seconds = seconds * 10 + Int(line[place] - 0x30)
            place += 1
        }
        guard place > 0, place + 1 < line.count, line[place] == 0x09 else { return nil }
        let rest = UnsafeRawBufferPointer(rebasing: line[(place + 1)...])
        guard !rest.contains(where: { $0 == 0x5C || $0 == 0x00 || $0 == 0x09 }) else { return nil }
        guard let text = String(validating: rest, as: UTF8.self) else { return nil }
        self.init(text: text, secondsSince1970: seconds < Self.latest ? seconds : nil)
    }
}
