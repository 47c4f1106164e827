// Owns the tables in which ``Folding`` looks: base letters, usual spellings and compositions. They are
// Unicode's decompositions, reduced to the blocks that occur in the names of music, because the standard
// library cannot normalise text.

/// The tables of ``Folding``.
enum FoldingTables {
    /// The base of a small letter that has an accent or is special; nil when the letter is its own base.
    static func base(of scalar: Unicode.Scalar) -> String? {
        let value = scalar.value
        switch value {
        case 0x00C0...0x024F: return special[value] ?? letter(latin, value - 0x00C0)
        case 0x1E00...0x1EFF: return value == 0x1E9E ? "ss" : letter(latinAdditional, value - 0x1E00)
        case 0x0370...0x03FF: return greek[value]
        case 0x1F00...0x1FFF:
            let base = greekExtended[Int(value - 0x1F00)]
            return base == "." ? nil : String(base)
        case 0x0450, 0x0451: return value == 0x0451 ? "\u{0435}" : nil
        case 0x2C65: return "a"
        case 0x2C66: return "t"
        default: return nil
        }
    }

    // The letter at a place; nil for a dot.
    private static func letter(_ table: [UInt8], _ place: UInt32) -> String? {
        let base = table[Int(place)]
        return base == UInt8(ascii: ".") ? nil : String(Unicode.Scalar(base))
    }

    /// The base letters of U+00C0–U+024F; a dot is a letter that is its own base or has more than one.
    private static let latin = Array(
        """
        aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
        aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllll.\
        .llnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
        bb.....cc.ddd....ff....ikkl...nooo..pp......tt.uu..yyzz.........\
        .............aaiioouuuuuuuuuu.aaaa..ggggkkoooo..j...gg..nnaa..oo\
        aaaaeeeeiiiioooorrrruuuusstt..hhn...zzaaeeooooooooyy...j..acclts\
        z..b..eejj..rryy
        """.utf8)

    /// The base letters of U+1E00–U+1EFF.
    private static let latinAdditional = Array(
        """
        aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
        mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
        wwwwwwwwwwxxxxyyzzzzzzhtwyasss..aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
        eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......
        """.utf8)

    /// Letters of U+00C0–U+024F that the rows above leave out, most of them because they have several base letters.
    private static let special: [UInt32: String] = [
        0x00DF: "ss", 0x00E6: "ae", 0x00FE: "th", 0x0133: "ij", 0x0140: "l", 0x0149: "n", 0x0153: "oe",
        0x01C6: "dz", 0x01C9: "lj", 0x01CC: "nj", 0x01E3: "ae", 0x01F3: "dz", 0x01FD: "ae",
    ]

    /// Small Greek letters with tonos or dialytika, the final sigma, and the symbols that are variants of letters.
    private static let greek: [UInt32: String] = [
        0x0390: "ι", 0x03AC: "α", 0x03AD: "ε", 0x03AE: "η", 0x03AF: "ι", 0x03B0: "υ", 0x03C2: "σ", 0x03CA: "ι",
        0x03CB: "υ", 0x03CC: "ο", 0x03CD: "υ", 0x03CE: "ω", 0x03D0: "β", 0x03D1: "θ", 0x03D2: "υ", 0x03D5: "φ",
        0x03D6: "π", 0x03F0: "κ", 0x03F1: "ρ", 0x03F2: "σ", 0x03F5: "ε",
    ]

    /// The base letters of polytonic Greek, U+1F00–U+1FFF.
    private static let greekExtended = Array(
        """
        ααααααααααααααααεεεεεε..εεεεεε..ηηηηηηηηηηηηηηηηιιιιιιιιιιιιιιιι\
        οοοοοο..οοοοοο..υυυυυυυυ.υ.υ.υ.υωωωωωωωωωωωωωωωωααεεηηιιοουυωω..\
        ααααααααααααααααηηηηηηηηηηηηηηηηωωωωωωωωωωωωωωωωααααα.ααααααα.ι.\
        ..ηηη.ηηεεηηη...ιιιι..ιιιιιι....υυυυρρυυυυυυρ.....ωωω.ωωοοωωω...
        """.unicodeScalars)

    /// The full-width spelling of half-width katakana, U+FF61–U+FF9D.
    private static let halfWidthKana = Array(
        "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars)

    /// The letters of Hebrew presentation forms, U+FB1D–U+FB4E.
    private static let hebrew = Array("יײײעאדהכלםרת+ששששאאאבגדהוז.טיךכל.מ.נס.ףפ.צקרשתובכפ".unicodeScalars)

    /// Roman numerals as single characters, in the order of Unicode.
    private static let romanNumerals = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "l", "c", "d", "m",
    ]
    /// The ligatures of U+FB00–U+FB06.
    private static let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]

    /// The usual spelling of a compatibility character (NFKC, as far as names use it) or of a
    /// typographic quote; nil for others.
    static func compatible(_ scalar: Unicode.Scalar) -> String? {
        let value = scalar.value
        if (0x0929...0x1026).contains(value) { return indic(value) }
        switch value {
        case 0x00A0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return " "
        case 0x00AA: return "a"
        case 0x00BA: return "o"
        case 0x00B2, 0x00B3: return digit(value - 0x00B0)
        case 0x00B9: return "1"
        case 0x2018, 0x2019, 0x02BC: return "'"
        case 0x201C, 0x201D: return "\""
        case 0x2026: return "..."
        case 0x2070, 0x2074...0x2079: return digit(value - 0x2070)
        case 0x2080...0x2089: return digit(value - 0x2080)
        case 0x2116: return "no"
        case 0x2122: return "tm"
        case 0x2160...0x217F: return romanNumerals[Int((value - 0x2160) % 16)]
        case 0x2460...0x2473: return String(value - 0x245F)
        case 0x24B6...0x24E9: return latinLetter((value - 0x24B6) % 26)
        case 0x1D400...0x1D6A3: return latinLetter((value - 0x1D400) % 26)
        case 0x1D7CE...0x1D7FF: return digit((value - 0x1D7CE) % 10)
        case 0xFB00...0xFB06: return ligatures[Int(value - 0xFB00)]
        case 0xFB1D, 0xFB1F...0xFB4E:
            return hebrew[Int(value - 0xFB1D)] == "." ? nil : String(hebrew[Int(value - 0xFB1D)])
        case 0xFB4F: return "אל"
        case 0xFF01...0xFF5E: return Unicode.Scalar(value - 0xFEE0).map { String($0) }
        case 0xFF61...0xFF9D: return String(halfWidthKana[Int(value - 0xFF61)])
        default: return nil
        }
    }

    private static func digit(_ value: UInt32) -> String { String(value) }

    private static func latinLetter(_ place: UInt32) -> String { String(Unicode.Scalar(UInt8(0x61 + place))) }

    /// The Cyrillic letter composed with the mark after it; ё becomes е (Language §8).
    static func cyrillic(_ letter: Unicode.Scalar, with mark: Unicode.Scalar) -> Unicode.Scalar? {
        switch (letter, mark.value) {
        case ("и", 0x0306): "й"
        case ("е", 0x0308): "е"
        case ("і", 0x0308): "ї"
        case ("у", 0x0306): "ў"
        case ("г", 0x0301): "ѓ"
        case ("к", 0x0301): "ќ"
        case ("е", 0x0300): "ѐ"
        case ("и", 0x0300): "ѝ"
        default: nil
        }
    }

    /// The Arabic letter composed with madda or hamza; these belong to the spelling and are not harakat.
    static func arabic(_ letter: Unicode.Scalar, with mark: Unicode.Scalar) -> Unicode.Scalar? {
        switch (letter.value, mark.value) {
        case (0x0627, 0x0653): "\u{0622}"
        case (0x0627, 0x0654): "\u{0623}"
        case (0x0627, 0x0655): "\u{0625}"
        case (0x0648, 0x0654): "\u{0624}"
        case (0x064A, 0x0654): "\u{0626}"
        default: nil
        }
    }

    /// The kana with dakuten: か becomes が.
    static func voiced(_ kana: Unicode.Scalar) -> Unicode.Scalar? {
        switch kana.value {
        case 0x3046: return "\u{3094}"
        case 0x30A6: return "\u{30F4}"
        case 0x30EF...0x30F2: return Unicode.Scalar(kana.value + 8)
        case 0x309D, 0x30FD: return Unicode.Scalar(kana.value + 1)
        default: break
        }
        switch (0x30A1...0x30FA).contains(kana.value) ? kana.value - 0x60 : kana.value {
        case 0x304B...0x3062: return kana.value % 2 == 1 ? Unicode.Scalar(kana.value + 1) : nil
        case 0x3064, 0x3066, 0x3068: return Unicode.Scalar(kana.value + 1)
        case 0x306F...0x307D: return (kana.value - 0x306F) % 3 == 0 ? Unicode.Scalar(kana.value + 1) : nil
        default: return nil
        }
    }

    /// The kana with handakuten: は becomes ぱ.
    static func halfVoiced(_ kana: Unicode.Scalar) -> Unicode.Scalar? {
        switch kana.value {
        case 0x306F...0x307D, 0x30CF...0x30DD:
            (kana.value - 0x306F) % 3 == 0 ? Unicode.Scalar(kana.value + 2) : nil
        default: nil
        }
    }
}

// Letters of Indic scripts that can be written with one scalar or with two or three (the canonical
// decompositions of The Unicode Standard). They are always taken apart, so that a letter with a nukta contains
// the letter, and a vowel of two parts is found by its first.
extension FoldingTables {
    // The letter taken apart; nil for others.
    private static func indic(_ value: UInt32) -> String? {
        switch value {
        case 0x0929: "\u{0928}\u{093C}"
        case 0x0931: "\u{0930}\u{093C}"
        case 0x0934: "\u{0933}\u{093C}"
        case 0x0958...0x095F: nukta([0x15, 0x16, 0x17, 0x1C, 0x21, 0x22, 0x2B, 0x2F], value - 0x0958, 0x0900)
        case 0x09CB: "\u{09C7}\u{09BE}"
        case 0x09CC: "\u{09C7}\u{09D7}"
        case 0x09DC: "\u{09A1}\u{09BC}"
        case 0x09DD: "\u{09A2}\u{09BC}"
        case 0x09DF: "\u{09AF}\u{09BC}"
        case 0x0A33: "\u{0A32}\u{0A3C}"
        case 0x0A36: "\u{0A38}\u{0A3C}"
        case 0x0A59: "\u{0A16}\u{0A3C}"
        case 0x0A5A: "\u{0A17}\u{0A3C}"
        case 0x0A5B: "\u{0A1C}\u{0A3C}"
        case 0x0A5E: "\u{0A2B}\u{0A3C}"
        case 0x0B48: "\u{0B47}\u{0B56}"
        case 0x0B4B: "\u{0B47}\u{0B3E}"
        case 0x0B4C: "\u{0B47}\u{0B57}"
        case 0x0B5C: "\u{0B21}\u{0B3C}"
        case 0x0B5D: "\u{0B22}\u{0B3C}"
        case 0x0B94: "\u{0B92}\u{0BD7}"
        case 0x0BCA: "\u{0BC6}\u{0BBE}"
        case 0x0BCB: "\u{0BC7}\u{0BBE}"
        case 0x0BCC: "\u{0BC6}\u{0BD7}"
        case 0x0C48: "\u{0C46}\u{0C56}"
        case 0x0CC0: "\u{0CBF}\u{0CD5}"
        case 0x0CC7: "\u{0CC6}\u{0CD5}"
        case 0x0CC8: "\u{0CC6}\u{0CD6}"
        case 0x0CCA: "\u{0CC6}\u{0CC2}"
        case 0x0CCB: "\u{0CC6}\u{0CC2}\u{0CD5}"
        case 0x0D4A: "\u{0D46}\u{0D3E}"
        case 0x0D4B: "\u{0D47}\u{0D3E}"
        case 0x0D4C: "\u{0D46}\u{0D57}"
        case 0x0DDA: "\u{0DD9}\u{0DCA}"
        case 0x0DDC: "\u{0DD9}\u{0DCF}"
        case 0x0DDD: "\u{0DD9}\u{0DCF}\u{0DCA}"
        case 0x0DDE: "\u{0DD9}\u{0DDF}"
        case 0x1026: "\u{1025}\u{102E}"
        case _: nil
        }
    }

    /// The letter with the nukta of Devanagari.
    private static func nukta(_ letters: [UInt32], _ index: UInt32, _ block: UInt32) -> String? {
        Unicode.Scalar(block + letters[Int(index)]).map { String($0) + "\u{093C}" }
    }
}
