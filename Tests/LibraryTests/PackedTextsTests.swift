// Many texts in one buffer: their places, their order, which of them begin with a pattern, and how well one matches.

import Testing
import Text

@testable import Library

struct PackedTextsTests {
    private func packed(_ texts: [String]) -> PackedTexts {
        var packed = PackedTexts()
        for text in texts { packed.append(Array(text.utf8)[...]) }
        return packed
    }

    private func texts(_ packed: PackedTexts) -> [String] {
        (0..<packed.count).map { String(decoding: packed[$0], as: UTF8.self) }
    }

    @Test(arguments: [[], [""], ["a"], ["", "a", ""], ["Björk", "東京", "x"]])
    func `texts come back at their places`(given: [String]) {
        let packed = packed(given)
        #expect(texts(packed) == given)
        #expect((0..<packed.count).map { packed.length($0) } == given.map(\.utf8.count))
        #expect(packed.size == given.map(\.utf8.count).reduce(0, +))
        let read = packed.withTexts { texts in
            (0..<texts.count).map { (String(decoding: texts[$0], as: UTF8.self), texts.length($0)) }
        }
        #expect(read.map(\.0) == given)
        #expect(read.map(\.1) == given.map(\.utf8.count))
    }

    @Test func `a part of another buffer is added at its end`() {
        var all = packed(["a", "bc"])
        let other = packed(["x", "", "yz", "w"])
        all.append(other, 1..<3)
        #expect(texts(all) == ["a", "bc", "", "yz"])
        all.append(other, 2..<2)
        all.append(other, 0..<1)
        #expect(texts(all) == ["a", "bc", "", "yz", "x"])
    }

    @Test func `the order is that of the bytes, and of equal texts the first comes first`() {
        // The first eight bytes are compared as a number: hard are texts that differ after them, or end before.
        let given = ["abcdefghz", "b", "abcdefgha", "", "a", "abcdefgh", "a", "é", "ab\u{0}", "ab"]
        let order = packed(given).order()
        #expect(order.map { given[$0] } == given.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
        #expect(order.filter { given[$0] == "a" } == [4, 6])
    }

    @Test(arguments: [
        ("", 0..<6), ("a", 0..<3), ("ab", 1..<3), ("abc", 2..<3), ("abd", 3..<3), ("b", 3..<5), ("c", 5..<6),
        ("zz", 6..<6),
    ])
    func `the texts that begin with a pattern are a range of those in order`(pattern: String, places: Range<Int>) {
        let ordered = packed(["a", "ab", "abc", "b", "bz", "c"])
        #expect(ordered.beginning(with: Array(pattern.utf8)) == places)
    }

    @Test func `the search for them can begin at a place`() {
        let ordered = packed(["a", "ab", "abc", "b"])
        #expect(ordered.beginning(with: Array("a".utf8), from: 2) == 2..<3)
        #expect(ordered.beginning(with: Array("a".utf8), from: 4) == 4..<4)
    }
}

struct TextSearchTests {
    /// How a text matches: `w` where a word begins so, `p` where a part is so, `l` where its letters are in order.
    private func ways(_ pattern: String, in text: String) -> String {
        Array(pattern.utf8).withUnsafeBufferPointer { pattern in
            Array(text.utf8).withUnsafeBufferPointer { text in
                let search = TextSearch(pattern: pattern)
                let (word, part, letters) = (
                    search.beginsWord(in: text), search.isFound(in: text), search.isScattered(in: text)
                )
                return (word ? "w" : "") + (part ? "p" : "") + (letters ? "l" : "")
            }
        }
    }

    // A text that begins with the pattern is found by another way, so its beginning is no word here.
    @Test(arguments: [
        ("android", "paranoid android", "wpl"), ("and", "paranoid (android)", "wpl"),
        ("noid", "paranoid android", "pl"), ("pand", "paranoid android", "l"), ("oid", "paranoid oid", "wpl"),
        ("pa", "paranoid", "pl"), ("aa", "a b a", "l"), ("xyz", "paranoid", ""), ("paranoids", "paranoid", ""),
        ("a", "b", ""), ("a", "", ""), ("ö", "b ö", "wpl"), ("b", "öb", "pl"), ("d", "id", "pl"),
        ("pdx", "paranoid", ""), ("d_e", "d_e c d_e", "wpl"), ("e", "d_e", "pl"),
    ])
    func `a word can begin with a pattern, a text hold it, or its letters in order`(
        pattern: String, text: String, ways: String
    ) {
        #expect(self.ways(pattern, in: text) == ways)
    }
}

struct PairSetTests {
    private func pairs(_ text: String) -> UInt64 { PairSet.of(Array(text.utf8)[...]) }

    @Test func `a text has all neighbours of what it contains`() {
        for text in ["paranoid (android)", "日本の歌", "d_e c d_e", "a", "", "\0a b"] {
            let bytes = Array(text.utf8)
            for start in bytes.indices {
                for end in start + 1...bytes.count {
                    #expect(PairSet.of(bytes[start..<end]) & ~pairs(text) == 0)
                }
            }
        }
    }

    @Test(arguments: [("ab", "ba"), ("on", "no"), ("rd", "radio"), ("gol", "glo"), ("a b", "ab")])
    func `a text without two letters in a row is known by that`(pattern: String, text: String) {
        #expect(pairs(pattern) & ~pairs(text) != 0)
    }
}

struct LetterSetTests {
    private func letters(_ text: String) -> UInt64 { LetterSet.of(Array(text.utf8)[...]) }

    @Test(arguments: [
        ("abc", "cabbage", true), ("abz", "cabbage", false), ("19", "1999", true), ("2", "1999", false),
        ("", "x", true), ("a b", "ab", false), ("é", "café", true),
    ])
    func `a text that lacks a letter of the pattern cannot match`(pattern: String, text: String, canMatch: Bool) {
        #expect((letters(pattern) & ~letters(text) == 0) == canMatch)
    }

    @Test(arguments: [
        ("paranoid (android)", "a("), ("d_e c -1", "c-1"), ("a", ""), ("", ""), ("b ö", "ö"), ("aa  b", " b"),
    ])
    func `the beginnings of words are known by themselves, without the first`(text: String, beginnings: String) {
        let set = LetterSet.ofBeginnings(Array(text.utf8)[...])
        // Of a letter of several bytes it is the first.
        let expected = beginnings.reduce(0) { $0 | LetterSet.of(Array(String($1).utf8)[..<1]) }
        #expect(set == expected)
    }

    @Test func `each letter and each digit has a bit of its own`() {
        let all = "abcdefghijklmnopqrstuvwxyz0123456789 "
        #expect(letters(all).nonzeroBitCount == all.utf8.count)
    }
}
