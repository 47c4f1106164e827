// The names of artists and albums that a writer has seen, with their words: most come again soon, and cutting a text
// takes longer than finding it.

import Text

/// Texts with the words that the index keeps of them.
struct CutTexts {
    /// A text that equals only one of the same bytes. Strings that are spelt with other scalars are equal as well, but
    /// their words may differ, and the index has to be given the same words when a thing is taken out.
    private struct Key: Hashable {
        let text: String

        static func == (left: Key, right: Key) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }

    private var known: [Key: String] = [:]

    /// How many are kept.
    private static let most = 1_000

    /// The words of a text.
    mutating func words(of text: String) -> String {
        let key = Key(text: text)
        if let words = known[key] { return words }
        let words = SearchWords.indexed(text)
        if known.count >= Self.most { known = [:] }
        known[key] = words
        return words
    }
}
