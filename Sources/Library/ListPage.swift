// Owns a page of a list as a copy sees it: entries with what tells them apart, and where in the list they are. Reading
// pages from Spotify is left to `sync`.

/// A part of a list at Spotify.
package struct ListPage: Sendable, Hashable {
    /// The place of its first entry, counted from 0.
    package var offset: Int
    /// The entries that could be read, in Spotify's order.
    package var entries: [CopiedEntry]
    /// How many places it covers; more than it has entries where some of them could not be read.
    package var count: Int
    /// How many entries Spotify says there are in all.
    package var total: Int?
    /// Whether the list continues after it.
    package var hasMore: Bool

    /// How many entries one page has at most.
    package static let limit = 50

    /// A page; without a count, one of which every entry could be read.
    package init(offset: Int, entries: [CopiedEntry], count: Int? = nil, total: Int?, hasMore: Bool) {
        self.offset = offset
        self.entries = entries
        self.count = count ?? entries.count
        self.total = total
        self.hasMore = hasMore
    }

    /// The place after its last one.
    package var end: Int { offset + count }
    /// What tells its entries apart.
    package var marks: [EntryMark] { entries.map(\.mark) }
    /// Whether each of its places has an entry, so that places can be counted by them.
    package var hasAllPlaces: Bool { entries.count == count }
}
