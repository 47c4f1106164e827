// Tab on lines and names that were made up: nothing crashes, and what is inserted is read back as it was offered.

import Prompting
import SeededRandom
import Testing

@testable import CommandLanguage

@Suite("Completion of random lines")
struct RandomCompletionTests {
    private let engine = CompletionSample.engine

    @Test("A cursor outside the line or inside a character is no harm", arguments: [-3, 0, 6, 8, 9, 10, 99])
    func cursors(cursor: Int) {
        let plan = engine.completions(for: "artist é日", cursor: cursor)
        #expect(plan.replacing.upperBound <= 12)
    }

    @Test("What is inserted is read back as what was offered")
    func insertions() throws {
        var generator = SeededGenerator(seed: 5)
        let letters = [
            "a", "B", "\"", "'", "$", " ", ";", "|", "#", "!", "-", "“", "’", "é", "東", ":", "=", "\\", "\u{1B}", "\n",
            "\u{202E}", "\0", "\u{9B}",
        ]
        for _ in 0..<2_000 {
            let name =
                "z"
                + (0..<Int.random(in: 0...6, using: &generator))
                .map { _ in letters.randomElement(using: &generator) ?? "" }.joined()
            let engine = CompletionEngine(table: Sample.table, snapshot: { _ in [Candidate(name)] })
            for start in ["artist z", "artist 'z", "artist \"z", "artist “z", "artist ‘z"] {
                let plan = engine.completions(for: start, cursor: start.utf8.count)
                let insertion = try #require(plan.candidates.first?.insertion)
                let line = (start.utf8Slice(0..<plan.replacing.lowerBound) ?? "") + insertion + " "
                #expect(try words(line).words.map(\.text) == ["artist", name], "\(line)")
                #expect(
                    !insertion.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E || $0.value == 0x9B })
            }
        }
    }

    @Test("Random lines never crash, and what is replaced ends at the cursor")
    func randomLines() {
        let soup = [
            "play", "artist", "s", "--on=", "--", "-", " ", " ", "\"", "'", "“", "é", "東", "$", "${", "b", ":", "=",
            "|", ";", "#", "\\", "3", "where", "year", "<", "in (", ",", "and", "time", "alias x = ", "}",
        ]
        var generator = SeededGenerator(seed: 6)
        for _ in 0..<20_000 {
            let line = (0..<Int.random(in: 0...8, using: &generator))
                .map { _ in soup.randomElement(using: &generator) ?? "" }.joined()
            let cursor = Int.random(in: 0...line.utf8.count, using: &generator)
            let plan = engine.completions(for: line, cursor: cursor)
            #expect(plan.replacing.upperBound == cursor && plan.replacing.lowerBound >= 0)
        }
    }
}
