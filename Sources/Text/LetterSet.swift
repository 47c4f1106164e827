// What a text has in it, as 64 bits: so that of many texts those without a letter, or without two letters in a row, are
// passed over without a look at them. Looking at the rest is for who searches.

/// The set of the characters in a text: one bit for each letter, each digit and each group of others.
package enum LetterSet {
    /// The set of a text's bytes, which are folded already.
    package static func of(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var set = UInt64(0)
        for byte in text { set |= 1 &<< UInt64(bit(byte)) }
        return set
    }

    /// The set of a text's bytes, which are folded already.
    package static func of(_ text: ArraySlice<UInt8>) -> UInt64 { text.withUnsafeBufferPointer { of($0) } }

    /// The set of the bytes with which the words of a text begin, without the first word.
    package static func ofBeginnings(_ text: ArraySlice<UInt8>) -> UInt64 {
        text.withUnsafeBufferPointer { text in
            guard var before = text.first else { return 0 }
            var set = UInt64(0)
            for byte in text.dropFirst() {
                if endsWord(before) { set |= 1 &<< UInt64(bit(byte)) }
                before = byte
            }
            return set
        }
    }

    /// Whether the byte is not part of a word, so that a word begins after it.
    @inlinable
    package static func endsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: false
        default: byte < 0x80
        }
    }

    /// Whether a byte has a bit of its own, which says that it is in a text.
    package static func hasOwnBit(_ byte: UInt8) -> Bool { bit(byte) < 36 }

    private static func bit(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0x61...0x7A: byte - 0x61
        case 0x30...0x39: byte - 0x30 + 26
        case 0x80...0xFF: 37 + byte % 27
        default: 36
        }
    }
}
