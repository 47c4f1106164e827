// Tab: what is offered at the cursor, `⎸`, and what it replaces.

import Prompting
import Testing

@testable import CommandLanguage

private let engine = CompletionEngine(
    table: Sample.table,
    snapshot: { name, _ in
        switch name {
        case "rows track album", "rows track":
            [
                Candidate("1", label: "1  Airbag", summary: "Radiohead"),
                Candidate("2", label: "2  Paranoid Android", summary: "Radiohead"),
                Candidate("now"), Candidate("OK Computer"), Candidate("In Rainbows"), Candidate("Pinkerton"),
            ]
        case "rows artist":
            [
                Candidate("Radiohead"), Candidate("Radiohead Tribute Band"), Candidate("Sigur Rós"),
                Candidate("\"311\""),
                Candidate("Ke$ha"), Candidate("$NOT"), Candidate("Björk"), Candidate("\"Heroes\""), Candidate("Don't"),
            ]
        case "devices": [Candidate("Kitchen"), Candidate("Living Room")]
        case "playlists": [Candidate("Road")]
        case "variables": [Candidate("best"), Candidate("name")]
        case "aliases": [Candidate("party", summary: "play all --shuffle")]
        default: []
        }
    },
    files: { directory in
        switch directory {
        case "":
            [.init("a.juke"), .init("my lists", isDirectory: true), .init(".hidden"), .init("lib", isDirectory: true)]
        case "lib/": [.init("b c.juke"), .init("d.juke")]
        case "my lists/": [.init("e.juke")]
        default: []
        }
    })

private func complete(_ marked: String) throws -> (plan: CompletionPlan, line: String) {
    let parts = marked.split(separator: "⎸", omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    let line = parts.joined()
    return (engine.completions(for: line, cursor: parts[0].utf8.count), line)
}

@Suite("Completion")
struct CompletionTests {
    @Test(
        "What can stand at the cursor",
        arguments: [
            // Commands
            ("sea⎸", ["search"]),
            ("pla⎸", ["play", "playlist"]),
            ("pa⎸", ["pause", "party"]),
            ("PLA⎸", ["play", "playlist"]),
            ("lou⎸", ["loudness"]),
            ("add⎸", []),
            ("arch⎸", ["search"]),
            ("tracks 1; pla⎸", ["play", "playlist"]),
            ("login && no⎸", ["now"]),
            ("artist x | ⎸", ["play", "queue"]),
            ("artist x | pl⎸", ["play"]),
            ("pl⎸ 3", ["play", "playlist"]),
            ("\"pl⎸", []),
            // Nowhere
            ("# pl⎸", []), ("login # pl⎸", []), ("!pl⎸", []), ("login;⎸", []), ("artist x |⎸", []), ("zzz ⎸", []),
            ("play \\⎸", []),
            ("now ⎸", []), ("play \"a\"⎸", []), ("play \"\\q⎸", []),
            // Sub-commands
            ("queue ⎸", ["add"]), ("q a⎸", ["add"]), ("profile ⎸", ["list", "use"]), ("profile u⎸", ["use"]),
            ("device ⎸", ["default", "Kitchen", "\"Living Room\""]), ("device \"def⎸", []), ("playlist n⎸", ["new"]),
            // Options
            ("play --o⎸", ["--on"]), ("play -⎸", ["--on", "--fresh", "--dry-run", "--format"]),
            ("play 1 --fresh --f⎸", ["--format"]), ("play -- --f⎸", []), ("now --⎸", ["--dry-run", "--format"]),
            ("play --on ⎸", ["Kitchen", "\"Living Room\""]), ("play --on=k⎸", ["Kitchen"]),
            ("play -o li⎸", ["\"Living Room\""]),
            ("play --on=\"li⎸", ["\"Living Room\""]), ("play --format ⎸", ["json", "tsv"]),
            ("play --format=t⎸ x", ["tsv"]),
            ("play --nope=t⎸", []),
            // Slots
            ("search ⎸", ["artist", "album", "track"]), ("search al⎸", ["album"]), ("search album x⎸", []),
            ("search x al⎸", []),
            ("shuffle o⎸", ["on", "off"]), ("shuffle \"o⎸", []), ("shuffle on ⎸", []), ("volume ⎸", []),
            ("help qu⎸", ["queue"]), ("help queue ⎸", ["add"]), ("help zzz ⎸", []),
            ("playlist add ⎸", ["Road"]),
            ("playlist add Road ⎸", ["1", "2", "now", "\"OK Computer\"", "\"In Rainbows\"", "Pinkerton"]),
            // Names and rows
            ("play ⎸", ["1", "2", "now", "\"OK Computer\"", "\"In Rainbows\"", "Pinkerton"]),
            ("play 1 ⎸", ["1", "2", "now", "\"OK Computer\"", "\"In Rainbows\"", "Pinkerton"]),
            ("play 1 pin⎸", ["Pinkerton"]), ("play par⎸", ["2"]), ("play rainb⎸", ["\"In Rainbows\""]),
            ("play inkert⎸", ["Pinkerton"]),
            ("play ok co⎸", ["\"OK Computer\""]), ("play ok ⎸", ["\"OK Computer\""]), ("play foo ⎸", []),
            ("play album:pin⎸", ["Pinkerton"]), ("play album:\"ok⎸", ["\"OK Computer\""]), ("play \"1⎸", []),
            ("artist rad⎸", ["\"Radiohead\"", "\"Radiohead Tribute Band\""]),
            ("artist radiohead t⎸", ["\"Radiohead Tribute Band\""]),
            ("artist 'sig⎸", ["'Sigur Rós'"]), ("artist “sig⎸", ["“Sigur Rós”"]),
            ("artist sigur r⎸", ["\"Sigur Rós\""]), ("artist sigur ros⎸", ["\"Sigur Rós\""]),
            ("artist bjor⎸", ["Björk"]), ("artist ｂｊö⎸", ["Björk"]),
            ("artist 31⎸", ["\"311\""]), ("artist BJÖ⎸", ["Björk"]), ("artist ke⎸", ["Ke$ha"]),
            ("artist \"ke⎸", ["\"Ke\\$ha\""]),
            ("artist 'don⎸", ["\"Don't\""]), ("artist her⎸", ["'\"Heroes\"'"]), ("artist don⎸", ["Don't"]),
            // Variables
            ("play $⎸", ["$best", "$name"]), ("play $b⎸", ["$best"]), ("play $x⎸", []), ("play $best:⎸", []),
            // Files
            ("source ⎸", ["a.juke", "\"my lists/", "lib/"]), ("source .⎸", [".hidden"]),
            ("source lib/⎸", ["\"lib/b c.juke\"", "lib/d.juke"]),
            ("source \"my lists/⎸", ["\"my lists/e.juke\""]), ("source nowhere/⎸", []),
        ])
    func candidates(marked: String, expected: [String]) throws {
        #expect(try complete(marked).plan.candidates.map(\.insertion) == expected)
    }

    @Test(
        "What is replaced",
        arguments: [
            ("sea⎸", 0..<3), ("  sea⎸rch x", 2..<5), ("é; sea⎸", 4..<7), ("x ; sea⎸", 4..<7), ("play ⎸", 5..<5),
            ("play ok co⎸", 5..<10),
            ("play --on=k⎸", 10..<11), ("play --on=\"k⎸", 10..<12), ("play album:pin⎸", 11..<14),
            ("artist 'sig⎸", 7..<11),
            ("play 1 pin⎸", 7..<10), ("play $b⎸", 5..<7), ("source lib/d⎸", 7..<12), ("# sea⎸", 5..<5),
        ])
    func replaced(marked: String, expected: Range<Int>) throws {
        let (plan, line) = try complete(marked)
        #expect(plan.replacing == expected)
        #expect(line.utf8Slice(plan.replacing) != nil)
    }

    @Test("Candidates say what they are")
    func summaries() throws {
        #expect(try complete("sea⎸").plan.candidates == [Candidate("search", summary: "Does search")])
        #expect(try complete("profi⎸").plan.candidates == [Candidate("profile", summary: "list, use")])
        #expect(try complete("play --o⎸").plan.candidates == [Candidate("--on", summary: "Where")])
        #expect(try complete("artist sig⎸").plan.candidates == [Candidate("\"Sigur Rós\"", label: "Sigur Rós")])
        #expect(
            try complete("play air⎸").plan.candidates
                == [Candidate("1", label: "1  Airbag", summary: "Radiohead")])
        #expect(try complete("source li⎸").plan.candidates.map(\.suffix) == [""])
    }

    @Test("A cursor outside the line or inside a character is no harm", arguments: [-3, 0, 6, 8, 9, 10, 99])
    func cursors(cursor: Int) {
        let plan = engine.completions(for: "artist é日", cursor: cursor)
        #expect(plan.replacing.upperBound <= 12)
    }

    @Test("What is inserted is read back as what was offered")
    func insertions() throws {
        var generator = SeededGenerator(seed: 5)
        let letters = ["a", "B", "\"", "'", "$", " ", ";", "|", "#", "!", "-", "“", "’", "é", "東", ":", "=", "\\"]
        for _ in 0..<2_000 {
            let name =
                "z"
                + (0..<Int.random(in: 0...6, using: &generator))
                .map { _ in letters.randomElement(using: &generator) ?? "" }.joined()
            let engine = CompletionEngine(table: Sample.table, snapshot: { _, _ in [Candidate(name)] })
            for start in ["artist z", "artist 'z", "artist \"z", "artist “z", "artist ‘z"] {
                let plan = engine.completions(for: start, cursor: start.utf8.count)
                let insertion = try #require(plan.candidates.first?.insertion)
                let line = (start.utf8Slice(0..<plan.replacing.lowerBound) ?? "") + insertion + " "
                #expect(try words(line).words.map(\.text) == ["artist", name], "\(line)")
            }
        }
    }

    @Test("Random lines never crash, and what is replaced ends at the cursor")
    func randomLines() {
        let soup = [
            "play", "artist", "s", "--on=", "--", "-", " ", " ", "\"", "'", "“", "é", "東", "$", "${", "b", ":", "=",
            "|", ";", "#", "\\", "3",
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
