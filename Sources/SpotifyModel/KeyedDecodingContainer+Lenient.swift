// Owns the forgiving parts of decoding: Spotify leaves fields out by mode, sends null inside lists, and changes
// names over time (SpotifyContract §4). A field without which a thing cannot be used is required; every other
// may be missing or of another type.

import FoundationEssentials

extension KeyedDecodingContainer {
    /// The value; nil when it is missing, null, or of another type.
    func lenient<Value: Decodable>(_ type: Value.Type = Value.self, _ key: Key) -> Value? {
        (try? decodeIfPresent(type, forKey: key)) ?? nil
    }

    /// The text; the same as of any value, without the way through one that may be of any type.
    func lenient(_ type: String.Type = String.self, _ key: Key) -> String? {
        (try? decodeIfPresent(type, forKey: key)) ?? nil
    }

    /// The flag, in the same way.
    func lenient(_ type: Bool.Type = Bool.self, _ key: Key) -> Bool? {
        (try? decodeIfPresent(type, forKey: key)) ?? nil
    }

    /// The items of a list that can be read, how many entries were dropped because they could not, and how many
    /// of those have content; nil where there is no list.
    func lenientList<Item: Decodable>(
        _ type: Item.Type = Item.self, _ key: Key
    ) -> (items: [Item], dropped: Int, unreadable: Int)? {
        guard let list = lossyEntries(type, key) else { return nil }
        let items = list.compactMap(\.value)
        return (items, list.count - items.count, list.count { $0.value == nil && !$0.isNull })
    }

    /// Whether there is a value of that name, readable or not.
    func holds(_ key: Key) -> Bool { contains(key) && (try? decodeNil(forKey: key)) == false }

    /// The entries of a list, nil for each that cannot be read. The whole is nil where the list is longer than
    /// any of Spotify's, and where the task is cancelled, since its result is not wanted any more.
    func lenientEntries<Item: Decodable>(_ type: Item.Type = Item.self, _ key: Key) -> [Item?]? {
        lossyEntries(type, key)?.map(\.value)
    }

    // Every entry is decoded by itself, so that one that is broken does not cost the others.
    private func lossyEntries<Item: Decodable>(_ type: Item.Type, _ key: Key) -> [Lossy<Item>]? {
        guard var list = try? nestedUnkeyedContainer(forKey: key) else { return nil }
        var entries: [Lossy<Item>] = []
        while !list.isAtEnd {
            guard entries.count < longestList, !Task.isCancelled else { return nil }
            if let item = try? list.decode(Item.self) {
                entries.append(Lossy(item))
                continue
            }
            // What could not be read is still the next entry; it is looked at once more to find out why.
            guard let entry = try? list.decode(Lossy<Item>.self) else { return nil }
            entries.append(entry)
        }
        return entries
    }

    /// A whole number, however large it is written; nil when it is missing or not a number.
    private func whole(_ key: Key) -> Int? {
        do {
            return try decodeIfPresent(Int.self, forKey: key)
        } catch {
            guard let number = (try? decode(Double.self, forKey: key))?.rounded(), !number.isNaN else { return nil }
            // A number beyond Int becomes its end; the callers then clamp it or find it implausible.
            return Int(exactly: number) ?? (number < 0 ? .min : .max)
        }
    }

    /// A count, or a place in a list; nil for what is negative or larger than any list can be.
    func count(_ key: Key) -> Int? { plausible(whole(key)) }

    /// A percentage; a number outside 0 to 100 becomes the nearer end.
    func percent(_ key: Key) -> Int? { whole(key).map { min(max($0, 0), 100) } }

    /// A time in milliseconds, at least nothing and at most a century.
    func milliseconds(_ key: Key) -> Duration? {
        whole(key).map { .milliseconds(min(max($0, 0), 100 * 366 * 86_400_000)) }
    }
}

/// The count, when there can be so many; a sum of such counts never overflows.
func plausible(_ count: Int?) -> Int? { count.flatMap { (0...1_000_000_000).contains($0) ? $0 : nil } }

/// More entries than any list in one answer of Spotify has: its pages hold at most a hundred.
private let longestList = 10_000

/// A list entry that may be null or unreadable, so that the list around it can still be decoded.
struct Lossy<Value: Decodable>: Decodable {
    let value: Value?
    /// Whether the entry holds nothing, which is usual, and not something unknown.
    let isNull: Bool

    init(_ value: Value) {
        self.value = value
        isNull = false
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            value = try container.decode(Value.self)
            isNull = false
        } catch DecodingError.valueNotFound {
            // The entry is null, or something around a null.
            value = nil
            isNull = true
        } catch {
            value = nil
            isNull = false
        }
    }
}

/// The moment of an ISO 8601 text such as `2024-01-31T12:30:00Z`; fractions of a second are left
/// out, and other texts give nil.
func moment(_ text: String?) -> Date? {
    guard let text else { return nil }
    let whole = text.firstIndex(of: ".").map { text[..<$0] + "Z" } ?? text[...]
    guard let date = try? Date(String(whole), strategy: .iso8601) else { return nil }
    // Only years of four digits, since every place that writes a moment writes four.
    return (-62_135_596_800..<253_402_300_800).contains(date.timeIntervalSince1970) ? date : nil
}

/// The moment at which something was added; nil for the beginning of 1970, which Spotify
/// sends where it does not know.
func momentOfAdding(_ text: String?) -> Date? { moment(text).flatMap { $0.timeIntervalSince1970 == 0 ? nil : $0 } }
