// Owns texts in the order in which they were given, and the search for those that contain what was typed. Names that
// are kept over lines, and how well they match, are ``SortedNames``'.

import Text

/// Many texts, of which those that contain a typed text are found between two key presses.
package struct FoldedTexts: Sendable {
    private var texts = PackedTexts()
    /// The characters of each text as a set, so that most texts need no closer look.
    private var letters: [UInt64] = []
    /// The neighbours in each text as a set, so that most of the rest need none either.
    private var pairs: [UInt64] = []

    /// No texts.
    package init() {}

    /// How many texts there are.
    package var count: Int { texts.count }

    /// Adds a text after the others.
    package mutating func append(_ text: String) {
        let folded = Array(Folding.folded(text).utf8)[...]
        texts.append(folded)
        letters.append(LetterSet.of(folded))
        pairs.append(PairSet.of(folded))
    }

    /// The places of the texts that contain another one, whatever their case and accents (Language §8), in their order.
    ///
    /// - Parameter earlier: an answer for another text; where that is the beginning of this one, only what is in it is
    ///   looked at.
    package func places(containing text: String, after earlier: (text: String, places: [Int])? = nil) -> [Int] {
        let folded = Folding.folded(text)
        let pattern = Array(folded.utf8)
        guard !pattern.isEmpty else { return Array(0..<count) }
        // What contains a text contains what it begins with.
        let known = earlier.flatMap { pattern.starts(with: Folding.folded($0.text).utf8) ? $0.places : nil }
        let found = places(containing: pattern, among: known)
        guard found.isEmpty, pattern.contains(where: { $0 >= 0x80 }) else { return found }
        // The same characters may be other scalars there.
        return (0..<count).filter { Folding.contains(String(decoding: texts[$0], as: UTF8.self), folded) }
    }

    /// The places of the texts that contain these bytes, among some or among all.
    private func places(containing pattern: [UInt8], among known: [Int]?) -> [Int] {
        let (set, pair) = (LetterSet.of(pattern[...]), PairSet.of(pattern[...]))
        let isInSet = pattern.count == 1 && LetterSet.hasOwnBit(pattern[0])
        // All of the room at once: a list that grows while someone types is copied again and again.
        return [Int](unsafeUninitializedCapacity: known?.count ?? count) { found, length in
            texts.withTexts { texts in
                pattern.withUnsafeBufferPointer { pattern in
                    let search = TextSearch(pattern: pattern)
                    func add(_ place: Int) {
                        guard pairs[place] & pair == pair, isInSet || search.isFound(in: texts[place]) else { return }
                        found[length] = place
                        length += 1
                    }
                    letters.withUnsafeBufferPointer { letters in
                        if let known {
                            for place in known where letters[place] & set == set { add(place) }
                        } else {
                            for place in 0..<letters.count where letters[place] & set == set { add(place) }
                        }
                    }
                }
            }
        }
    }
}
