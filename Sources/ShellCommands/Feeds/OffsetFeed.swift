// Feeds that one list with offsets answers, which are most: a feed says which request reads a page and what an entry
// becomes. Reading ahead, ending and repeating are the business of `PageSequence`.

import FoundationEssentials
import Library
import Rows
import SpotifyAPI
import SpotifyModel

/// A feed that one list with offsets answers.
protocol OffsetFeed: Feed {
    /// An entry of the list.
    associatedtype Item: Sendable & Hashable & Decodable
    /// What reads a page of the list. Throws where the list cannot be asked for at all: the first pull throws it then.
    func requests() throws -> @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Item>>
    /// How many entries a page has.
    func limit(_ mode: Mode) -> Int
    /// The row of an entry; nil for one that is none.
    /// - Parameter account: the user ID, where it is known.
    func row(_ item: Item, account: String?) -> Row?
    /// Whether the entry holds something that cannot be read.
    func isUnreadable(_ item: Item) -> Bool
    /// What the own copy keeps of a page, of which these are the rows; nothing for lists of which no copy is kept.
    func copied(_ page: Page<Item>, _ rows: [Row?]) -> [CopiedEntry]
}

extension OffsetFeed {
    func limit(_ mode: Mode) -> Int { Limits.page }
    func isUnreadable(_ item: Item) -> Bool { false }
    func copied(_ page: Page<Item>, _ rows: [Row?]) -> [CopiedEntry] { [] }

    func pages(from offset: Int, using reader: SpotifyReader) -> any PageSource {
        do {
            let pages = PageSequence(
                client: reader.client, freshness: reader.context.freshness, from: offset, limit: limit(reader.mode),
                prefetch: reader.context.prefetch, endpoint: try requests())
            return OffsetPages(pages.makeAsyncIterator(), notice: reader.sayRepeated) { located in
                let account = reader.context.account
                let rows = located.page.items.map { row($0, account: account) }
                let batch = batch(of: rows, in: located)
                let missing = located.page.dropped + located.page.items.count - batch.rows.count
                let unreadable = located.page.unreadable + located.page.items.count(where: isUnreadable)
                try reader.note(missing: missing, unreadable: unreadable, besides: batch.rows)
                var page = FeedPage(batch, total: located.page.total)
                page.isReadable = unreadable == 0
                page.entries = { copied(located.page, rows) }
                return page
            }
        } catch {
            return FailedSource(error: error)
        }
    }

    /// A page as rows. A row's place in its context counts what Spotify left out, so `play 3` starts where the third
    /// entry stands.
    private func batch(of entries: [Row?], in located: LocatedPage<Item>) -> RowBatch {
        var rows: [Row] = []
        rows.reserveCapacity(entries.count)
        for (index, entry) in entries.enumerated() {
            guard var row = entry else { continue }
            row.position = located.offset + index
            rows.append(row)
        }
        let next = located.next.flatMap { cursor(at: $0, total: located.page.total) }
        return RowBatch(rows, next: next)
    }
}

extension PartialDate {
    /// When a thing was saved or put on a playlist, where Spotify says it.
    init?(orMissing moment: Date?) {
        guard let moment else { return nil }
        self.init(moment)
    }
}

extension SpotifyID {
    /// The ID in a URI that Spotify itself sent.
    init(of uri: String) throws {
        guard let parsed = SpotifyURI(uri), let id = SpotifyID(parsed.id) else {
            throw ReferenceError.unusableAddress(uri)
        }
        self = id
    }
}
