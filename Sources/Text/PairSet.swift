// Which two bytes stand in a row in a text, as 64 bits. It says what LetterSet cannot: letters that a text has, but not
// beside each other.

/// The set of the neighbours in a text: one bit for each two bytes in a row. Several pairs share a bit, so it says only
/// which texts cannot contain a pattern.
package enum PairSet {
    /// The set of a text's bytes. A text that contains another has all of the other's bits.
    package static func of(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard var before = text.first else { return 0 }
        var set = UInt64(0)
        for byte in text.dropFirst() {
            set |= bit(before, byte)
            before = byte
        }
        return set
    }

    /// The set of a text's bytes.
    package static func of(_ text: ArraySlice<UInt8>) -> UInt64 { text.withUnsafeBufferPointer { of($0) } }

    private static func bit(_ first: UInt8, _ second: UInt8) -> UInt64 {
        1 &<< UInt64(first &* 37 &+ second &* 11)
    }
}
