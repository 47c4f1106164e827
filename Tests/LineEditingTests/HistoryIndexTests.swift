// What a search finds, and in which order, next to a plain way of finding it.

import SeededRandom
import Testing
import Text

@testable import LineEditing

@Suite("History index")
struct HistoryIndexTests {
    /// What is to be found: the places of texts that hold a pattern, then of those with its letters in their order.
    private func expected(_ pattern: String, _ texts: [String], _ order: [Int]) -> [Int] {
        let wanted = Array(Folding.folded(pattern).utf8)
        let folded = texts.map { Array(Folding.folded($0).utf8) }
        func holds(_ text: [UInt8]) -> Bool {
            wanted.isEmpty || text.indices.contains { text[$0...].starts(with: wanted) }
        }
        func fits(_ text: [UInt8]) -> Bool {
            var rest = wanted[...]
            for byte in text where byte == rest.first { rest = rest.dropFirst() }
            return rest.isEmpty
        }
        return order.filter { holds(folded[$0]) } + order.filter { !holds(folded[$0]) && fits(folded[$0]) }
    }

    @Test(
        "A part comes before scattered letters, the nearest first",
        arguments: [
            ("", [4, 3, 2, 1, 0]), ("art", [3, 0, 2]), ("ART ", [2]), ("björk", [1]), ("bjork", [1]), ("日", [4]),
            ("zz", []), ("srt", [3, 0]), ("本日", []),
        ])
    func ranks(pattern: String, places: [Int]) {
        let texts = ["search artist", "play Björk", "a rat trots", "start", "日本"]
        var index = HistoryIndex(texts)
        #expect(index.search(Folding.folded(pattern), in: []).map { Int($0) } == places)
        #expect(expected(pattern, texts, [4, 3, 2, 1, 0]) == places)
    }

    @Test("Whatever is typed, taken back, added and removed, the answer is that of a plain search")
    func agrees() {
        var random = SeededGenerator(seed: 1)
        let alphabet = Array("aabbc1 é日")
        func text(_ count: Int) -> String {
            String((0..<count).map { _ in alphabet.randomElement(using: &random) ?? "a" })
        }
        var texts = (0..<60).map { _ in text(Int.random(in: 1...12, using: &random)) }
        var index = HistoryIndex(texts)
        var order: [Int] = []
        var pattern = ""
        for step in 0..<800 {
            switch Int.random(in: 0..<8, using: &random) {
            case 0: pattern = ""
            case 1, 2: pattern = String(pattern.dropLast())
            case 3 where step % 10 == 0:
                let place = texts.indices.randomElement(using: &random) ?? 0
                texts.remove(at: place)
                index.remove(at: place)
                order = []
            case 4 where step % 10 == 0:
                texts.append(text(6))
                index.append(Folding.folded(texts[texts.count - 1]))
                // The answers that are kept are in the order that was asked for.
                order = texts.indices.shuffled(using: &random)
            default: pattern += text(1)
            }
            let way = order.isEmpty ? Array(texts.indices.reversed()) : order
            #expect(
                index.search(Folding.folded(pattern), in: order).map { Int($0) } == expected(pattern, texts, way),
                "\(pattern)")
        }
    }
}
