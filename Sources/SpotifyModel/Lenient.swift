// Decoding that forgives: Spotify drops fields by mode, sends nulls in lists, and changes names over time (contract §4).
// What a thing cannot be used without is required; everything else may be missing or of another type.

import FoundationEssentials

extension KeyedDecodingContainer {
    /// The value, or nil when it is missing, null, or of another type.
    func lenient<Value: Decodable>(_ type: Value.Type = Value.self, _ key: Key) -> Value? {
        (try? decodeIfPresent(type, forKey: key)) ?? nil
    }

    /// The items of a list that can be read; how many could not.
    func lenientList<Item: Decodable>(_ type: Item.Type = Item.self, _ key: Key) -> (items: [Item], dropped: Int)? {
        guard let list = lenient([Lossy<Item>].self, key) else { return nil }
        let items = list.compactMap(\.value)
        return (items, list.count - items.count)
    }
}

/// A list entry that may be null or unreadable.
struct Lossy<Value: Decodable>: Decodable {
    let value: Value?

    init(from decoder: any Decoder) throws {
        value = try? decoder.singleValueContainer().decode(Value.self)
    }
}

/// An ISO 8601 moment such as `2024-01-31T12:30:00Z`, with or without fractions of a second, which are left out; nil for
/// anything else.
func moment(_ text: String?) -> Date? {
    guard let text else { return nil }
    guard let point = text.firstIndex(of: ".") else { return try? Date(text, strategy: .iso8601) }
    return try? Date(text[..<point] + "Z", strategy: .iso8601)
}
