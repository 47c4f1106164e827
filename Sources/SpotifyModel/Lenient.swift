// Decoding that forgives: Spotify drops fields by mode, sends nulls in lists, and changes names over time (SpotifyContract §4).
// What a thing cannot be used without is required; everything else may be missing or of another type.

import FoundationEssentials

extension KeyedDecodingContainer {
    /// The value, or nil when it is missing, null, or of another type.
    func lenient<Value: Decodable>(_ type: Value.Type = Value.self, _ key: Key) -> Value? {
        (try? decodeIfPresent(type, forKey: key)) ?? nil
    }

    /// The items of a list that can be read; how many are no items, and how many of those hold something that cannot
    /// be read.
    func lenientList<Item: Decodable>(
        _ type: Item.Type = Item.self, _ key: Key
    ) -> (items: [Item], dropped: Int, unreadable: Int)? {
        guard let list = lossyEntries(type, key) else { return nil }
        let items = list.compactMap(\.value)
        return (items, list.count - items.count, list.count { $0.value == nil && !$0.isNull })
    }

    /// Whether there is something of that name, readable or not.
    func holds(_ key: Key) -> Bool { contains(key) && (try? decodeNil(forKey: key)) == false }

    /// The entries of a list, nil for those that cannot be read. No list at all where it is longer than any of Spotify's,
    /// or where nobody waits for it any more.
    func lenientEntries<Item: Decodable>(_ type: Item.Type = Item.self, _ key: Key) -> [Item?]? {
        lossyEntries(type, key)?.map(\.value)
    }

    private func lossyEntries<Item: Decodable>(_ type: Item.Type, _ key: Key) -> [Lossy<Item>]? {
        guard var list = try? nestedUnkeyedContainer(forKey: key) else { return nil }
        var entries: [Lossy<Item>] = []
        while !list.isAtEnd {
            guard entries.count < longestList, !Task.isCancelled, let entry = try? list.decode(Lossy<Item>.self) else {
                return nil
            }
            entries.append(entry)
        }
        return entries
    }

    /// A whole number, however large it is written; nil when it is missing or none.
    private func whole(_ key: Key) -> Int? {
        do {
            return try decodeIfPresent(Int.self, forKey: key)
        } catch {
            guard let number = (try? decode(Double.self, forKey: key))?.rounded(), !number.isNaN else { return nil }
            return Int(exactly: number) ?? (number < 0 ? .min : .max)
        }
    }

    /// How many, or which of many, as far as that can be true: what is less than nothing or beyond all measure is nil.
    func count(_ key: Key) -> Int? { plausible(whole(key)) }

    /// A number of hundred; what lies outside is its end.
    func percent(_ key: Key) -> Int? { whole(key).map { min(max($0, 0), 100) } }

    /// A time in milliseconds: from nothing to a century.
    func milliseconds(_ key: Key) -> Duration? {
        whole(key).map { .milliseconds(min(max($0, 0), 100 * 366 * 86_400_000)) }
    }
}

/// A number of things, when there can be so many.
func plausible(_ count: Int?) -> Int? { count.flatMap { (0...1_000_000_000).contains($0) ? $0 : nil } }

/// Longer than any list in one answer of Spotify's, whose pages hold at most a hundred.
private let longestList = 10_000

/// A list entry that may be null or unreadable.
struct Lossy<Value: Decodable>: Decodable {
    let value: Value?
    let isNull: Bool

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            value = try container.decode(Value.self)
            isNull = false
        } catch DecodingError.valueNotFound {
            // Null, or an entry around a null.
            value = nil
            isNull = true
        } catch {
            value = nil
            isNull = false
        }
    }
}

/// An ISO 8601 moment such as `2024-01-31T12:30:00Z`, with or without fractions of a second, which are left out; nil for
/// anything else.
func moment(_ text: String?) -> Date? {
    guard let text else { return nil }
    let whole = text.firstIndex(of: ".").map { text[..<$0] + "Z" } ?? text[...]
    guard let date = try? Date(String(whole), strategy: .iso8601) else { return nil }
    // Years of four digits, as everything that shows one writes it.
    return (-62_135_596_800..<253_402_300_800).contains(date.timeIntervalSince1970) ? date : nil
}

/// When something was added; Spotify says the beginning of 1970 of what it does not know.
func momentOfAdding(_ text: String?) -> Date? { moment(text).flatMap { $0.timeIntervalSince1970 == 0 ? nil : $0 } }
