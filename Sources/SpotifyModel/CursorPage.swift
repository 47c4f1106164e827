// Owns the pages of lists that are read by cursors and not by offsets: followed artists and recent plays
// (SpotifyContract §4). ``Page`` is its twin for offsets.

/// A page, and where the pages after and before it begin.
package struct CursorPage<Item: Sendable & Hashable & Decodable>: Sendable, Hashable, Decodable {
    /// The entries that could be read, in Spotify's order.
    package var items: [Item]
    /// How many entries were null or could not be read.
    package var dropped: Int
    /// How many of the dropped entries have content, in a form that cannot be read.
    package var unreadable: Int
    /// How many entries there are in all; missing in recent plays.
    package var total: Int?
    /// The value to send as `after`; nil at the end.
    package var after: String?
    /// The value to send as `before`; nil at the end.
    package var before: String?
    /// Whether there is a further page.
    package var hasMore: Bool

    private enum CodingKeys: String, CodingKey { case items, total, next, cursors }
    private struct Cursors: Decodable {
        var after: String?
        var before: String?
    }

    /// Throws when the answer has no list of items.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        guard let list = container.lenientList(Item.self, .items) else {
            throw DecodingError.keyNotFound(
                CodingKeys.items, .init(codingPath: container.codingPath, debugDescription: "no list of items"))
        }
        (items, dropped, unreadable) = list
        total = container.count(.total)
        let cursors = container.lenient(Cursors.self, .cursors)
        (after, before) = (cursors?.after, cursors?.before)
        // The link itself is not followed (SpotifyContract §8.5). An empty page is the last, whatever its link says.
        hasMore = container.lenient(String.self, .next) != nil && items.count + dropped > 0
    }
}

/// The answer about followed artists, in which the page is wrapped once more.
package struct FollowedArtists: Sendable, Hashable, Decodable {
    /// The page that `/me/following` wraps in a member of this name.
    package var artists: CursorPage<Artist>
}
