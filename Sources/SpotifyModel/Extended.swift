// Owns what only extended mode answers with: several things at once, an artist's top tracks, new releases,
// categories and markets (SpotifyContract §3.4).

import FoundationEssentials

/// Several things that were asked for at once, in that order; nil for those that Spotify does not have.
package struct Several<Item: Sendable & Hashable & Decodable>: Sendable, Hashable, Decodable {
    package var items: [Item?]

    // Any name, since the only member is called after the kind.
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Throws when the answer has no list.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        // The only member is named after the kind: `tracks`, `albums` …
        guard let key = container.allKeys.first, let list = container.lenientEntries(Item.self, key) else {
            throw DecodingError.keyNotFound(
                Key(stringValue: "items"), .init(codingPath: container.codingPath, debugDescription: "no list"))
        }
        items = list
    }
}

/// The answer about new releases, in which the page is wrapped once more.
package struct NewReleases: Sendable, Hashable, Decodable {
    package var albums: Page<SimpleAlbum>
}

/// A category of the page on which Spotify suggests things.
package struct BrowseCategory: Sendable, Hashable, Decodable {
    package var id: String
    package var name: String
}

/// The answer about categories, in which the page is wrapped once more.
package struct BrowseCategories: Sendable, Hashable, Decodable {
    package var categories: Page<BrowseCategory>
}

/// The countries in which Spotify is available, as codes of two letters (ISO 3166-1).
package struct Markets: Sendable, Hashable, Decodable {
    package var markets: [String]
}

/// The profile of another user, as far as it is public.
package struct PublicUser: Sendable, Hashable, Decodable {
    package var id: String
    package var displayName: String?
    package var uri: String?

    private enum CodingKeys: String, CodingKey {
        case id, uri
        case displayName = "display_name"
    }
}
