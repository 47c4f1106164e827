// The things that this process has seen in the database of plays, so that a long history looks up each of them once.
// They hold for as long as the file says the same number of itself: it changes when everything is deleted, and another
// file has another one.

import Library
import Rows
import Synchronization

/// What is known of a thing that was played; small, since there are very many.
struct KnownThing: Sendable, Hashable {
    /// The number of its folded name.
    var title: Int
    private var numberKept: Int32
    private var artistKept: Int32
    /// -1 where it is not known.
    private var lengthKept: Int32
    /// Whether its artist's and its album's URIs are known, as far as there are any.
    var hasAddresses: Bool

    /// nil for numbers that are too large: no file has as many things.
    init?(number: Int, title: Int, artist: Int, length: Int?, hasAddresses: Bool) {
        guard let number = Int32(exactly: number), let artist = Int32(exactly: artist) else { return nil }
        self.title = title
        numberKept = number
        artistKept = artist
        lengthKept = Int32(clamping: length ?? -1)
        self.hasAddresses = hasAddresses
    }

    /// Its number in the file.
    var number: Int { Int(numberKept) }
    /// The number of its artist's name.
    var artist: Int { Int(artistKept) }
    /// In milliseconds; nil where it is not known.
    var length: Int? { lengthKept < 0 ? nil : Int(lengthKept) }
}

/// Things by what tells them apart.
struct KnownThings: Sendable {
    /// What tells a thing from others: its URI, or its name, artist and kind, as a number that no other has.
    struct Key: Sendable, Hashable {
        private let high: UInt64
        private let low: UInt64

        init(_ play: PastPlay) {
            var (high, low): (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0x9E37_79B9_7F4A_7C15)
            func add(_ text: String) {
                for byte in text.utf8 {
                    high = (high ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
                    low = (low &+ UInt64(byte)) &* 0xD6E8_FEB8_6659_FD93
                    low ^= low >> 32
                }
                // Texts are kept apart by a byte that is in none.
                high = (high ^ 0xFF) &* 0x0000_0100_0000_01B3
                low = (low &+ 0xFF) &* 0xD6E8_FEB8_6659_FD93
            }
            if let uri = play.uri {
                add(uri)
            } else {
                add(play.kind.rawValue)
                add(play.name)
                add(play.artist)
            }
            (self.high, self.low) = (high, low)
        }
    }

    /// What the file said of itself when they were seen.
    private(set) var epoch = 0
    private var things: [Key: KnownThing] = [:]

    /// How many are kept in mind at most.
    private static let most = 100_000

    /// Forgets them where they are those of another file.
    mutating func begin(_ epoch: Int) {
        if epoch != self.epoch || things.count > Self.most { self = KnownThings() }
        self.epoch = epoch
    }

    subscript(key: Key) -> KnownThing? {
        get { things[key] }
        set { things[key] = newValue }
    }
}

/// The things that the uses of one database have seen.
final class SharedThings: Sendable {
    private let things = Mutex(KnownThings())

    /// The things, for one use alone: until they are given back, none are known.
    func take() -> KnownThings {
        things.withLock { things in
            defer { things = KnownThings() }
            return things
        }
    }

    func give(back things: KnownThings) { self.things.withLock { $0 = things } }
}
