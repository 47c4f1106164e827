// Owns how a list is read on after the part of it that a copy has, while the list may change: entries that come again
// are left out, and where Spotify has fewer of them than before, reading turns back, so that none is passed over.
// Reading pages and keeping entries is left to the caller.

/// The rest of a list, page by page.
package struct ListContinuation: Sendable {
    private var known: Set<EntryMark>
    /// How many entries Spotify said there were in the last page.
    package private(set) var total: Int?
    /// Where the next page begins; nil after the last.
    package private(set) var next: Int?
    /// How often reading has turned back.
    private var turns = 0
    /// How many pages have brought nothing new since one has.
    private var emptyPages = 0

    /// How often reading turns back: a total that changes again and again says nothing.
    private static let mostTurns = 5
    /// How many pages may bring nothing new before the list counts as one without an end.
    private static let mostEmptyPages = 3

    /// The rest of a list from a place on, after entries with these marks.
    package init(after known: some Sequence<EntryMark>, from start: Int, total: Int?) {
        self.known = Set(known)
        self.total = total
        next = start
    }

    /// Whether pages come again and again that were read before.
    package var isEndless: Bool { emptyPages >= Self.mostEmptyPages }

    /// Takes the page at ``next``, and returns what is new in it.
    package mutating func take(_ page: ListPage) -> [CopiedEntry] {
        defer { total = page.total ?? total }
        // Entries before this page are gone, so that some moved to places that were read already.
        if let total, let now = page.total, now < total, total - now <= ListPage.limit / 2, turns < Self.mostTurns,
            page.offset > 0
        {
            turns += 1
            next = max(0, page.offset - (total - now))
            return []
        }
        let new = page.entries.filter { known.insert($0.mark).inserted }
        emptyPages = new.isEmpty && page.count > 0 ? emptyPages + 1 : 0
        next = page.hasMore && page.count > 0 && !isEndless ? page.end : nil
        return new
    }
}
