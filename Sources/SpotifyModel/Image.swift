// Owns pictures: their addresses and sizes. Usually the widest comes first, sometimes the narrowest
// (SpotifyContract §8.7), so a picture is chosen by its width and not by its place.

/// A cover or a portrait in one size.
package struct Image: Sendable, Hashable, Decodable {
    /// Where the picture can be fetched without a login.
    package var url: String
    /// The size in pixels; missing for covers that a user uploaded.
    package var width: Int?
    /// In pixels.
    package var height: Int?

    private enum CodingKeys: String, CodingKey { case url, width, height }

    /// Throws when the answer has no address.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        url = try container.decode(String.self, forKey: .url)
        width = container.count(.width)
        height = container.count(.height)
    }
}
