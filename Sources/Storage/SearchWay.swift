// The ways in which a thing can be found, and how they follow from where its words are.

import Library
import Text

/// How a thing is found; the first are the best.
enum SearchWay: UInt64 {
    case exact, beginning, name, artist, album, playlist

    /// How a thing is found that has one term at most in no column before this one.
    init(column: Int32) {
        switch column {
        case ...0: self = .name
        case 1: self = .artist
        default: self = .album
        }
    }
}

extension SearchExpression {
    /// Whether the name of a thing begins with the title.
    func isBeginning(of name: String) -> Bool {
        titlePhrase.map { Self.stands($0, in: name.split(separator: " ")[...]) } ?? false
    }

    /// Whether the words begin with the phrase.
    private static func stands(_ phrase: SearchWords.Phrase, in words: ArraySlice<Substring>) -> Bool {
        guard let last = phrase.words.last, words.count >= phrase.words.count else { return false }
        for (word, wanted) in zip(words, phrase.words.dropLast()) where word != wanted { return false }
        let word = words[words.startIndex + phrase.words.count - 1]
        return phrase.isOpen ? word.utf8.starts(with: last.utf8) : word == last
    }
}
