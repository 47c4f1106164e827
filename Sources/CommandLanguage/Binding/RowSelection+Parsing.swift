// The forms in which rows are typed: `3`, `2-5`, `1,4,7-9`, `7-`, `all`, `last` (Language §3).

extension RowSelection {
    /// The rows that the text means; nil when it does not select rows.
    ///
    /// A number beyond `Int` becomes `Int.max`, which no listing has.
    package init?(parsing text: some Sequence<UInt8>) {
        var parts: [Part] = []
        var reader = PartReader()
        for byte in text {
            if byte == .comma {
                guard let part = reader.part else { return nil }
                parts.append(part)
                reader = PartReader()
            } else if !reader.take(byte) {
                return nil
            }
        }
        guard let last = reader.part else { return nil }
        self.init(parts + CollectionOfOne(last))
    }

    /// The rows that the text means; nil when it does not select rows.
    package init?(parsing text: String) { self.init(parsing: text.utf8) }
}

/// Reads one part between commas, byte by byte: it runs for every word of every line, so it builds no strings.
private struct PartReader {
    private var first: Int?
    private var second: Int?
    private var hasHyphen = false
    /// The letters so far, packed: no word for rows has more than four.
    private var letters: UInt32 = 0

    /// Takes a byte; false when it cannot come here.
    mutating func take(_ byte: UInt8) -> Bool {
        if byte.isDigit, letters == 0 {
            if hasHyphen { second = Self.append(byte, to: second) } else { first = Self.append(byte, to: first) }
            return true
        }
        if byte == .hyphen, first != nil, !hasHyphen {
            hasHyphen = true
            return true
        }
        guard first == nil, byte.startsName, letters >> 24 == 0 else { return false }
        letters = letters << 8 | UInt32(byte)
        return true
    }

    /// The part that was read; nil when it is none.
    var part: RowSelection.Part? {
        switch (first, hasHyphen, second) {
        case (let row?, false, _): .row(row)
        case (let first?, true, let last?): .range(first, last)
        case (let first?, true, nil): .from(first)
        case (nil, _, _): letters == Self.all ? .all : letters == Self.last ? .last : nil
        }
    }

    private static let all = pack("all")
    private static let last = pack("last")

    private static func pack(_ text: StaticString) -> UInt32 {
        text.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt32($1) } }
    }

    /// The number with a digit added; `Int.max` once it overflows.
    private static func append(_ digit: UInt8, to number: Int?) -> Int {
        let (tens, overflow) = (number ?? 0).multipliedReportingOverflow(by: 10)
        let (sum, secondOverflow) = tens.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
        return overflow || secondOverflow ? Int.max : sum
    }
}
