// Artists and users (SpotifyContract §4).

import FoundationEssentials

/// An artist.
package struct Artist: Sendable, Hashable, Decodable {
    package var id: String?
    package var uri: String?
    package var name: String
    /// Not in Development Mode, like followers and popularity.
    package var genres: [String]?
    package var followers: Int?
    package var popularity: Int?
    package var images: [Image]

    private enum CodingKeys: String, CodingKey { case id, uri, name, genres, followers, popularity, images }
    private struct Followers: Decodable { var total: Int? }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = container.lenient(String.self, .id)
        uri = container.lenient(String.self, .uri)
        name = try container.decode(String.self, forKey: .name)
        genres = container.lenient([String].self, .genres)
        followers = plausible(container.lenient(Followers.self, .followers)?.total)
        popularity = container.percent(.popularity)
        images = container.lenientList(Image.self, .images)?.items ?? []
    }
}

/// The account that is logged in.
package struct User: Sendable, Hashable, Decodable {
    package var id: String
    /// Stable, unlike the ID (since May 2026).
    package var accountID: String?
    package var displayName: String?
    package var uri: String?
    package var product: String?
    package var country: String?

    private enum CodingKeys: String, CodingKey {
        case id, uri, product, country
        case accountID = "account_id"
        case displayName = "display_name"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        accountID = container.lenient(String.self, .accountID)
        displayName = container.lenient(String.self, .displayName)
        uri = container.lenient(String.self, .uri)
        product = container.lenient(String.self, .product)
        country = container.lenient(String.self, .country)
    }
}
