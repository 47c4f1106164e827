// Owns the words by which the copy is searched (Language §6, §8): a folded text cut into the parts that an index keeps.
// Scripts that put spaces between words are cut at what is neither letter, mark nor number; those that do not, at every
// letter, each with the one after it, so that any part of a name is found. How one piece between spaces is cut is left
// to SearchChunk, which words a query needs to its reader, the index to Storage.

/// Texts as words of an index.
package enum SearchWords {
    /// The words of a text as the index keeps them, with a space between two: first those of the text in order, then
    /// other spellings of some, so that `acdc` finds `AC/DC` and `amour` finds `L'amour`.
    package static func indexed(_ text: String) -> String { cut(text).words }

    /// The words of a text as the index keeps them, and its number (``identity(_:)``), in one go.
    package static func cut(_ text: String) -> (words: String, identity: Int) {
        if let simple = asciiWords(text) { return (simple, identity(ofWords: simple)) }
        let chunks = SearchChunk.chunks(of: text)
        // A sign is read as a word only beside others.
        guard chunks.contains(where: { !$0.isAnd }) else {
            let signs = signs(text) ?? ""
            return (signs, hash(signs.utf8))
        }
        var words = ""
        for word in chunks.flatMap({ $0.words() }) + chunks.flatMap(\.spellings) {
            if !words.isEmpty { words += " " }
            words += word
        }
        return (words, identity(of: chunks))
    }

    /// Words that follow each other.
    package struct Phrase: Sendable, Hashable {
        /// The words in order, at least one.
        package var words: [String]
        /// Whether the last of them may be the beginning of a longer one.
        package var isOpen: Bool

        /// A phrase.
        package init(_ words: [String], isOpen: Bool) {
            self.words = words
            self.isOpen = isOpen
        }
    }

    /// The phrases of which a text that holds `text` has at least one; none where there is nothing in it to look for.
    /// - Parameter isWhole: whether its last word has to be whole, rather than the beginning of one.
    package static func phrases(for text: String, isWhole: Bool) -> [Phrase] {
        let chunks = SearchChunk.chunks(of: text)
        var phrases: [Phrase] = []
        if let last = chunks.last {
            // A run of pairs may be a part of a longer one as it is; a letter alone is the beginning of a pair.
            let isOpen = last.endsInRun ? last.lengthOfRun == 1 : !isWhole
            let words = chunks.dropLast().flatMap { $0.words() } + last.words(endsQuery: true)
            phrases.append(Phrase(words, isOpen: isOpen))
            if chunks.count == 1 { phrases += last.otherPhrases.map { Phrase($0, isOpen: !isWhole) } }
        }
        if !chunks.contains(where: { !$0.isAnd }), let sign = signs(text) {
            phrases.append(Phrase([sign], isOpen: !isWhole))
        }
        return phrases
    }

    /// Whether a text has a word in it, and not only signs that stand between words.
    package static func hasWords(_ text: String) -> Bool { !SearchChunk.chunks(of: text).isEmpty }

    /// A number that texts of the same letters in the same order have in common, whatever stands between them; texts
    /// that differ have the same one so rarely that only those who must be sure compare again.
    package static func identity(_ text: String) -> Int {
        if let words = asciiWords(text) { return identity(ofWords: words) }
        let chunks = SearchChunk.chunks(of: text)
        guard chunks.contains(where: { !$0.isAnd }) else { return hash((signs(text) ?? "").utf8) }
        return identity(of: chunks)
    }

    private static func identity(ofWords words: String) -> Int { hash(words.utf8.lazy.filter { $0 != 0x20 }) }

    private static func identity(of chunks: [SearchChunk]) -> Int {
        hash(chunks.reduce(into: "") { $0 += $1.letters }.utf8)
    }

    /// A number for bytes (Fowler, Noll, Vo).
    private static func hash(_ bytes: some Sequence<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return Int(Int64(bitPattern: hash))
    }

    /// A text without any letter is the one word of its signs; nil for one without signs. Those of ASCII are kept as
    /// their full-width forms, which no folded text has, since an index takes them for spaces.
    private static func signs(_ text: String) -> String? {
        var signs = String.UnicodeScalarView()
        for scalar in Folding.folded(text).unicodeScalars {
            switch scalar.value {
            case 0x21...0x7E: if let wide = Unicode.Scalar(scalar.value + 0xFEE0) { signs.append(wide) }
            case 0..<0x80: break
            default:
                if SearchChunk.Kind(scalar) != .space { signs.append(scalar) }
            }
        }
        return signs.isEmpty ? nil : String(signs)
    }

    /// The words of ASCII without anything that needs a closer look, as most names are, in one pass; nil for another
    /// text.
    private static func asciiWords(_ text: String) -> String? {
        var isPlain = true
        let words = String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
            var count = 0
            var before = Before.space
            for byte in text.utf8 {
                let letter = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
                switch (letter, before) {
                case (0x61...0x7A, .space), (0x30...0x39, .space), (0x61...0x7A, .letter), (0x30...0x39, .letter):
                    if before == .space, count > 0 {
                        buffer[count] = 0x20
                        count += 1
                    }
                    buffer[count] = letter
                    count += 1
                    before = .letter
                case (0x20, _): before = .space
                // Signs that can stand for a word or a letter, letters on both sides of a sign, and what is no ASCII.
                case (0x24, _), (0x26, .space), (0x2B, .space), (0x61...0x7A, .sign), (0x30...0x39, .sign),
                    (0..<0x20, _),
                    (0x7F..., _):
                    isPlain = false
                    return 0
                case (_, .letter), (_, .sign): before = .sign
                // A sign before a word.
                case (_, .space): break
                }
            }
            if count == 0 { isPlain = text.utf8.allSatisfy { $0 == 0x20 } }
            return count
        }
        return isPlain ? words : nil
    }

    /// What came before a letter.
    private enum Before { case space, letter, sign }
}
