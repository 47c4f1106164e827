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

    @Test("A look through all finds the same")
    func random() {
        let letters = ["a", "b", " ", "e", "й", "1", "-", "_"]
        var state: UInt64 = 5
        func text(_ longest: Int) -> String {
            state = state &* 6_364_136_223_846_793_005 &+ 1
            var rest = Int(state >> 20)
            return (0..<1 + rest % longest).map { _ in
                rest /= letters.count
                return letters[rest % letters.count]
            }.joined()
        }
        for _ in 0..<40 {
            let all = (0..<30).map { _ in text(9) }
            var texts = FoldedTexts()
            for text in all { texts.append(text) }
            for _ in 0..<20 {
                let typed = text(3)
                let expected = all.indices.filter { all[$0].contains(typed) }
                #expect(texts.places(containing: typed) == expected, "\(typed) in \(all)")
                let before = String(typed.dropLast())
                let earlier = (text: before, places: texts.places(containing: before))
                #expect(texts.places(containing: typed, after: earlier) == expected, "\(typed) in \(all)")
                // An answer for something else is of no use, and does no harm.
                #expect(texts.places(containing: typed, after: ("no such", [])) == expected)
            }
        }
    }

    @Test("Where there are none, none is found")
    func empty() {
        #expect(FoldedTexts().places(containing: "x") == [] && FoldedTexts().places(containing: "") == [])
    }
}
