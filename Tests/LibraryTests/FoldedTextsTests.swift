// Texts that are searched while someone types: in their order, whatever their case and accents.

import Library
import Testing

@Suite("Texts that contain another")
struct FoldedTextsTests {
    private let texts: FoldedTexts = {
        var texts = FoldedTexts()
        for text in ["Sigur Rós", "земфира", "AC/DC", "日本の歌", "", "sigur", "Nine 99"] { texts.append(text) }
        return texts
    }()

    @Test(
        "They are found in their order, whatever their case and accents",
        arguments: [
            ("SIGUR", [0, 5]), ("ros", [0]), ("ЗЕМ", [1]), ("c/d", [2]), ("本", [3]), ("99", [6]), ("9 9", []),
            ("e 9", [6]), ("sigur ros!", []), ("x", []), ("", [0, 1, 2, 3, 4, 5, 6]),
        ])
    func found(text: String, places: [Int]) {
        #expect(texts.places(containing: text) == places)
    }

    @Test("Where there are none, none is found")
    func empty() {
        #expect(FoldedTexts().places(containing: "x") == [] && FoldedTexts().places(containing: "") == [])
    }
}
