// The search language of Spotify: words, quoted phrases, and filters such as `artist:"Nina Simone"
// year:1990-1999`. An unknown filter name is text, as on the real service.

/// What a search asks for, folded.
///
///     love song            two terms, each of which must occur
///     "love song"          one term: the words side by side
///     artist:adele 21      a filter and a term
///     year:1990-1999       a filter alone
struct SearchQuery: Sendable, Hashable {
    /// Words and phrases that must all occur.
    var terms: [String] = []
    /// Terms that an artist's name must match.
    var artist: [String] = []
    /// Terms that the album's name must match.
    var album: [String] = []
    /// Terms that the track's name must match.
    var track: [String] = []
    /// The years of release, both ends included.
    var years: ClosedRange<Int>?
    /// A recording code, in capitals.
    var isrc: String?
    /// `tag:new`: only the newest albums.
    var isNew = false

    /// The words and phrases as one text, to tell an exact name from one that merely matches.
    var phrase: String { terms.joined(separator: " ") }

    /// Whether nothing is asked for.
    var isEmpty: Bool { self == SearchQuery() }

    init() {}

    /// Reads what a user typed. Nothing in it is an error; a filter without a value counts as a word.
    init(_ text: String) {
        for (filter, value) in Self.pieces(text) {
            let folded = Folding.fold(value)
            switch filter {
            case "artist": artist += Self.words(folded)
            case "album": album += Self.words(folded)
            case "track": track += Self.words(folded)
            case "year": years = Self.years(value)
            case "isrc": isrc = value.uppercased()
            case "tag" where folded == "new": isNew = true
            case nil where !folded.isEmpty: terms.append(folded)
            case nil: break
            case .some(let unknown): terms += Self.words(Folding.fold(unknown)) + Self.words(folded)
            }
        }
        // A query of nothing but punctuation (`!!!`) is searched for as it is.
        if isEmpty { terms = text.split(whereSeparator: \.isWhitespace).map(String.init) }
    }

    /// A filter's value as one phrase; none for an empty one.
    private static func words(_ folded: String) -> [String] {
        folded.isEmpty ? [] : [folded]
    }

    /// A year or a span of years; `nil` for anything else.
    private static func years(_ text: String) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-").map { Int($0) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last, ends.count <= 2 else {
            return nil
        }
        return first...last
    }

    /// Splits the text into words and quoted phrases, each with the filter written before it.
    private static func pieces(_ text: String) -> [(filter: String?, value: String)] {
        var pieces: [(filter: String?, value: String)] = []
        var filter: String?
        var word = ""
        var isQuoted = false
        func close() {
            if !word.isEmpty { pieces.append((filter, word)) }
            (filter, word) = (nil, "")
        }
        for character in text {
            switch character {
            case "\"":
                if isQuoted || filter == nil { close() }
                isQuoted.toggle()
            case ":" where !isQuoted && filter == nil && !word.isEmpty && word.allSatisfy(\.isLetter):
                (filter, word) = (word.lowercased(), "")
            case _ where character.isWhitespace && !isQuoted: close()
            default: word.append(character)
            }
        }
        if word.isEmpty, let filter { word = filter; close() } else { close() }
        return pieces
    }
}
