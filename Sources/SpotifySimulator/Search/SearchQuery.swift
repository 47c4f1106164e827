// The search language of the service: words, quoted phrases, and filters such as `artist:"Nina Simone" year:1990-1999`.
// A filter name it does not know is text, as on the real service.

/// What a search asks for, folded.
struct SearchQuery: Sendable, Hashable {
    /// Words and phrases that must all occur.
    var terms: [String] = []
    var artist: [String] = []
    var album: [String] = []
    var track: [String] = []
    var years: ClosedRange<Int>?
    var isrc: String?
    /// `tag:new`: only the newest albums.
    var isNew = false

    /// The words and phrases as one text, for telling an exact name from a mere match.
    var phrase: String { terms.joined(separator: " ") }

    /// Whether nothing is asked for.
    var isEmpty: Bool { self == SearchQuery() }

    init() {}

    /// Reads what a user typed; nothing in it is an error.
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
        // Nothing but signs (`!!!`) is looked for as it is.
        if isEmpty { terms = text.split(whereSeparator: \.isWhitespace).map(String.init) }
    }

    private static func words(_ folded: String) -> [String] {
        folded.isEmpty ? [] : [folded]
    }

    private static func years(_ text: String) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-").map { Int($0) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last, ends.count <= 2 else {
            return nil
        }
        return first...last
    }

    /// Splits into words and quoted phrases, each with the filter written before it.
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
