// Owns answers whose only member is a list: several things at once, an artist's top tracks. Only extended mode gives
// them (SpotifyContract §3.4).

/// Several things that were asked for at once, in that order; nil for those that Spotify does not have.
package struct Several<Item: Sendable & Hashable & Decodable>: Sendable, Hashable, Decodable {
    /// As many as were asked for, in the same order.
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
        let container = try decoder.members(Key.self)
        // The only member is named after the kind: `tracks`, `albums` …
        guard let key = container.allKeys.first, let list = container.lenientEntries(Item.self, key) else {
            throw DecodingError.keyNotFound(
                Key(stringValue: "items"), .init(codingPath: container.codingPath, debugDescription: "no list"))
        }
        items = list
    }
}
