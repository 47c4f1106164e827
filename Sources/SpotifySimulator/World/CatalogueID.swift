// Ids of 128 bits that follow from kind and name, written as 22 base62 characters like the real ones
// (SpotifyContract §4). They are kept as two words and not as text, so a world of 100 000 tracks is built and
// searched without 100 000 strings on the heap.

/// The id of an artist, album, track, playlist or any other thing.
///
/// The same kind and names give the same id in every process, so links and transcripts written down once stay
/// valid: `CatalogueID("artist", ["Radiohead"])`.
package struct CatalogueID: Hashable, Sendable, CustomStringConvertible {
    let high: UInt64
    let low: UInt64

    /// The id that follows from a kind and the names that distinguish the thing.
    init(_ kind: String, _ names: [String]) {
        var first = Self.offset
        var second = Self.offset ^ 0x5bd1_e995_9e37_79b9
        for part in [kind] + names {
            for byte in part.utf8 { Self.mix(byte, &first, &second) }
            Self.mix(0xff, &first, &second)
        }
        high = Self.spread(first)
        low = Self.spread(second)
    }

    /// The id that follows from a number, for generated worlds.
    init(seed: UInt64, kind: UInt64, number: Int) {
        high = Self.spread(seed &+ kind &* 0x9e37_79b9_7f4a_7c15 &+ UInt64(truncatingIfNeeded: number))
        low = Self.spread(high ^ seed)
    }

    /// Another id that follows from this one, for things that belong to it, such as pictures.
    func salted(_ salt: UInt64) -> CatalogueID {
        CatalogueID(high: Self.spread(high ^ salt), low: Self.spread(low &+ salt))
    }

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads 22 base62 characters; `nil` for anything else.
    init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 22, let high = Self.read(bytes[..<11]), let low = Self.read(bytes[11...]) else {
            return nil
        }
        self.high = high
        self.low = low
    }

    /// The 22 characters.
    package var description: String {
        var out = [UInt8](repeating: UInt8(ascii: "0"), count: 22)
        for (word, end) in [(high, 10), (low, 21)] {
            var rest = word
            for place in stride(from: end, through: end - 10, by: -1) {
                out[place] = Self.alphabet[Int(rest % 62)]
                rest /= 62
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Whether the text has the form of an id at all: a malformed id is answered with 400, an unknown one with 404.
    static func isWellFormed(_ text: some StringProtocol) -> Bool {
        let bytes = text.utf8
        return bytes.count == 22 && bytes.allSatisfy { digit($0) != nil }
    }

    /// A number below `bound` that follows from the id, for popularity, pictures and codes. Each use has its
    /// own salt, so they do not resemble each other.
    func number(below bound: UInt64, salt: UInt64 = 0) -> Int {
        Int(Self.spread(low &+ salt &* 0x9e37_79b9_7f4a_7c15) % bound)
    }

    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    /// The offset basis of FNV-1a.
    private static let offset: UInt64 = 0xcbf2_9ce4_8422_2325

    /// Mixes a byte into both words, into the first as FNV-1a does.
    private static func mix(_ byte: UInt8, _ first: inout UInt64, _ second: inout UInt64) {
        first = (first ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        second = (second &+ UInt64(byte)) &* 0xff51_afd7_ed55_8ccd
        second ^= second >> 29
    }

    /// The finaliser of SplitMix64: every bit of the input reaches every bit of the output.
    static func spread(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9e37_79b9_7f4a_7c15
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// Reads eleven digits; `nil` when they exceed 64 bits.
    private static func read(_ digits: ArraySlice<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        for byte in digits {
            guard let digit = digit(byte) else { return nil }
            let (product, tooBig) = value.multipliedReportingOverflow(by: 62)
            let (sum, overflow) = product.addingReportingOverflow(UInt64(digit))
            guard !tooBig, !overflow else { return nil }
            value = sum
        }
        return value
    }

    /// The value of a base62 digit; `nil` for another byte.
    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 36
        default: nil
        }
    }
}
