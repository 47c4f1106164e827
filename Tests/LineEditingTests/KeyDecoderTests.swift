// Bytes as keys, for commands that read them one by one: whole, cut anywhere, and of every terminal's dialect.

import Prompting
import Testing

@testable import LineEditing

struct KeyDecoderTests {
    private static let cases: [(bytes: String, keys: [PressedKey])] = [
        ("q", [.character("q")]), (" +-", [.character(" "), .character("+"), .character("-")]),
        ("\u{1B}[C\u{1B}[D", [.right, .left]), ("\u{1B}OC\u{1B}OD", [.right, .left]),
        ("\u{1B}[Aq", [.other, .character("q")]), ("\u{1B}[1;5C", [.other]), ("\u{1B}n", [.other]),
        ("\u{1B}[200~n\u{1B}[201~", [.other, .character("n"), .other]),
        ("é東👨", [.character("é"), .character("東"), .character("👨")]),
        ("\u{7F}\r\t\u{1}", [.other, .other, .other, .other]),
        ("\u{1B}\u{1B}[Cq", [.other, .right, .character("q")]),
    ]

    @Test(arguments: cases.indices)
    func `keys are the same, wherever the bytes are cut`(index: Int) {
        let (text, expected) = Self.cases[index]
        let bytes = Array(text.utf8)
        for cut in 0...bytes.count {
            var decoder = KeyDecoder()
            let keys = decoder.keys(of: Array(bytes[..<cut])) + decoder.keys(of: Array(bytes[cut...]))
            #expect(keys == expected, "cut at \(cut)")
        }
    }

    @Test func `what is no text and no sequence is a key without a meaning, and ends`() {
        var decoder = KeyDecoder()
        #expect(decoder.keys(of: [0xFF, 0x80, 0x71]) == [.other, .other, .character("q")])
        // A lone Escape waits, for the letters of Alt come after it.
        #expect(decoder.keys(of: [0x1B]) == [])
        #expect(decoder.keys(of: [0x71]) == [.other])
        // A sequence without an end does not swallow keys for ever.
        #expect(decoder.keys(of: [0x1B, 0x5B] + Array(repeating: 0x3B, count: 70)) == [.other])
        #expect(decoder.keys(of: [0x71]) == [.character("q")])
    }
}
