// The sentence of a search that found nothing, of Spotify's catalogue or of the own copy. What may follow it, such as
// what to type next, is left to the search.

import Text

/// What is said when nothing was found.
enum NothingFound {
    /// `Nothing found for moon.`; a long text is cut, so that what follows is seen.
    static func sentence(for text: String) -> String { "Nothing found for \(CellWidth.truncated(text, to: longest))." }

    /// The most cells of a text that is repeated.
    private static let longest = 60
}
