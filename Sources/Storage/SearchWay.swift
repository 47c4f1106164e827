// The ways in which a thing can be found, and which of them leads to the words of one thing. The index is asked for the
// same ways in SearchExpression.

import Library
import Text

/// How a thing is found; the first are the best.
enum SearchWay: UInt64, Comparable {
    case exact, beginning, name, artist, album, playlist

    static func < (left: SearchWay, right: SearchWay) -> Bool { left.rawValue < right.rawValue }
}

extension SearchExpression {
    /// The best way to a thing of these words, which has all terms somewhere.
    func way(to thing: ThingWords) -> SearchWay {
        let places: [(way: SearchWay, words: [Substring])] = [
            (.name, thing.name.split(separator: " ")), (.artist, thing.artist.split(separator: " ")),
            (.album, thing.album.split(separator: " ")),
        ]
        if let titlePhrase, Self.stands(titlePhrase, in: places[0].words[...]) { return .beginning }
        var worst = SearchWay.name
        for wanted in wanted where wanted.term.field == nil {
            let place = places.first { place in
                wanted.phrases.contains { Self.contains($0, in: place.words) }
            }
            worst = max(worst, place?.way ?? .album)
        }
        return worst
    }

    private static func contains(_ phrase: SearchWords.Phrase, in words: [Substring]) -> Bool {
        words.indices.contains { stands(phrase, in: words[$0...]) }
    }

    /// Whether the words begin with the phrase.
    private static func stands(_ phrase: SearchWords.Phrase, in words: ArraySlice<Substring>) -> Bool {
        guard let last = phrase.words.last, words.count >= phrase.words.count else { return false }
        for (word, wanted) in zip(words, phrase.words.dropLast()) where word != wanted { return false }
        let word = words[words.startIndex + phrase.words.count - 1]
        return phrase.isOpen ? word.utf8.starts(with: last.utf8) : word == last
    }
}
