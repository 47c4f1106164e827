// What a feed has to say so that the own copy can stand for it: which list it reads, what the first page of that is
// now, and how a copied entry becomes a row again. When the copy is right is decided in CopiedPages.

import FoundationEssentials
import Library
import Rows
import SpotifyAPI
import SpotifyModel

/// A feed of a list that the own copy can have.
protocol CopiedFeed: Feed {
    /// The list.
    var copiedList: CopiedList { get }
    /// Whether the copy may stand for the list while Spotify can be asked.
    var trustsCopy: Bool { get }
    /// Whether a list that the copy does not have is kept when it was read to its end.
    var isKeptWhenRead: Bool { get }
    /// The row of a copied entry at a place counted from 0; nil for an entry that is gone.
    func row(of entry: CopiedEntry, at place: Int) -> Row?
    /// Where the rest begins after so many entries, of which this is the last.
    func rest(after count: Int, last: CopiedEntry?, total: Int) -> Cursor?
    /// Whether the copy can be read from a place on: whether the entry before it is the one that this feed comes after.
    func continues(after entry: CopiedEntry?) -> Bool
    /// The first page as it is now; one request.
    func head(using reader: SpotifyReader) async throws -> CopiedHead
}

/// The first page of a list as it is at Spotify.
struct CopiedHead: Sendable {
    /// Its entries; those that are gone have places, too.
    var entries: [CopiedEntry]
    /// How many there are in all, as far as Spotify says.
    var total: Int?
    /// Whether the list ends with it.
    var isWhole: Bool
    /// Whether each of them could be read.
    var isReadable: Bool
}

extension CopiedFeed {
    var trustsCopy: Bool { true }
    var isKeptWhenRead: Bool { true }

    func continues(after entry: CopiedEntry?) -> Bool { true }

    func copiedPages(from offset: Int, using reader: SpotifyReader) -> (any PageSource)? {
        reader.copy.standsAside ? nil : CopiedPages(of: self, from: offset, using: reader)
    }
}

/// A copied list that is read with offsets.
protocol CopiedOffsetFeed: CopiedFeed, OffsetFeed {
    /// When an entry was added, and by whom, as far as that is said.
    func adding(of item: Item) -> (moment: Date?, person: String?)
}

extension CopiedOffsetFeed {
    func adding(of item: Item) -> (moment: Date?, person: String?) { (nil, nil) }

    func row(of entry: CopiedEntry, at place: Int) -> Row? {
        guard var row = entry.row else { return nil }
        row.position = place
        return row
    }

    func rest(after count: Int, last: CopiedEntry?, total: Int) -> Cursor? {
        count < total ? cursor(at: count, total: total) : nil
    }

    func copied(_ page: Page<Item>, _ rows: [Row?]) -> [CopiedEntry] {
        let entries = zip(page.items, rows).map { item, row in
            let adding = adding(of: item)
            return CopiedEntry(row, added: adding.moment, addedBy: adding.person)
        }
        return entries + Array(repeating: CopiedEntry(nil), count: page.dropped)
    }

    func head(using reader: SpotifyReader) async throws -> CopiedHead {
        let page = try await reader.client.send(try requests()(limit(reader.mode), 0), freshness: .fresh)
        let rows = page.items.map { row($0, account: reader.context.account) }
        return CopiedHead(
            entries: copied(page, rows), total: page.total, isWhole: !page.hasMore,
            isReadable: page.unreadable + page.items.count(where: isUnreadable) == 0)
    }
}
