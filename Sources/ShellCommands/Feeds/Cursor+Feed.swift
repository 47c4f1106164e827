// Feeds in cursors: JSON with the key of the feed and what it is made of, `{"albumTracks":{…}}`. Listings of earlier
// shells hold such cursors, so the form of each feed stays as it is; a test holds it.

import FoundationEssentials
import Rows

extension Feed {
    /// The feed as a cursor keeps it.
    func cursor(at offset: Int, total: Int?) -> Cursor? {
        let encoder = JSONEncoder()
        // The order of keys is chance otherwise, and a cursor would not equal itself.
        encoder.outputFormatting = [.sortedKeys]
        guard let text = try? encoder.encode([Self.key: self]) else { return nil }
        return Cursor(feed: String(decoding: text, as: UTF8.self), offset: offset, total: total)
    }
}

extension Cursor {
    /// The feed that it pages; nil when an older or newer juke made the cursor.
    var pagedFeed: (any Feed)? {
        let text = Data(feed.utf8)
        guard let keys = try? JSONDecoder().decode([String: AnyJSON].self, from: text).keys, keys.count == 1,
            let type = Catalogue.feeds.first(where: { keys.contains($0.key) })
        else { return nil }
        return Self.feed(type, in: text)
    }

    private static func feed<Paged: Feed>(_ type: Paged.Type, in text: Data) -> (any Feed)? {
        try? JSONDecoder().decode([String: Paged].self, from: text)[Paged.key]
    }

    /// Any JSON at all: what a feed is made of is read once its type is known.
    private struct AnyJSON: Decodable {
        init(from decoder: any Decoder) {}
    }
}
