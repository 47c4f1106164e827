// Several words as one part of a sentence.

/// Lists of words in a sentence.
package enum WordList {
    /// `a`, `a or b`, `a, b or c`.
    package static func text(_ words: [String], _ conjunction: String) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        // Not `joined`, whose first call looks through every conformance of the program.
        return words.dropLast().dropFirst().reduce(words[0]) { $0 + ", " + $1 } + " \(conjunction) " + last
    }
}
