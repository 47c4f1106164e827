// Pictures: where they are, and how big. Usually the widest comes first, sometimes the narrowest (SpotifyContract §8.7).

import FoundationEssentials

/// A picture of something.
package struct Image: Sendable, Hashable, Decodable {
    package var url: String
    /// Pixels; missing for covers of the user's own.
    package var width: Int?
    package var height: Int?

    private enum CodingKeys: String, CodingKey { case url, width, height }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        url = try container.decode(String.self, forKey: .url)
        width = container.count(.width)
        height = container.count(.height)
    }
}
