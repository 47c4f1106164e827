// Owns the folding of text for comparisons, by the rules of Language §8: what a user types finds what the catalogue
// writes with accents, capitals, full-width letters or vowel points. The tables are in ``FoldingTables``. Folded
// text is only compared; everything that is shown, sent or stored keeps its own spelling.

/// Folding of text for matching.
package enum Folding {
    /// The text without differences of width, case, Latin and Greek accents, Hebrew points and Arabic harakat
    /// (Language §8). Folding a folded text changes nothing.
    package static func folded(_ text: String) -> String {
        // One pass finds out whether the slow way is needed; most names are ASCII.
        let (isASCII, isFolded) = text.utf8.withContiguousStorageIfAvailable { kind(of: $0) } ?? kind(of: text.utf8)
        if isASCII { return isFolded ? text : foldedASCII(text) }
        var fold = Fold()
        for scalar in text.unicodeScalars { fold.add(scalar) }
        return String(of: fold.output)
    }

    /// Whether all bytes are ASCII, and whether none of them is a capital letter. No byte decides, so that several are
    /// looked at in one step.
    @inline(__always)
    private static func kind(of bytes: some Sequence<UInt8>) -> (isASCII: Bool, isFolded: Bool) {
        var (all, capitals) = (UInt8(0), UInt8(0))
        for byte in bytes {
            all |= byte
            capitals |= byte &- 0x41 < 26 ? 1 : 0
        }
        return (all < 0x80, capitals == 0)
    }

    private static func foldedASCII(_ text: String) -> String {
        String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
            var count = 0
            for byte in text.utf8 {
                buffer[count] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
                count += 1
            }
            return count
        }
    }

    /// Whether `part` occurs in `text`; both must be folded already.
    ///
    /// Scalars are compared and not whole syllables: in scripts that join a consonant and its vowel signs into
    /// one character (Devanagari, Thai), `क` occurs in `क्या`.
    package static func contains(_ text: String, _ part: String) -> Bool {
        let bytes = text.utf8.withContiguousStorageIfAvailable { text in
            part.utf8.withContiguousStorageIfAvailable { part in ByteSearch.find(part, in: text) }
        }
        if (bytes ?? nil) == true { return true }
        // Spellings with different scalars and the same meaning (क़ in one scalar or in two)
        // are equal only as characters.
        if part.utf8.allSatisfy({ $0 < 0x80 }) { return (bytes ?? nil) ?? text.contains(part) }
        return text.contains(part)
    }
}

extension String {
    /// The text of these scalars, made in one step.
    init(of scalars: some Collection<Unicode.Scalar>) {
        self.init(unsafeUninitializedCapacity: scalars.count * 4) { buffer in
            var count = 0
            for scalar in scalars {
                guard scalar.value >= 0x80 else {
                    buffer[count] = UInt8(scalar.value)
                    count += 1
                    continue
                }
                for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                    buffer[count] = unit
                    count += 1
                }
            }
            return count
        }
    }
}

/// Finds bytes in bytes. In UTF-8 no scalar begins inside another, so what is found consists of whole scalars.
private enum ByteSearch {
    static func find(_ part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = part.first else { return true }
        guard part.count <= text.count else { return false }
        for start in 0...(text.count - part.count) where text[start] == first {
            if part.indices.allSatisfy({ text[start + $0] == part[$0] }) { return true }
        }
        return false
    }
}

/// A text while it is folded, scalar by scalar. A letter is composed with a mark after it where the mark belongs
/// to the letter (voiced kana, й, Hangul), so that composed and decomposed spellings give the same result.
private struct Fold {
    // Not a text: each scalar added to one costs as much as folding it.
    var output: [Unicode.Scalar] = []

    /// Folds the next scalar.
    mutating func add(_ scalar: Unicode.Scalar) {
        if scalar.isASCII {
            output.append((0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar)
        } else if !addMark(scalar), !addJamo(scalar) {
            addLetter(scalar)
        }
    }

    // Adds a letter in its usual spelling, in lower case, and as its base letter.
    private mutating func addLetter(_ scalar: Unicode.Scalar) {
        if let compatible = FoldingTables.compatible(scalar) {
            for scalar in compatible.unicodeScalars { add(scalar) }
            return
        }
        if scalar.properties.isDefaultIgnorableCodePoint { return }
        for lower in scalar.properties.lowercaseMapping.unicodeScalars {
            if let base = FoldingTables.base(of: lower) {
                output.append(contentsOf: base.unicodeScalars)
            } else if lower.isASCII || !addMark(lower) {
                output.append(lower)
            }
        }
    }

    /// Drops the mark, composes it with the letter before it, or keeps it; false when the scalar is not a mark.
    private mutating func addMark(_ mark: Unicode.Scalar) -> Bool {
        switch mark.value {
        case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F:
            guard let last = output.last else { return true }
            // Latin and Greek letters lose their accents (Language §8).
            if last.value < 0x0400 || (0x1E00...0x1FFF).contains(last.value) { return true }
            compose(last, mark, FoldingTables.cyrillic(last, with: mark))
        case 0x3099, 0xFF9E: compose(output.last, "\u{3099}", output.last.flatMap(FoldingTables.voiced))
        case 0x309A, 0xFF9F: compose(output.last, "\u{309A}", output.last.flatMap(FoldingTables.halfVoiced))
        case 0x0653...0x0655:
            compose(output.last, mark, output.last.flatMap { FoldingTables.arabic($0, with: mark) })
        // Hebrew points, and after them the Arabic harakat: they are left out.
        case 0x0591...0x05BD, 0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7, 0xFB1E: break
        case 0x0610...0x061A, 0x064B...0x0652, 0x0656...0x065F, 0x0670: break
        case 0x06D6...0x06DC, 0x06DF...0x06E4, 0x06E7, 0x06E8, 0x06EA...0x06ED: break
        default: return false
        }
        return true
    }

    private mutating func compose(_ last: Unicode.Scalar?, _ mark: Unicode.Scalar, _ composed: Unicode.Scalar?) {
        if last != nil, let composed {
            output.removeLast()
            output.append(composed)
        } else {
            output.append(mark)
        }
    }

    /// Composes a vowel or final consonant with the Hangul syllable before it (The Unicode Standard §3.12).
    private mutating func addJamo(_ scalar: Unicode.Scalar) -> Bool {
        guard let last = output.last else { return false }
        var syllable: UInt32?
        if (0x1161...0x1175).contains(scalar.value), (0x1100...0x1112).contains(last.value) {
            syllable = 0xAC00 + ((last.value - 0x1100) * 21 + scalar.value - 0x1161) * 28
        } else if (0x11A8...0x11C2).contains(scalar.value), (0xAC00...0xD7A3).contains(last.value),
            (last.value - 0xAC00) % 28 == 0
        {
            syllable = last.value + scalar.value - 0x11A7
        }
        guard let composed = syllable.flatMap(Unicode.Scalar.init) else { return false }
        output.removeLast()
        output.append(composed)
        return true
    }
}
