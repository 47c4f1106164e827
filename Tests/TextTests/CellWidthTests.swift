// Widths that terminals agree on, and text cut to them.

import Testing
import Text

@Suite struct CellWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{0301}", 1), ("\u{0301}", 0), ("東京", 4), ("ｽﾀ", 2), ("ｶﾞ", 2), ("Ａ", 2),
        ("스타일", 6), ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧", 2), ("🇮🇸", 2), ("❤", 1), ("❤️", 2),
        ("1️⃣", 2), ("☂", 1), ("☔", 2), ("שלום", 4), ("שָׁלוֹם", 4), ("กำ", 2), ("ที่", 1), ("का", 2), ("\u{200B}", 0),
        ("\u{1B}[0m", 3), ("·…—", 3), ("▶", 1), ("　", 2), ("𠮷", 2), ("가나", 4), ("♪", 1), ("🏴‍☠️", 2), ("\r\n", 0),
    ])
    func countsCells(text: String, cells: Int) {
        #expect(CellWidth.of(text) == cells)
    }

    @Test(arguments: [
        ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("abcd", 1, "…"), ("abcd", 0, ""), ("", 0, ""), ("abc", -1, ""),
        ("東京事変", 8, "東京事変"), ("東京事変", 7, "東京事…"), ("東京事変", 6, "東京…"), ("東", 1, "…"),
        ("👨‍👩‍👧👨‍👩‍👧", 3, "👨‍👩‍👧…"), ("e\u{0301}e\u{0301}e\u{0301}", 2, "e\u{0301}…"),
    ])
    func truncates(text: String, cells: Int, shown: String) {
        #expect(CellWidth.truncated(text, to: cells) == shown)
    }

    @Test(arguments: [("abc", 2, "ab"), ("東京", 3, "東"), ("東京", 1, ""), ("ab\u{0301}c", 2, "ab\u{0301}"), ("a", 0, "")])
    func takesWholeClusters(text: String, cells: Int, beginning: String) {
        #expect(CellWidth.prefix(text, cells: cells) == beginning)
    }

    @Test(arguments: [("abc", 2, "bc"), ("東京", 3, "京"), ("東京", 1, ""), ("cab\u{0301}", 2, "ab\u{0301}"), ("a", 9, "a")])
    func takesWholeClustersOfTheEnd(text: String, cells: Int, end: String) {
        #expect(CellWidth.suffix(text, cells: cells) == end)
    }

    @Test func padsOnEitherSide() {
        #expect(CellWidth.padded("東", to: 4) == "東  ")
        #expect(CellWidth.padded("東", to: 4, .right) == "  東")
        #expect(CellWidth.padded("abcdef", to: 4) == "abcdef")
    }
}
