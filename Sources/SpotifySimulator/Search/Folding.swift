// Folds names for search: case, Latin and Greek accents, full-width forms and ё=е become equal; Hebrew points, Arabic
// vowel signs and apostrophes disappear; all other punctuation separates words. The table is the simulator's own. The
// client folds with another, so a mistake shows as a difference in a test instead of being made on both sides.

/// Folding of names and queries to words separated by single spaces.
///
///     "Motörhead" → "motorhead"      "AC/DC" → "ac dc"      "Guns N' Roses" → "guns n roses"
///     "Жёлтый" → "желтый"            "ＡＢＣ" → "abc"        "!!!" → ""
enum Folding {
    /// The folded text; empty when it holds nothing but punctuation.
    static func fold(_ text: some StringProtocol) -> String {
        var out = FoldedText()
        for scalar in text.unicodeScalars { out.add(scalar) }
        return out.text
    }
}

/// Collects folded characters, scalar by scalar.
private struct FoldedText {
    private var bytes: [UInt8] = []
    /// Whether a space belongs before the next letter; so no text begins or ends with one.
    private var blankIsDue = false

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Adds a scalar in its folded form, or drops it.
    mutating func add(_ scalar: Unicode.Scalar) {
        if scalar.value < 0x80 {
            addASCII(UInt8(truncatingIfNeeded: scalar.value))
            return
        }
        switch scalar.value {
        // Combining accents, Hebrew points, Arabic vowel signs, and the apostrophes ʼ ‘ ’.
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

    /// Adds an ASCII byte: letters in lower case, digits as they are.
    private mutating func addASCII(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            put(CollectionOfOne(byte))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): put(CollectionOfOne(byte | 0x20))
        case UInt8(ascii: "'"): return
        default: blankIsDue = true
        }
    }

    /// Adds folded text, after a space if one is due.
    private mutating func put(_ text: some Sequence<UInt8>) {
        if blankIsDue, !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
        blankIsDue = false
        bytes.append(contentsOf: text)
    }
}

/// The base letters of accented ones, written out by base letter.
private enum FoldingTable {
    /// The base letter in lower case; `nil` for letters that have no accent.
    static func base(_ scalar: Unicode.Scalar) -> String? {
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        // İ becomes i and a combining dot, which is dropped anyway.
        guard let first = lower.first else { return nil }
        return first.value < 0x80 ? String(first) : bases[first.value]
    }

    /// The base letter by scalar value, from `groups`.
    private static let bases: [UInt32: String] = {
        var table: [UInt32: String] = [:]
        for (letters, base) in groups {
            for letter in letters.unicodeScalars { table[letter.value] = base }
        }
        return table
    }()

    /// Letters that fold to the same base letter, and that letter.
    private static let groups: [(String, String)] = [
        ("àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "a"), ("æ", "ae"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęěẹẻẽếềểễệ", "e"),
        ("ĝğġģ", "g"), ("ĥħ", "h"), ("ìíîïĩīĭįıǐỉị", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņňŋ", "n"),
        ("òóôõöøōŏőǒọỏốồổỗộơớờởỡợ", "o"), ("œ", "oe"), ("ŕŗř", "r"), ("śŝşšș", "s"), ("ß", "ss"), ("ţťŧț", "t"),
        ("þ", "th"), ("ùúûüũūŭůűųǔụủưứừửữự", "u"), ("ŵ", "w"), ("ýÿŷỳỵỷỹ", "y"), ("źżž", "z"), ("ё", "е"),
        ("ά", "α"), ("έ", "ε"), ("ή", "η"), ("ίϊΐ", "ι"), ("ό", "ο"), ("ύϋΰ", "υ"), ("ώ", "ω"), ("ς", "σ"),
    ]
}
