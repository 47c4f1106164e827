// Owns many texts in one buffer, one after the other, and the search inside one of them. All of it is done with
// bytes: a hundred thousand names are looked through between two key presses.

import Text

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Texts in one buffer, found by their place.
struct PackedTexts: Sendable {
    private var bytes: [UInt8] = []
    /// Where each text ends in ``bytes``.
    private var ends: [UInt32] = []

    var count: Int { ends.count }

    /// The bytes of the text at a place.
    subscript(place: Int) -> ArraySlice<UInt8> { bytes[start(place)..<Int(ends[place])] }

    func length(_ place: Int) -> Int { Int(ends[place]) - start(place) }

    private func start(_ place: Int) -> Int { place == 0 ? 0 : Int(ends[place - 1]) }

    /// Reserves exactly as much memory as is needed.
    mutating func reserve(_ count: Int, bytes size: Int) {
        ends.reserveCapacity(count)
        bytes.reserveCapacity(size)
    }

    /// How many bytes all texts have together.
    var size: Int { bytes.count }

    mutating func append(_ text: ArraySlice<UInt8>) {
        bytes += text
        ends.append(UInt32(bytes.count))
    }

    /// Adds the texts at these places of another buffer.
    mutating func append(_ other: PackedTexts, _ places: Range<Int>) {
        guard !places.isEmpty else { return }
        let (start, before) = (other.start(places.lowerBound), bytes.count)
        bytes += other.bytes[start..<Int(other.ends[places.upperBound - 1])]
        ends += other.ends[places].lazy.map { UInt32(Int($0) - start + before) }
    }

    // MARK: Order

    /// The places in the order of the texts; of equal texts the first place first.
    func order() -> [Int] {
        let keys = (0..<count).map(key)
        return (0..<count).sorted { left, right in
            if keys[left] != keys[right] { return keys[left] < keys[right] }
            let (first, second) = (self[left], self[right])
            return first.elementsEqual(second) ? left < right : first.lexicographicallyPrecedes(second)
        }
    }

    /// The first eight bytes as a number, which decides most comparisons.
    private func key(_ place: Int) -> UInt64 {
        let text = self[place].prefix(8)
        let number = text.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return number << UInt64(8 * (8 - text.count))
    }

    /// The places of the texts that begin with the pattern, provided that all texts are in order.
    func beginning(with pattern: [UInt8], from start: Int = 0) -> Range<Int> {
        let first = firstPlace(from: start) { !self[$0].lexicographicallyPrecedes(pattern) }
        let end = firstPlace(from: first) { !self[$0].starts(with: pattern) }
        return first..<end
    }

    /// The first place for which the condition is true, provided that it stays true for all places after it.
    private func firstPlace(from start: Int, _ isTrue: (Int) -> Bool) -> Int {
        var (low, high) = (start, count)
        while low < high {
            let middle = (low + high) / 2
            if isTrue(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    // MARK: Reading all of them

    /// The texts without the cost of bounds checks.
    struct Texts {
        let bytes: UnsafeBufferPointer<UInt8>
        let ends: UnsafeBufferPointer<UInt32>

        var count: Int { ends.count }

        subscript(place: Int) -> UnsafeBufferPointer<UInt8> {
            let start = place == 0 ? 0 : Int(ends[place - 1])
            return UnsafeBufferPointer(rebasing: bytes[start..<Int(ends[place])])
        }

        func length(_ place: Int) -> Int { Int(ends[place]) - (place == 0 ? 0 : Int(ends[place - 1])) }
    }

    /// Calls `body` with the texts in a form for reading all of them; it must not be kept.
    func withTexts<Result>(_ body: (Texts) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { bytes in
            ends.withUnsafeBufferPointer { body(Texts(bytes: bytes, ends: $0)) }
        }
    }
}

/// Looks for a pattern inside a text.
struct TextSearch {
    /// The pattern, which must not be empty.
    let pattern: UnsafeBufferPointer<UInt8>

    /// Whether the text contains the pattern.
    func isFound(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard var place = text.baseAddress, let pattern = pattern.baseAddress else { return false }
        let (count, end) = (self.pattern.count, place + text.count)
        while let found = Self.first(pattern[0], from: place, to: end - (count - 1)) {
            if memcmp(found, pattern, count) == 0 { return true }
            place = found + 1
        }
        return false
    }

    /// Whether a word of the text after its first begins with the pattern.
    func beginsWord(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = text.baseAddress, let pattern = pattern.baseAddress else { return false }
        let (count, end) = (self.pattern.count, start + text.count)
        // Jumps from one occurrence of the first byte to the next with `memchr`, which is faster than any loop here.
        var place = start
        while let found = Self.first(pattern[0], from: place + 1, to: end - (count - 1)) {
            if Self.endsWord(found[-1]), memcmp(found, pattern, count) == 0 { return true }
            place = found
        }
        return false
    }

    /// Whether the text contains the bytes of the pattern in their order, with anything between them.
    func isScattered(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard var place = text.baseAddress else { return false }
        let end = place + text.count
        for byte in pattern {
            guard let found = Self.first(byte, from: place, to: end) else { return false }
            place = found + 1
        }
        return true
    }

    private static func first(
        _ byte: UInt8, from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8>? {
        guard start < end else { return nil }
        return memchr(start, Int32(byte), end - start).map { UnsafePointer($0.assumingMemoryBound(to: UInt8.self)) }
    }

    private static func endsWord(_ byte: UInt8) -> Bool { LetterSet.endsWord(byte) }
}
