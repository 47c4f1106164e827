// Owns texts in the order in which they were given, and the search for those that contain what was typed. Names that
// are kept over lines, and how well they match, are ``SortedNames``'.

import Text

/// Many texts, of which those that contain a typed text are found between two key presses.
package struct FoldedTexts: Sendable {
    private var texts = PackedTexts()
    /// The characters of each text as a set, so that most texts need no closer look.
    private var letters: [UInt64] = []

    /// No texts.
    package init() {}

    /// How many texts there are.
    package var count: Int { texts.count }

    /// Adds a text after the others.
    package mutating func append(_ text: String) {
        let folded = Array(Folding.folded(text).utf8)[...]
        texts.append(folded)
        letters.append(LetterSet.of(folded))
    }

    /// The places of the texts that contain another one, whatever their case and accents (Language §8), in their order.
    package func places(containing text: String) -> [Int] {
        let folded = Folding.folded(text)
        let pattern = Array(folded.utf8)
        guard !pattern.isEmpty else { return Array(0..<count) }
        let set = LetterSet.of(pattern[...])
        var found: [Int] = []
        texts.withTexts { texts in
            letters.withUnsafeBufferPointer { letters in
                pattern.withUnsafeBufferPointer { pattern in
                    let search = TextSearch(pattern: pattern)
                    for place in 0..<texts.count where letters[place] & set == set {
                        if search.isFound(in: texts[place]) { found.append(place) }
                    }
                }
            }
        }
        guard found.isEmpty, pattern.contains(where: { $0 >= 0x80 }) else { return found }
        // The same characters may be other scalars there.
        return (0..<count).filter { Folding.contains(String(decoding: texts[$0], as: UTF8.self), folded) }
    }
}
