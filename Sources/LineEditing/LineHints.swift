// Owns the order of what could follow a line that is being typed: a line typed before, of those with the same selection
// first; else the rest of a word; else what the command still takes. Where a hint is drawn is decided by the C editor
// (Terminal §6.5).

import Prompting

/// The hints of the lines of one editor.
struct LineHints {
    /// What could follow.
    enum Hint: Equatable {
        /// Text that can be taken.
        case rest(String)
        /// What is only to be read.
        case usage(String)
    }

    private let history: HistoryFile?
    private var places = HistoryPlaces()
    /// What is selected while this line is typed.
    private var place = ""
    private var hinter: (any Hinting)?
    /// The lines before this one, when it continues a block or a quote.
    private var continued = ""

    /// Hints from a history and from what each request brings.
    init(history: HistoryFile?) { self.history = history }

    /// Prepares for a line.
    mutating func begin(_ request: LineRequest) {
        (place, hinter, continued) = (request.place, request.hinter, request.continued)
    }

    /// Remembers a line that was entered, if it is to be remembered, and its place.
    mutating func record(_ text: String, answering request: LineRequest) {
        if history?.record(text, answering: request) == true { places.add(text, at: request.place) }
    }

    /// What could follow; nil for nothing.
    mutating func hint(for line: String) -> Hint? {
        if let entry = earlierLine(beginningWith: line) {
            return .rest(String(decoding: entry.utf8.dropFirst(line.utf8.count), as: UTF8.self))
        }
        guard let hinter else { return nil }
        let whole = continued + line
        return hinter.rest(ofWordIn: whole).map(Hint.rest) ?? hinter.usage(after: whole).map(Hint.usage)
    }

    /// The newest line of this place that begins like this one, else of any place.
    private mutating func earlierLine(beginningWith line: String) -> String? {
        if let here = places.newest(beginningWith: line, at: place), history?.suggests(here) == true { return here }
        return history?.newest(beginningWith: line)
    }
}
