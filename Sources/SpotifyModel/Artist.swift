// Owns artists and the profile of the user who is logged in (SpotifyContract §4). Most of an artist's fields
// are not sent in Development Mode.

/// An artist in full, as search, `/artists/{id}` and the followed artists return it.
package struct Artist: Sendable, Hashable, Decodable {
    /// The 22 characters of the URI; nil where an answer leaves it out.
    package var id: String?
    /// nil for an artist of a local file, who is only a name.
    package var uri: String?
    /// Required: an artist without a name could be neither shown nor chosen.
    package var name: String
    /// Not sent in Development Mode, like the followers and the popularity.
    package var genres: [String]?
    /// How many users follow the artist.
    package var followers: Int?
    /// 0 to 100.
    package var popularity: Int?

    private enum CodingKeys: String, CodingKey { case id, uri, name, genres, followers, popularity }
    private struct Followers: Decodable { var total: Int? }

    /// Throws when the answer has no name.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        id = container.lenient(String.self, .id)
        uri = container.lenient(String.self, .uri)
        name = try container.decode(String.self, forKey: .name)
        genres = container.lenient([String].self, .genres)
        followers = plausible(container.lenient(Followers.self, .followers)?.total)
        popularity = container.percent(.popularity)
    }
}

/// The account that is logged in (`/me`).
package struct User: Sendable, Hashable, Decodable {
    /// The user name, which Spotify may replace; ``accountID`` stays.
    package var id: String
    /// An ID that stays the same, unlike ``id`` (since May 2026).
    package var accountID: String?
    /// nil where the user never chose one.
    package var displayName: String?
    /// The profile as a URI; nothing is done with it but showing.
    package var uri: String?
    /// `premium`, `free` …; not sent in Development Mode, like the country.
    package var product: String?
    /// Two letters (ISO 3166-1).
    package var country: String?

    private enum CodingKeys: String, CodingKey {
        case id, uri, product, country
        case accountID = "account_id"
        case displayName = "display_name"
    }

    /// Throws when the answer has no ID.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        accountID = container.lenient(String.self, .accountID)
        displayName = container.lenient(String.self, .displayName)
        uri = container.lenient(String.self, .uri)
        product = container.lenient(String.self, .product)
        country = container.lenient(String.self, .country)
    }
}
