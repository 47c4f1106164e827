// Owns a folded text that many others are compared with: the value in `where artist ~ bowie`, which meets every row.
// ASCII texts, which most names are, are compared byte by byte while they are folded, so that a row costs no memory.
// What folding means is decided in `Folding`.

/// A text folded once, and its comparisons with texts that are not folded yet.
package struct FoldedText: Sendable, Hashable {
    /// The folded text.
    package let text: String
    private let bytes: [UInt8]
    private let isASCII: Bool

    /// Folds the text.
    package init(_ text: String) {
        self.text = Folding.folded(text)
        bytes = Array(self.text.utf8)
        var isASCII = true
        for byte in bytes where byte >= 0x80 { isASCII = false }
        self.isASCII = isASCII
    }

    /// Whether the other text folds to this one.
    package func isSame(as other: String) -> Bool {
        ascii(other) { $0.count == bytes.count && matches($0, at: 0) } ?? (Folding.folded(other) == text)
    }

    /// Whether this occurs in the other text; an empty text is in every other.
    package func isPart(of other: String) -> Bool {
        if bytes.isEmpty { return true }
        return ascii(other) { occurs(in: $0) } ?? Folding.contains(Folding.folded(other), text)
    }

    /// Whether the other text begins with this.
    package func begins(_ other: String) -> Bool {
        ascii(other) { $0.count >= bytes.count && matches($0, at: 0) }
            ?? Folding.folded(other).unicodeScalars.starts(with: text.unicodeScalars)
    }

    /// Whether the other text ends with this.
    package func ends(_ other: String) -> Bool {
        ascii(other) { $0.count >= bytes.count && matches($0, at: $0.count - bytes.count) }
            ?? Folding.folded(other).unicodeScalars.reversed().starts(with: text.unicodeScalars.reversed())
    }

    /// Whether this is a word of the other text, between blanks, or the whole of it.
    package func isWord(of other: String) -> Bool {
        ascii(other) { isWord(in: $0) } ?? Self.isWord(text, of: Folding.folded(other))
    }

    /// Whether the other text comes before this one, is the same or comes after it.
    package func order(of other: String) -> TextOrder {
        asciiOrder(of: other) ?? Self.order(Folding.folded(other), text)
    }

    /// Whether a folded text is a word of another, or the whole of it.
    package static func isWord(_ word: String, of text: String) -> Bool {
        text == word || text.split(separator: " ").contains { $0 == word }
    }

    /// The order of two texts that are folded already.
    package static func order(_ left: String, _ right: String) -> TextOrder {
        left == right ? .same : left < right ? .before : .after
    }
}

/// Where a text is in an order, seen from another.
package enum TextOrder: Sendable, Hashable { case before, same, after }

extension FoldedText {
    /// What `test` finds out about the bytes of an ASCII text; nil where one of the two is no ASCII.
    private func ascii(_ other: String, _ test: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool? {
        guard isASCII else { return nil }
        let answer = other.utf8.withContiguousStorageIfAvailable { other -> Bool? in
            Self.areASCII(other) ? test(other) : nil
        }
        return answer ?? nil
    }

    /// The order of an ASCII text; nil where one of the two is no ASCII.
    private func asciiOrder(of other: String) -> TextOrder? {
        guard isASCII else { return nil }
        let answer = other.utf8.withContiguousStorageIfAvailable { other -> TextOrder? in
            guard Self.areASCII(other) else { return nil }
            for place in 0..<min(other.count, bytes.count) {
                let byte = Self.folded(other[place])
                if byte != bytes[place] { return byte < bytes[place] ? .before : .after }
            }
            return other.count == bytes.count ? .same : other.count < bytes.count ? .before : .after
        }
        return answer ?? nil
    }

    private static func areASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var all: UInt8 = 0
        for byte in bytes { all |= byte }
        return all < 0x80
    }

    private static func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// Whether this stands in the other text from a place on where there is room for it.
    private func matches(_ other: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        for place in bytes.indices where Self.folded(other[start + place]) != bytes[place] { return false }
        return true
    }

    private func occurs(in other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard other.count >= bytes.count else { return false }
        for start in 0...(other.count - bytes.count) where matches(other, at: start) { return true }
        return false
    }

    private func isWord(in other: UnsafeBufferPointer<UInt8>) -> Bool {
        if other.count == bytes.count, matches(other, at: 0) { return true }
        guard !bytes.isEmpty, !bytes.contains(Self.blank), other.count > bytes.count else { return false }
        for start in 0...(other.count - bytes.count) {
            let end = start + bytes.count
            let stands =
                (start == 0 || other[start - 1] == Self.blank) && (end == other.count || other[end] == Self.blank)
            if stands, matches(other, at: start) { return true }
        }
        return false
    }

    private static let blank = UInt8(ascii: " ")
}
