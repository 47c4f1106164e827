// A page of a list that is read by cursors instead of offsets: followed artists and recent plays (SpotifyContract §4).

import FoundationEssentials

/// A page, and where the next one begins.
package struct CursorPage<Item: Sendable & Hashable & Decodable>: Sendable, Hashable, Decodable {
    package var items: [Item]
    /// Entries that were null or could not be read.
    package var dropped: Int
    /// Those of them that hold something.
    package var unreadable: Int
    package var total: Int?
    /// What to send as `after`; nil at the end.
    package var after: String?
    /// What to send as `before`; nil at the end.
    package var before: String?
    package var hasMore: Bool

    private enum CodingKeys: String, CodingKey { case items, total, next, cursors }
    private struct Cursors: Decodable {
        var after: String?
        var before: String?
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let list = container.lenientList(Item.self, .items) else {
            throw DecodingError.keyNotFound(
                CodingKeys.items, .init(codingPath: container.codingPath, debugDescription: "no list of items"))
        }
        (items, dropped, unreadable) = list
        total = container.count(.total)
        let cursors = container.lenient(Cursors.self, .cursors)
        (after, before) = (cursors?.after, cursors?.before)
        hasMore = container.lenient(String.self, .next) != nil && items.count + dropped > 0
    }
}

/// The artists the user follows, which come wrapped.
package struct FollowedArtists: Sendable, Hashable, Decodable {
    package var artists: CursorPage<Artist>
}
