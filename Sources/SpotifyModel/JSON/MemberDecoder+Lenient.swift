// Owns the forgiving parts of decoding: Spotify leaves fields out by mode, sends null inside lists, and changes
// names over time (SpotifyContract §4). A field without which a thing cannot be used is required; every other
// may be missing or of another type.

import FoundationEssentials

extension MemberDecoder {
    /// The value; nil when it is missing, null, or of another type.
    func lenient<Value: Decodable>(_ type: Value.Type = Value.self, _ key: Key) -> Value? {
        guard let member = present(key) else { return nil }
        return try? member.decode(type)
    }

    /// The text; the same as of any value, without an error that no one reads.
    func lenient(_ type: String.Type = String.self, _ key: Key) -> String? {
        member(key).flatMap { document.text($0.node) }
    }

    /// The flag, in the same way.
    func lenient(_ type: Bool.Type = Bool.self, _ key: Key) -> Bool? {
        switch member(key)?.kind {
        case .yes: true
        case .no: false
        case .object, .list, .plainText, .text, .escapedText, .number, .brokenNumber, .null, nil: nil
        }
    }

    /// The members of an object; nil where there is none.
    func members<Nested: CodingKey>(_ keys: Nested.Type, _ key: Key) -> MemberDecoder<Nested>? {
        guard let member = member(key), member.kind == .object else { return nil }
        return MemberDecoder<Nested>(document: document, node: member.node, place: member.place)
    }

    /// The items of a list that can be read, how many entries were dropped because they could not, and how many
    /// of those have content; nil where there is no list.
    func lenientList<Item: Decodable>(
        _ type: Item.Type = Item.self, _ key: Key
    ) -> (items: [Item], dropped: Int, unreadable: Int)? {
        var (items, dropped, unreadable): ([Item], Int, Int) = ([], 0, 0)
        let isWhole = eachEntry(type, key) { entry in
            switch entry {
            case .item(let item): items.append(item)
            case .null: dropped += 1
            case .unreadable: (dropped, unreadable) = (dropped + 1, unreadable + 1)
            }
        }
        return isWhole ? (items, dropped, unreadable) : nil
    }

    /// Whether there is a value of that name, readable or not.
    func holds(_ key: Key) -> Bool { present(key) != nil }

    /// The entries of a list, nil for each that cannot be read. The whole is nil where the list is longer than
    /// any of Spotify's, and where the task is cancelled, since its result is not wanted any more.
    func lenientEntries<Item: Decodable>(_ type: Item.Type = Item.self, _ key: Key) -> [Item?]? {
        var entries: [Item?] = []
        let isWhole = eachEntry(type, key) { entry in
            switch entry {
            case .item(let item): entries.append(item)
            case .null, .unreadable: entries.append(nil)
            }
        }
        return isWhole ? entries : nil
    }

    // Every entry is decoded by itself, so that one that is broken does not cost the others. False where there is no
    // list, or not all of it is to be read.
    private func eachEntry<Item: Decodable>(
        _ type: Item.Type, _ key: Key, _ take: (ListEntry<Item>) -> Void
    ) -> Bool {
        guard let list = member(key), list.kind == .list else { return false }
        let end = document.nodes[Int(list.node)].next
        var (node, index): (UInt32, UInt32) = (list.node + 1, 0)
        while node < end {
            guard index < longestList, !Task.isCancelled else { return false }
            let entry = ValueDecoder(document: document, node: node, place: .index(index))
            do {
                take(.item(try entry.decode(type)))
            } catch DecodingError.valueNotFound {
                // The entry is null, or something around a null.
                take(.null)
            } catch {
                take(.unreadable)
            }
            (node, index) = (document.nodes[Int(node)].next, index + 1)
        }
        return true
    }

    /// A whole number, however large it is written; nil when it is missing or not a number.
    private func whole(_ key: Key) -> Int? {
        guard let member = member(key) else { return nil }
        if let number = document.whole(member.node) { return number }
        guard let number = document.real(member.node)?.rounded(), number.isFinite else { return nil }
        // A number beyond Int becomes its end; the callers then clamp it or find it implausible.
        return Int(exactly: number) ?? (number < 0 ? .min : .max)
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

/// What became of an entry of a list. Nothing in it is usual, and is not something unknown.
private enum ListEntry<Item> {
    case item(Item)
    case null, unreadable
}

/// The moment of an ISO 8601 text such as `2024-01-31T12:30:00Z`; fractions of a second are left
/// out, and other texts give nil.
func moment(_ text: String?) -> Date? {
    guard let text else { return nil }
    if let moment = plainMoment(text) { return moment }
    let whole = text.firstIndex(of: ".").map { text[..<$0] + "Z" } ?? text[...]
    guard let date = try? Date(String(whole), strategy: .iso8601) else { return nil }
    // Only years of four digits, since every place that writes a moment writes four.
    return (-62_135_596_800..<253_402_300_800).contains(date.timeIntervalSince1970) ? date : nil
}

/// The moment of a text in the very form that Spotify sends; nil for others, and for what a calendar has to decide.
/// Foundation takes a tenth of the time of a page for the moments on it.
private func plainMoment(_ text: String) -> Date? {
    var text = text
    return text.withUTF8 { bytes in
        guard bytes.count == 20 else { return nil }
        for (place, mark) in [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (19, "Z")] as [(Int, Unicode.Scalar)]
        where bytes[place] != UInt8(ascii: mark) {
            return nil
        }
        guard let year = number(in: bytes[0..<4]), let month = number(in: bytes[5..<7]),
            let day = number(in: bytes[8..<10]), let hour = number(in: bytes[11..<13]),
            let minute = number(in: bytes[14..<16]), let second = number(in: bytes[17..<19]), year >= 1970,
            (1...12).contains(month),
            // Every month has these days.
            (1...28).contains(day), hour < 24, minute < 60, second < 60
        else { return nil }
        // Years that begin in March end with the leap day; each month begins 30.6 days after the one before.
        let (march, years) = ((month + 9) % 12, month > 2 ? year : year - 1)
        let days = years * 365 + years / 4 - years / 100 + years / 400 + (march * 153 + 2) / 5 + day - 719_469
        return Date(timeIntervalSince1970: Double(((days * 24 + hour) * 60 + minute) * 60 + second))
    }
}

/// The number of a few digits; nil where anything else is among them.
func number(in digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var number = 0
    for digit in digits {
        guard (0x30...0x39).contains(digit) else { return nil }
        number = number * 10 + Int(digit - 0x30)
    }
    return number
}

/// The moment at which something was added; nil for the beginning of 1970, which Spotify
/// sends where it does not know.
func momentOfAdding(_ text: String?) -> Date? { moment(text).flatMap { $0.timeIntervalSince1970 == 0 ? nil : $0 } }
