// Owns the words by which the copy is searched (Language §6, §8): a folded text cut into the parts that an index keeps.
// Scripts that put spaces between words are cut at what is neither letter, mark nor number; those that do not, at every
// letter, each with the one after it, so that any part of a name is found. Which words a query needs is left to its
// reader, the index to Storage.

/// Texts as words of an index.
package enum SearchWords {
    /// A piece of a text between two that are no part of a word.
    package enum Piece: Sendable, Hashable {
        /// A word of a script that is written with spaces.
        case word(String)
        /// A run of a script that is written without: Han, kana, Thai and their like.
        case run([Unicode.Scalar])
    }

    /// The pieces of a text, folded, in order.
    package static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var word = String.UnicodeScalarView()
        var run: [Unicode.Scalar] = []
        func end() {
            if !word.isEmpty { pieces.append(.word(String(word))) }
            if !run.isEmpty { pieces.append(.run(run)) }
            (word, run) = (.init(), [])
        }
        for scalar in Folding.folded(text).unicodeScalars {
            switch kind(scalar) {
            case .letter:
                if !run.isEmpty { end() }
                word.append(scalar)
            case .unspaced:
                if !word.isEmpty { end() }
                run.append(scalar)
            case .mark:
                // It belongs to the letter before it, whatever its script.
                if run.isEmpty { word.append(scalar) } else { run.append(scalar) }
            case .inside: break
            case .between: end()
            }
        }
        end()
        return pieces
    }

    /// The words of a text as the index keeps them, with a space between two. Of a run there is each letter with the
    /// next, and the last one alone.
    package static func indexed(_ text: String) -> String {
        if let simple = asciiWords(text) { return simple }
        var words: [String] = []
        for piece in pieces(of: text) {
            switch piece {
            case .word(let word): words.append(word)
            case .run(let run):
                words += pairs(run)
                words.append(String(String.UnicodeScalarView(run.suffix(1))))
            }
        }
        return words.joined(separator: " ")
    }

    /// Each letter of a run with the one after it; none for a single letter.
    package static func pairs(_ run: [Unicode.Scalar]) -> [String] {
        zip(run, run.dropFirst()).map { String(String.UnicodeScalarView([$0, $1])) }
    }

    /// The same for ASCII, which most names are, in one pass; nil for another text.
    private static func asciiWords(_ text: String) -> String? {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        return String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
            var count = 0
            var isBetween = false
            for byte in text.utf8 {
                let letter = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
                switch letter {
                case 0x61...0x7A, 0x30...0x39:
                    if isBetween, count > 0 {
                        buffer[count] = 0x20
                        count += 1
                    }
                    isBetween = false
                    buffer[count] = letter
                    count += 1
                // An apostrophe is inside a word: `dont` finds `Don't`.
                case 0x27: break
                default: isBetween = true
                }
            }
            return count
        }
    }

    private enum Kind { case letter, unspaced, mark, inside, between }

    private static func kind(_ scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: return .letter
        case 0x27, 0x2019, 0x02BC: return .inside
        case 0..<0x80: return .between
        // Thai and Lao; Myanmar; Khmer; kana with its marks of length and voice; Han in all its blocks.
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3041...0x3096, 0x3099...0x309F,
            0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0x20000...0x323AF:
            return .unspaced
        default: break
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .privateUse:
            return .letter
        case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
        case .format: return .inside
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol,
            .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .surrogate, .unassigned:
            return .between
        @unknown default: return .between
        }
    }
}
