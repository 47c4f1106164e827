// The sets of letters and of neighbours: what holds another text has all of its bits, and most of the rest have not.

import Testing
import Text

struct LetterSetTests {
    private func letters(_ text: String) -> UInt64 { LetterSet.of(Array(text.utf8)[...]) }
    private func pairs(_ text: String) -> UInt64 { PairSet.of(Array(text.utf8)[...]) }

    @Test(arguments: ["blue moon 1994", "björk", "東京 (live)", "a", "-", "", "zz top", "0123456789"])
    func `a text has all bits of each of its parts`(text: String) {
        let bytes = Array(text.utf8)
        for start in 0...bytes.count {
            for end in start...bytes.count {
                let part = bytes[start..<end]
                #expect(LetterSet.of(part) & letters(text) == LetterSet.of(part))
                #expect(PairSet.of(part) & pairs(text) == PairSet.of(part))
            }
        }
    }

    @Test func `letters and digits have bits of their own, all other bytes share some`() {
        var seen = Set<UInt64>()
        for byte in UInt8.min...UInt8.max {
            let set = LetterSet.of([byte][...])
            #expect(set.nonzeroBitCount == 1)
            let isOwn = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
            #expect(LetterSet.hasOwnBit(byte) == isOwn)
            if isOwn { #expect(seen.insert(set).inserted) }
        }
        #expect(seen.count == 36)
        for byte in UInt8.min...UInt8.max where !LetterSet.hasOwnBit(byte) {
            #expect(!seen.contains(LetterSet.of([byte][...])))
        }
    }

    @Test(arguments: [
        ("blue moon", "m"), ("a-b_c", "b"), ("moon", ""), ("", ""), ("x (live)", "l("), ("l'amour", "a"),
    ])
    func `words after the first begin with these`(text: String, beginnings: String) {
        let set = LetterSet.ofBeginnings(Array(text.utf8)[...])
        #expect(set == beginnings.utf8.reduce(0) { $0 | LetterSet.of([$1][...]) })
    }

    @Test func `most texts without a pair lack its bit`() {
        #expect(pairs("blue moon") & pairs("om") != pairs("om"))
        #expect(pairs("a") == 0)
        #expect(pairs("") == 0)
    }
}
