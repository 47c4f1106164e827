// What remote text may bring to a terminal, and what of it arrives.

import Testing
import Text

@Suite struct SanitiserTests {
    @Test(arguments: [
        ("", ""), ("In Rainbows", "In Rainbows"), ("a\nb\tc", "a b c"), ("a\r\nb", "a b"), ("a\rb\u{0}c\u{7}d", "abcd"),
        ("\u{1B}[31mred\u{1B}[0m", "[31mred[0m"), ("\u{1B}]0;title\u{7}x", "]0;titlex"),
        ("\u{9B}2Jx\u{85}y\u{7F}z", "2Jxyz"), ("a\u{202E}b\u{2066}c\u{200E}d\u{061C}e", "abcde"),
        ("שלום", "שלום"), ("a\u{200B}b\u{2060}c\u{FEFF}d", "abcd"), ("a\u{2028}b\u{2029}c", "abc"),
        ("a\u{E0041}\u{E007F}b", "ab"),
        ("方言 스타일", "方言 스타일"),
        ("👨‍👩‍👧 👍🏽 🇮🇸", "👨‍👩‍👧 👍🏽 🇮🇸"), ("می‌خواهم", "می‌خواهم"), ("e\u{0301}", "e\u{0301}"),
        ("\u{FFFD}", "\u{FFFD}"), ("क्षि", "क्षि"),
    ])
    func cleans(text: String, clean: String) {
        #expect(Sanitiser.clean(text).unicodeScalars.elementsEqual(clean.unicodeScalars))
    }

    @Test func keepsFourMarksOfEachBase() {
        let marks = String(repeating: "\u{0301}", count: 40)
        let four = String(repeating: "\u{0301}", count: 4)
        #expect(Sanitiser.clean("a\(marks)b\(marks)c") == "a\(four)b\(four)c")
        #expect(Sanitiser.clean(marks) == four)
    }

    @Test func joinersDoNotBringMoreMarks() {
        let chain = String(repeating: "\u{0301}\u{200D}", count: 40)
        #expect(Sanitiser.clean("a" + chain).unicodeScalars.count { $0 == "\u{0301}" } == 4)
    }

    @Test func noUnsafeScalarSurvives() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value), Sanitiser.isUnsafe(scalar) else { continue }
            let clean = Sanitiser.clean("é" + String(scalar) + "x")
            #expect(clean == "éx" || clean == "é x", "U+\(String(value, radix: 16))")
        }
    }
}
