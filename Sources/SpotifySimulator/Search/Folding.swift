// Folds names for search: case, Latin and Greek accents, full-width forms, ё=е; Hebrew points, Arabic harakat and
// apostrophes go; other punctuation parts words. A table of its own: the client folds with another, so the two can
// disagree in a test instead of agreeing on a mistake.

/// Folding of names and queries to words parted by single blanks.
enum Folding {
    /// The folded text; empty when there is nothing in it but punctuation.
    static func fold(_ text: some StringProtocol) -> String {
        var out = FoldedText()
        for scalar in text.unicodeScalars { out.add(scalar) }
        return out.text
    }
}

/// Collects folded scalars.
private struct FoldedText {
    private var bytes: [UInt8] = []
    private var blankIsDue = false

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func add(_ scalar: Unicode.Scalar) {
        if scalar.value < 0x80 {
            addASCII(UInt8(truncatingIfNeeded: scalar.value))
            return
        }
        switch scalar.value {
        case 0x300...0x36f, 0x591...0x5c7, 0x64b...0x65f, 0x670, 0x2019, 0x2018, 0x2bc: return
        case 0xff01...0xff5e:
            // Full-width ASCII.
            addASCII(UInt8(truncatingIfNeeded: scalar.value - 0xff01 + 0x21))
        default:
            if let base = FoldingTable.base(scalar) {
                put(base.utf8)
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                put(scalar.properties.lowercaseMapping.utf8)
            } else {
                blankIsDue = true
            }
        }
    }

    private mutating func addASCII(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            put(CollectionOfOne(byte))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): put(CollectionOfOne(byte | 0x20))
        case UInt8(ascii: "'"): return
        default: blankIsDue = true
        }
    }

    private mutating func put(_ text: some Sequence<UInt8>) {
        if blankIsDue, !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
        blankIsDue = false
        bytes.append(contentsOf: text)
    }
}

/// Base letters of accented ones, by blocks written out in code point order.
private enum FoldingTable {
    static func base(_ scalar: Unicode.Scalar) -> String? {
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        // İ lowers to i and a dot that is dropped anyway.
        guard let first = lower.first else { return nil }
        return first.value < 0x80 ? String(first) : bases[first.value]
    }

    private static let bases: [UInt32: String] = {
        var table: [UInt32: String] = [:]
        for (letters, base) in groups {
            for letter in letters.unicodeScalars { table[letter.value] = base }
        }
        return table
    }()

    private static let groups: [(String, String)] = [
        ("àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "a"), ("æ", "ae"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęěẹẻẽếềểễệ", "e"),
        ("ĝğġģ", "g"), ("ĥħ", "h"), ("ìíîïĩīĭįıǐỉị", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņňŋ", "n"),
        ("òóôõöøōŏőǒọỏốồổỗộơớờởỡợ", "o"), ("œ", "oe"), ("ŕŗř", "r"), ("śŝşšș", "s"), ("ß", "ss"), ("ţťŧț", "t"),
        ("þ", "th"), ("ùúûüũūŭůűųǔụủưứừửữự", "u"), ("ŵ", "w"), ("ýÿŷỳỵỷỹ", "y"), ("źżž", "z"), ("ё", "е"),
        ("ά", "α"), ("έ", "ε"), ("ή", "η"), ("ίϊΐ", "ι"), ("ό", "ο"), ("ύϋΰ", "υ"), ("ώ", "ω"), ("ς", "σ"),
    ]
}
