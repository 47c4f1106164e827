// Text as JSON strings, numbers with zeros before them, words in a sentence.

import FoundationEssentials
import Testing
import Text

struct JSONStringTests {
    @Test(arguments: [
        ("", #""""#), ("plain", #""plain""#), (#"say "hi""#, #""say \"hi\"""#), (#"back\slash"#, #""back\\slash""#),
        ("a\nb\rc\td", #""a\nb\rc\td""#), ("\u{0}\u{1B}[31m\u{9B}", #""\u0000\u001b[31m\u009b""#),
        ("x\u{202E}y", #""x\u202ey""#), ("\u{E0041}", #""\udb40\udc41""#), ("東京 👩‍👧 é", "\"東京 👩‍👧 é\""),
    ])
    func `text is quoted, and a reader of JSON gets it back`(text: String, quoted: String) throws {
        #expect(JSONString.quoted(text) == quoted)
        #expect(try JSONDecoder().decode([String].self, from: Data("[\(quoted)]".utf8)) == [text])
    }

    @Test(arguments: [(0, 2, "00"), (7, 2, "07"), (12, 2, "12"), (123, 2, "123"), (7, 0, "7"), (2007, 4, "2007")])
    func `numbers have zeros before them up to a width`(number: Int, width: Int, text: String) {
        #expect(Digits.padded(number, to: width) == text)
    }

    @Test func `other radices have zeros before them, too`() {
        #expect(Digits.padded(0xE9, to: 4, radix: 16) == "00e9")
        #expect(Digits.padded(0, to: 4, radix: 16) == "0000")
    }

    @Test(arguments: [([], ""), (["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")])
    func `words are parts of a sentence`(words: [String], text: String) {
        #expect(WordList.text(words, "or") == text)
    }
}
