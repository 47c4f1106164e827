// What extended mode answers about browsing and other users (SpotifyContract §3.4), as far as the tests need it.

import SpotifyModel

/// The answer about new releases, in which the page is wrapped once more.
struct NewReleases: Sendable, Hashable, Decodable {
    var albums: Page<SimpleAlbum>
}

/// A category of the page on which Spotify suggests things.
struct BrowseCategory: Sendable, Hashable, Decodable {
    var id: String
    var name: String
}

/// The answer about categories, in which the page is wrapped once more.
struct BrowseCategories: Sendable, Hashable, Decodable {
    var categories: Page<BrowseCategory>
}

/// The countries in which Spotify is available, as codes of two letters (ISO 3166-1).
struct Markets: Sendable, Hashable, Decodable {
    var markets: [String]
}

/// The profile of another user, as far as it is public.
struct PublicUser: Sendable, Hashable, Decodable {
    var id: String
    var displayName: String?
    var uri: String?

    private enum CodingKeys: String, CodingKey {
        case id, uri
        case displayName = "display_name"
    }
}
