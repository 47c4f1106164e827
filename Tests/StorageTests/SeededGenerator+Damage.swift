// Damage as a disk makes it, from a seed, so that a failure can be repeated.

import SeededRandom

extension SeededGenerator {
    /// Bytes with some of their bits flipped, some overwritten, or their end cut off.
    mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var damaged = bytes
        switch Int.random(in: 0..<4, using: &self) {
        case 0: damaged.removeLast(Int.random(in: 0...bytes.count, using: &self))
        case 1:
            let start = Int.random(in: 0..<bytes.count, using: &self)
            for place in start..<min(bytes.count, start + 16) {
                damaged[place] = UInt8.random(in: 0...255, using: &self)
            }
        default:
            for _ in 0..<Int.random(in: 1...8, using: &self) {
                damaged[Int.random(in: 0..<bytes.count, using: &self)] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            }
        }
        return damaged
    }
}
