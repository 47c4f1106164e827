// Where lines were typed: which of them belong to which selection, as long as the shell runs. The lines themselves, and
// whether they failed, are HistoryFile's.

/// The lines of this shell by their places.
struct HistoryPlaces {
    /// The lines of one place, the newest last.
    private struct Lines {
        var texts: [String]
        var prefixes: PrefixIndex

        init(_ text: String) {
            texts = [text]
            prefixes = PrefixIndex(texts)
        }
    }

    private var places: [String: Lines] = [:]

    /// Notes that a line was typed at a place.
    mutating func add(_ text: String, at place: String) {
        guard places[place] != nil else {
            places[place] = Lines(text)
            return
        }
        places[place]?.texts.append(text)
        places[place]?.prefixes.append(text)
    }

    /// The newest line of a place that begins with a text and is longer.
    mutating func newest(beginningWith text: String, at place: String) -> String? {
        guard let found = places[place]?.prefixes.last(longerThan: text) else { return nil }
        return places[place]?.texts[found]
    }
}
