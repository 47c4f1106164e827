// What only extended mode answers with: several things at once, an artist's top tracks, new releases, categories and
// markets (SpotifyContract §3.4).

import FoundationEssentials

/// Several things read at once, in the order they were asked for; nil for what Spotify does not have.
package struct Several<Item: Sendable & Hashable & Decodable>: Sendable, Hashable, Decodable {
    package var items: [Item?]

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        // The one member is named after the kind: `tracks`, `albums` …
        guard let key = container.allKeys.first, let list = container.lenientEntries(Item.self, key) else {
            throw DecodingError.keyNotFound(
                Key(stringValue: "items"), .init(codingPath: container.codingPath, debugDescription: "no list"))
        }
        items = list
    }
}

/// New releases, which come wrapped.
package struct NewReleases: Sendable, Hashable, Decodable {
    package var albums: Page<SimpleAlbum>
}

/// A category of the browse tab.
package struct BrowseCategory: Sendable, Hashable, Decodable {
    package var id: String
    package var name: String
}

/// The categories, which come wrapped.
package struct BrowseCategories: Sendable, Hashable, Decodable {
    package var categories: Page<BrowseCategory>
}

/// Where Spotify is available, as two-letter country codes.
package struct Markets: Sendable, Hashable, Decodable {
    package var markets: [String]
}

/// Somebody else's profile.
package struct PublicUser: Sendable, Hashable, Decodable {
    package var id: String
    package var displayName: String?
    package var uri: String?

    private enum CodingKeys: String, CodingKey {
        case id, uri
        case displayName = "display_name"
    }
}
