// Several words as one part of a sentence.

/// Lists of words in a sentence.
package enum WordList {
    /// `a`, `a or b`, `a, b or c`.
    package static func text(_ words: [String], _ conjunction: String) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }
}
