// Text folded for comparing names (LANGUAGE §8): width, case, Latin and Greek accents, ё, ø, ł, ß, æ, Hebrew points and
// Arabic vowel marks make no difference; the voicing marks of kana, Hangul and й do.

/// Folds text for comparison.
package enum Folding {
    /// What is compared in place of the text.
    package static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        var folded = ""
        // Character by character: an accent may be part of the letter or a mark behind it.
        for character in text {
            for scalar in character.unicodeScalars { append(scalar, to: &folded) }
        }
        return folded.lowercased()
    }

    private static func append(_ scalar: Unicode.Scalar, to folded: inout String) {
        let value = scalar.value
        if value < 0x80 {
            folded.unicodeScalars.append(scalar)
        } else if let base = letters[value] {
            folded += base
        } else if (0xFF01...0xFF5E).contains(value), let narrow = Unicode.Scalar(value - 0xFEE0) {
            folded.unicodeScalars.append(narrow)
        } else if value == 0x3000 {
            folded += " "
        } else if let full = halfWidthKana[value] {
            folded.unicodeScalars.append(full)
        } else if isIgnored(value) {
            return
        } else if let composed = voiced(scalar, after: folded) {
            folded.unicodeScalars.removeLast()
            folded.unicodeScalars.append(composed)
        } else {
            folded +=
                scalar.properties.lowercaseMapping.count == 1 && letters[scalar.lowered] != nil
                ? letters[scalar.lowered] ?? "" : String(Character(scalar))
        }
    }

    /// Combining accents of Latin and Greek, points of Hebrew, vowel marks of Arabic, variation selectors.
    private static func isIgnored(_ value: UInt32) -> Bool {
        switch value {
        case 0x0300...0x0305, 0x0307...0x036F, 0x0591...0x05BD, 0x05BF, 0x05C1...0x05C2, 0x05C4...0x05C5, 0x05C7: true
        case 0x0610...0x061A, 0x0640, 0x064B...0x065F, 0x0670, 0x06D6...0x06DC, 0xFE00...0xFE0F: true
        default: false
        }
    }

    /// A half-width or combining voicing mark behind the kana it voices.
    private static func voiced(_ mark: Unicode.Scalar, after folded: String) -> Unicode.Scalar? {
        guard let last = folded.unicodeScalars.last else { return nil }
        switch mark.value {
        case 0xFF9E, 0x3099:
            return last.value == 0x30A6 ? "ヴ" : voicable.contains(last.value) ? Unicode.Scalar(last.value + 1) : nil
        case 0xFF9F, 0x309A:
            return (0x30CF...0x30DB).contains(last.value) && (last.value - 0x30CF) % 3 == 0
                ? Unicode.Scalar(last.value + 2) : nil
        default: return nil
        }
    }

    private static let voicable: Swift.Set<UInt32> = {
        var kana: Swift.Set<UInt32> = [0x30C4, 0x30C6, 0x30C8]
        for base in stride(from: UInt32(0x30AB), through: 0x30C1, by: 2) { kana.insert(base) }
        for base in stride(from: UInt32(0x30CF), through: 0x30DB, by: 3) { kana.insert(base) }
        return kana
    }()

    /// ｦ to ﾝ in the order of their code points.
    private static let halfWidthKana: [UInt32: Unicode.Scalar] = {
        let full = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
        return Dictionary(uniqueKeysWithValues: full.unicodeScalars.enumerated().map { (0xFF66 + UInt32($0), $1) })
    }()

    /// Letters with accents, by the letter they are compared as.
    private static let letters: [UInt32: String] = {
        let groups: [(String, String)] = [
            ("a", "àáâãäåāăąǎǟǡǻȁȃȧạảấầẩẫậắằẳẵặḁ"), ("ae", "æǽǣ"), ("b", "ḃḅḇ"), ("c", "çćĉċčḉ"), ("d", "ďđḋḍḏḑḓ"),
            ("d", "ð"), ("e", "èéêëēĕėęěȅȇȩẹẻẽếềểễệḕḗḙḛḝ"), ("f", "ḟ"), ("g", "ĝğġģǧǵḡ"), ("h", "ĥħȟḣḥḧḩḫẖ"),
            ("i", "ìíîïĩīĭįıǐȉȋịỉḭḯ"), ("j", "ĵǰ"), ("k", "ķǩḱḳḵ"), ("l", "ĺļľŀłḷḹḻḽ"), ("m", "ḿṁṃ"),
            ("n", "ñńņňŉǹṅṇṉṋ"), ("o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱọỏốồổỗộớờởỡợṍṏṑṓ"), ("oe", "œ"), ("p", "ṕṗ"),
            ("r", "ŕŗřȑȓṙṛṝṟ"), ("s", "śŝşšșṡṣṥṧṩ"), ("ss", "ß"), ("t", "ţťŧțṫṭṯṱẗ"), ("th", "þ"),
            ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗụủứừửữựṳṵṷṹṻ"), ("v", "ṽṿ"), ("w", "ŵẁẃẅẇẉẘ"), ("x", "ẋẍ"), ("y", "ýÿŷȳẏỳỵỷỹẙ"),
            ("z", "źżžẑẓẕ"), ("α", "άἀἁὰᾶ"), ("ε", "έἐἑὲ"), ("η", "ήἠἡὴῆ"), ("ι", "ίϊΐἰἱὶῖ"), ("ο", "όὀὁὸ"),
            ("υ", "ύϋΰὐὑὺῦ"), ("ω", "ώὠὡὼῶ"), ("σ", "ς"), ("е", "ё"),
        ]
        var table: [UInt32: String] = [:]
        for (base, accented) in groups {
            for scalar in accented.unicodeScalars {
                table[scalar.value] = base
                let upper = scalar.properties.uppercaseMapping.unicodeScalars
                if upper.count == 1, let only = upper.first, only.value >= 0x80 { table[only.value] = base }
            }
        }
        table[0x1E9E] = "ss"
        return table
    }()
}

extension Unicode.Scalar {
    /// The scalar in lower case, when that is one scalar.
    fileprivate var lowered: UInt32 { properties.lowercaseMapping.unicodeScalars.first?.value ?? value }
}
