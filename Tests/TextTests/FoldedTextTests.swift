// A folded text compared with texts that are not folded: without memory for them, and with the same result as folding
// both.

import Testing
import Text

struct FoldedTextTests {
    private static let texts = [
        "", " ", "a", "A", "ab", "AB c", "abc", "b", "c ab", "ab cd", "é", "E", "Élan", "elan", "LAN", "élan vital",
        "夜の底",
        "底", "क", "क्या", "K", "\u{212A}", "7", "Artist 17", "17", "x\u{0}y", "x", "z", "Z!", "ß", "SS", "a\u{200B}b",
        "In  Rainbows", "rainbows", "ﬁn", "FIN",
    ]

    @Test(arguments: texts)
    func `it is the same as folding both`(text: String) {
        let (folded, plain) = (FoldedText(text), Folding.folded(text))
        #expect(folded.text == plain)
        for other in Self.texts {
            let otherPlain = Folding.folded(other)
            #expect(folded.isSame(as: other) == (otherPlain == plain), "\(other)")
            #expect(folded.isPart(of: other) == (plain.isEmpty || Folding.contains(otherPlain, plain)), "\(other)")
            #expect(folded.begins(other) == otherPlain.unicodeScalars.starts(with: plain.unicodeScalars), "\(other)")
            let ends = otherPlain.unicodeScalars.reversed().starts(with: plain.unicodeScalars.reversed())
            #expect(folded.ends(other) == ends, "\(other)")
            let isWord = otherPlain == plain || otherPlain.split(separator: " ").contains { $0 == plain }
            #expect(folded.isWord(of: other) == isWord, "\(other)")
            let order: TextOrder = otherPlain == plain ? .same : otherPlain < plain ? .before : .after
            #expect(folded.order(of: other) == order, "\(other)")
        }
    }
}
