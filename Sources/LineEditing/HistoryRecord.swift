// One line of the history file: `<unix seconds>`, `!` if the line failed, a tab, and the text with backslash, newline
// and tab escaped. A line of another form is passed over, so a crash in the middle of a write costs one entry. How an
// entry ended is in such a line, which comes later and which older versions therefore pass over (``HistoryEnding``).
//
//     1795000000	search radiohead
//     =0 1795000000 5d3f09a1
//     1795000042!	play paranoid andriod
//     =4 1795000042 0b6e1c77

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An entry in the form of the file.
struct HistoryRecord: Sendable, Equatable {
    /// The line as it was typed; of a block, all of its lines.
    var text: String
    /// When it was typed; nil where the file does not say it credibly.
    var secondsSince1970: Int?
    /// Whether it could not be understood or found nothing, so that it is not suggested.
    var hasFailed = false
    /// With which status it ended; nil as long as it runs, and where nothing says so.
    var status: Int?
    /// Whether it was typed in this shell. The file does not say it.
    var isOwn = false

    /// An entry that is new, or that was read.
    init(text: String, secondsSince1970: Int?, hasFailed: Bool = false, isOwn: Bool = false) {
        self.text = text
        self.secondsSince1970 = secondsSince1970
        self.hasFailed = hasFailed
        self.isOwn = isOwn
    }

    /// Whether it failed in any way.
    var isFailed: Bool { hasFailed || status.map { $0 != 0 } ?? false }
    /// The text to suggest; empty when the line failed.
    var suggestion: String { hasFailed ? "" : text }

    /// The entry in a line without its newline; `nil` for a line of another form.
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
    /// The end of the year 9999; a later moment is not believed.
    private static let latest = 253_402_300_800

    /// The entry as the file has it: its line, and how it ended if that is known.
    var encoded: [UInt8] { line + (ending?.encoded ?? []) }

    /// How it ended, as the file says it.
    var ending: HistoryEnding? {
        status.map { HistoryEnding(status: $0, seconds: secondsSince1970 ?? 0, checksum: checksum) }
    }

    /// The entry as a line of the file, with its newline.
    private var line: [UInt8] {
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

    /// The text without its escapes; `nil` when they are malformed.
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

    /// What a part of the file holds. Its last line counts only with its newline.
    static func parse(_ file: [UInt8]) -> HistoryPart {
        file.withUnsafeBytes { bytes in
            var part = HistoryPart()
            guard let base = bytes.baseAddress else { return part }
            var start = 0
            while start < bytes.count, let found = memchr(base + start, 0x0A, bytes.count - start) {
                let end = UnsafeRawPointer(found) - base
                let line = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
                start = end + 1
                // No entry is so long; such a line is what a power cut left.
                guard line.count <= longestLine else { continue }
                if let ending = HistoryEnding(line: line) {
                    part.add(ending)
                } else if let record = HistoryRecord(plain: line) ?? HistoryRecord(line: line) {
                    part.records.append(record)
                }
            }
            return part
        }
    }

    /// More bytes than any entry takes, escapes included.
    private static let longestLine = 4 << 20

    /// The entry in a line without escapes, as nearly all are; `nil` leaves others to the slower reader.
    private init?(plain line: UnsafeRawBufferPointer) {
        var seconds = 0
        var place = 0
        while place < line.count, (0x30...0x39).contains(line[place]), place < 12 {
            seconds = seconds * 10 + Int(line[place] - 0x30)
            place += 1
        }
        guard place > 0, place + 1 < line.count, line[place] == 0x09 else { return nil }
        let rest = UnsafeRawBufferPointer(rebasing: line[(place + 1)...])
        // No byte decides, so that several are looked at in one step.
        var (all, signs) = (UInt8(0), UInt8(0))
        for byte in rest {
            all |= byte
            signs |= byte == 0x5C || byte == 0x00 || byte == 0x09 ? 1 : 0
        }
        // What is ASCII is made into a text in less time than what has to be examined.
        guard signs == 0,
            let text = all < 0x80 ? String(decoding: rest, as: UTF8.self) : String(validating: rest, as: UTF8.self)
        else { return nil }
        self.init(text: text, secondsSince1970: seconds < Self.latest ? seconds : nil)
    }
}

/// What a part of the file holds, in its order.
struct HistoryPart: Sendable {
    var records: [HistoryRecord] = []
    /// Endings of entries that come before this part.
    var endings: [HistoryEnding] = []

    /// Notes how one of the entries ended.
    fileprivate mutating func add(_ ending: HistoryEnding) {
        if !records.note(ending) { endings.append(ending) }
    }
}

extension [HistoryRecord] {
    /// How far back the entry of an ending is looked for: other shells may have written some between the two.
    private static var longestWay: Int { 200 }

    /// Notes how one of these entries ended; false when it is not among them.
    mutating func note(_ ending: HistoryEnding) -> Bool {
        for index in indices.reversed().prefix(Self.longestWay) {
            guard let seconds = self[index].secondsSince1970, seconds >= ending.seconds else { return false }
            guard seconds == ending.seconds, self[index].checksum == ending.checksum else { continue }
            self[index].status = ending.status
            return true
        }
        return false
    }

    /// These entries, oldest first, without those whose text comes again later, there or in what is known; at most the
    /// newest `limit`.
    func distinct(newest limit: Int, without known: [String] = []) -> [HistoryRecord] {
        var seen = Set(known)
        seen.reserveCapacity(known.count + Swift.min(count, limit))
        var places: [Int] = []
        for place in indices.reversed() where places.count < limit && seen.insert(self[place].text).inserted {
            places.append(place)
        }
        // Nearly always all are kept.
        return places.count == count ? self : places.reversed().map { self[$0] }
    }
}
