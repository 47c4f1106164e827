// Tab: what is offered at the cursor, `⎸`, and what it replaces. Lines that were made up are RandomCompletionTests, and
// the hint after the cursor is UsageHintTests.

import Prompting
import Testing

@testable import CommandLanguage

@Suite("Completion")
struct CompletionTests {
    private let engine = CompletionSample.engine

    private func complete(_ marked: String) throws -> (plan: CompletionPlan, line: String) {
        try CompletionSample.complete(marked)
    }

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
            ("artist x | ⎸", ["play", "queue", "where", "sort"]),
            ("artist x | pl⎸", ["play"]),
            ("!ls | pl⎸", ["play", "playlist"]), ("!ls; pa⎸", ["pause", "party"]), ("!ls && no⎸", ["now"]),
            ("!ls\npa⎸", ["pause", "party"]), ("!ls | play 1 | pl⎸", ["play"]), ("!ls 'a | pl⎸", []), ("!ls ⎸", []),
            ("pl⎸ 3", ["play", "playlist"]),
            ("\"pl⎸", []),
            // Nowhere
            ("# pl⎸", []), ("login # pl⎸", []), ("!pl⎸", []), ("login;⎸", []), ("artist x |⎸", []), ("zzz ⎸", []),
            ("play \\⎸", []),
            ("now ⎸", []), ("play \"a\"⎸", []), ("play \"\\q⎸", []),
            // Sub-commands
            ("queue ⎸", ["add"]), ("q a⎸", ["add"]), ("profile ⎸", ["list", "use"]), ("profile u⎸", ["use"]),
            ("device ⎸", ["default", "Kitchen", "\"Living Room\""]), ("device \"def⎸", []), ("playlist n⎸", ["new"]),
            // Queries
            ("grep ⎸", ["artist:", "album:", "kind:", "year:"]), ("grep a⎸", ["album:", "artist:"]),
            ("grep moon ki⎸", ["kind:"]), ("grep -ar⎸", ["artist:"]), ("grep kind:⎸", ["track", "album"]),
            ("grep x kind:tr⎸", ["track"]), ("grep year:⎸", []), ("grep artist:sig⎸", ["\"Sigur Rós\""]),
            ("grep x -artist:\"sig⎸", ["\"Sigur Rós\""]), ("grep \"ki⎸", []),
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
            ("help qu⎸", ["quoting", "queue"]), ("help queue ⎸", ["add"]), ("help zzz ⎸", []),
            ("help stat⎸", ["status"]),
            ("playlist add ⎸", ["Road"]),
            ("playlist add Road ⎸", ["1", "2", "now", "\"OK Computer\"", "\"In Rainbows\"", "Pinkerton"]),
            // Names and rows
            ("play ⎸", ["1", "2", "now", "\"OK Computer\"", "\"In Rainbows\"", "Pinkerton"]),
            ("play 1 ⎸", ["2", "now"]), ("play 1 2 ⎸", ["now"]), ("artist 1 ⎸", []),
            ("play 1 pin⎸", ["\"Pinkerton\""]), ("play 1 \"pin⎸", ["\"Pinkerton\""]), ("play par⎸", ["2"]),
            ("play rainb⎸", ["\"In Rainbows\""]),
            ("play inkert⎸", ["Pinkerton"]),
            ("play ok co⎸", ["\"OK Computer\""]), ("play ok ⎸", ["\"OK Computer\""]), ("play foo ⎸", []),
            ("play paranoid pin⎸", []), ("play foo ok co⎸", []),
            ("play album:⎸", ["1", "2", "now", "\"OK Computer\"", "\"In Rainbows\"", "Pinkerton"]),
            ("play album:ok co⎸", ["\"OK Computer\""]), ("play artist:pin⎸", ["Pinkerton"]),
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
            ("play \"$⎸", ["$best", "$name"]), ("play \"a $be⎸", ["$best"]), ("play \"${be⎸", ["${best}"]),
            ("play ${⎸", ["${best}", "${name}"]), ("play x${n⎸", ["${name}"]), ("play 'a $be⎸", []),
            ("play '${be⎸", []), ("play \"\\$be⎸", []), ("# ${be⎸", []), ("${be⎸", ["${best}"]),
            ("$⎸", ["$best"]), ("echo a; $be⎸", ["$best"]), ("tracks | $be⎸", []),
            // Files
            ("source ⎸", ["a.juke", "\"my lists/", "lib/"]), ("source .⎸", [".hidden"]),
            ("source lib/⎸", ["\"lib/b c.juke\"", "lib/d.juke"]),
            ("source \"my lists/⎸", ["\"my lists/e.juke\""]), ("source nowhere/⎸", []),
            ("source bad/r⎸", ["\"bad/red\\u{1b}[31m.juke\""]), ("source 'bad/t⎸", ["\"bad/two\\nlines\""]),
            (
                "source bad/⎸",
                [
                    "\"bad/red\\u{1b}[31m.juke\"", "\"bad/two\\nlines\"", "\"bad/\\u{202e}ekuj/",
                ]
            ),
            // Fields and conditions
            ("sort ⎸", ["artist", "duration", "kind", "name"]), ("sort -dur⎸", ["duration"]),
            ("sort name -⎸", ["artist", "duration", "kind"]), ("sort name --⎸", ["--dry-run", "--format"]),
            ("sort name dur⎸", ["duration"]),
            ("sort name,⎸", ["artist", "duration", "kind"]), ("sort name,-a⎸", ["artist"]), ("sort \"n⎸", []),
            ("albums | sort ⎸", ["artist", "year", "local"]), ("albums | where ye⎸", ["year"]),
            ("albums | where year = 1 | sort ye⎸", ["year"]), ("time albums | where ye⎸", ["year"]),
            ("pause | where ye⎸", []),
            ("where ⎸", ["artist", "duration", "kind", "name", "not"]), ("where not du⎸", ["duration"]),
            ("where duration ⎸", ["=", "<", "<=", "~", "in", "is"]), ("where duration <⎸", ["<", "<="]),
            ("where local ⎸", ["=", "and"]), ("where duration i⎸", ["in", "is"]),
            ("where duration is ⎸", ["missing", "present", "not"]), ("where duration is not m⎸", ["missing"]),
            ("where duration is missing ⎸", ["and", "or"]), ("where duration is missing a⎸", ["and"]),
            ("where kind = ⎸", ["track", "album"]), ("where kind=al⎸", ["album"]),
            ("where kind=⎸", ["track", "album"]),
            ("where kind = track ⎸", ["and", "or"]), ("where kind = track and ar⎸", ["artist"]),
            ("where kind in ⎸", ["("]), ("where kind in (al⎸", ["album"]),
            ("where kind between al⎸", ["album"]), ("where kind between album and tr⎸", ["track"]),
            ("where kind between album and track ⎸", ["and", "or"]), ("where NOT du⎸", ["duration"]),
            ("where kind between album AND track AND ar⎸", ["artist"]), ("where kind starts al⎸", ["album"]),
            ("where kind in (track, ⎸", ["track", "album"]),
            ("where kind in (track) o⎸", ["or"]), ("where (kind = track) ⎸", ["and", "or"]),
            ("where artist = ⎸", ["\"Nina Simone\"", "\"Björk\"", "\"and\"", "\"A, B\""]),
            ("where artist = bj⎸", ["Björk"]), ("where artist = nina ⎸", ["\"Nina Simone\""]),
            ("where artist = nina si⎸", ["\"Nina Simone\""]), ("where artist = 'ni⎸", ["'Nina Simone'"]),
            ("where artist = \"Nina Simone\" a⎸", ["and"]), ("where artist = \"x\" and not ki⎸", ["kind"]),
            // Settings
            ("set hints ⎸", ["on", "off"]), ("set hints of⎸", ["off"]), ("set color ⎸", []),
            // Lines inside lines
            ("time pla⎸", ["play", "playlist"]), ("time play --o⎸", ["--on"]),
            ("time time play pin⎸", ["Pinkerton"]), ("time shuffle o⎸", ["on", "off"]),
            ("time --d⎸", ["--dry-run"]), ("time play 3 | pl⎸", ["play"]),
            ("every 5⎸", []), ("every 5s pla⎸", ["play", "playlist"]), ("every 5s shuffle ⎸", ["on", "off"]),
            ("alias par⎸", ["party"]), ("alias long = pla⎸", ["play", "playlist"]),
            ("alias long = play --o⎸", ["--on"]), ("alias long = 'artist x | pl⎸", ["play"]),
            ("alias long = 'play pin⎸", ["Pinkerton"]), ("alias long = \"artist ke⎸", []),
        ] as [(String, [String])])
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
            ("play 1 pin⎸", 7..<10), ("play \"a ${b⎸", 8..<11), ("play x$⎸", 7..<7), ("sort -dur⎸", 6..<9),
            ("where kind=al⎸", 11..<13), ("where artist = nina si⎸", 15..<22), ("play album:ok co⎸", 11..<16),
            ("alias x = 'artist x | pl⎸", 22..<24), ("play $b⎸", 5..<7), ("source lib/d⎸", 7..<12), ("# sea⎸", 5..<5),
        ])
    func replaced(marked: String, expected: Range<Int>) throws {
        let (plan, line) = try complete(marked)
        #expect(plan.replacing == expected)
        #expect(line.utf8Slice(plan.replacing) != nil)
    }

    @Test(
        "What candidates share goes in without quotes where bare words are read as one name",
        arguments: [
            ("artist rad⎸", "Radiohead"), ("artist radiohead ⎸", "Radiohead Tribute Band"), ("artist bjor⎸", "Björk"),
            ("artist \"rad⎸", nil), ("play 1 p⎸", nil), ("artist ⎸", nil), ("play --on ki⎸", nil), ("artist 31⎸", nil),
            ("play p⎸", "Pinkerton"), ("play ⎸", nil), ("sea⎸", nil),
        ])
    func common(marked: String, expected: String?) throws {
        #expect(try complete(marked).plan.common == expected)
    }

    @Test(
        "In quotes that are closed already a candidate replaces all up to the closing sign",
        arguments: [
            ("artist \"sig⎸\" now", 7..<11, 1), ("artist 'sig⎸ x' now", 7..<11, 3), ("artist “sig⎸”", 7..<13, 3),
            ("artist \"sig⎸", 7..<11, 0), ("artist \"sig⎸ x\"y", 7..<11, 0), ("artist sig⎸\"", 7..<10, 0),
            ("artist \"sig⎸\\\"x\"", 7..<11, 4), ("play --on=\"li⎸\"", 10..<13, 1),
        ])
    func trailing(marked: String, replacing: Range<Int>, trailing: Int) throws {
        let plan = try complete(marked).plan
        #expect(plan.replacing == replacing && plan.trailing == trailing)
    }

    @Test(
        "What follows the cursor in a bare word, or in a name of several, goes with what the candidate replaces",
        arguments: [
            ("sort dur⎸ation", "sort duration "), ("sort ⎸duration name", "sort duration name"),
            ("sort dur⎸ation,-name", "sort duration,-name"), ("sort dur⎸name", "sort duration name"),
            ("sort dur⎸,name", "sort duration,name"), ("sea⎸rch x", "search x"), ("sea⎸ x", "search x"),
            ("play ok⎸ co", "play \"OK Computer\" "), ("play o⎸k co; now", "play \"OK Computer\"; now"),
            ("play ⎸ok | sort name", "play \"OK Computer\" | sort name"),
            ("play ok⎸ computer --on Kitchen", "play \"OK Computer\" --on Kitchen"),
            ("artist sig⎸ ros", "artist \"Sigur Rós\" "), ("artist sigur r⎸os", "artist \"Sigur Rós\" "),
            ("play --on=ki⎸tchen 1", "play --on=Kitchen 1"), ("source lib/d⎸.juke x", "source lib/d.juke x"),
            ("where kind=al⎸bum and year = 1", "where kind=album and year = 1"),
            ("where ki⎸nd=album", "where kind=album"), ("play $be⎸st", "play $best "),
            ("play ${be⎸st}", "play ${best} "), ("play pin⎸ 1", "play Pinkerton 1"),
        ])
    func inWord(marked: String, expected: String) throws {
        let parts = marked.split(separator: "⎸", omittingEmptySubsequences: false)
        let (line, cursor) = (parts.joined(), parts[0].utf8.count)
        let plan = engine.completions(for: line, cursor: cursor, continuing: "")
        let candidate = try #require(plan.candidates.count == 1 ? plan.candidates.first : nil)
        let rest = try #require(line.utf8Slice(cursor + plan.trailing..<line.utf8.count))
        let start = try #require(line.utf8Slice(0..<plan.replacing.lowerBound))
        #expect(start + candidate.insertion + candidate.suffix + rest == expected)
    }

    @Test("What several candidates share does not run into a rest that none of them has")
    func apart() {
        let plan = engine.completions(for: "artist radx", cursor: 10, continuing: "")
        #expect(plan.candidates.map(\.insertion) == ["\"Radiohead\" ", "\"Radiohead Tribute Band\" "])
        #expect(plan.common == "" && plan.trailing == 0)
        let whole = engine.completions(for: "play", cursor: 2, continuing: "")
        #expect(whole.candidates.map(\.insertion) == ["play", "playlist"])
        #expect(whole.trailing == 2 && whole.isForTrailing)
    }

    @Test(
        "A quote that the line leaves open is known by its place and by what closes it",
        arguments: [
            ("play \"a", 5, "\""), ("x; play 'a b", 8, "'"), ("play “a", 5, "”"), ("play --on=\"a", 10, "\""),
            ("play \"a\"", nil, ""), ("play don't", nil, ""), ("# \"a", nil, ""), ("!echo \"", nil, ""),
        ])
    func openQuote(line: String, opening: Int?, closing: String) {
        #expect(engine.openQuote(in: line) == opening.map { OpenQuote(opening: $0, closing: closing) })
    }

    @Test("Candidates say what they are")
    func summaries() throws {
        #expect(try complete("sea⎸").plan.candidates == [Candidate("search", summary: "Does search")])
        #expect(try complete("profi⎸").plan.candidates == [Candidate("profile", summary: "list, use")])
        #expect(try complete("play --o⎸").plan.candidates == [Candidate("--on", summary: "Where")])
        var sigur = Candidate("\"Sigur Rós\"", label: "Sigur Rós")
        sigur.unquoted = "Sigur Rós"
        #expect(try complete("artist sig⎸").plan.candidates == [sigur])
        #expect(
            try complete("play air⎸").plan.candidates
                == [Candidate("1", label: "1  Airbag", summary: "Radiohead")])
        #expect(try complete("source li⎸").plan.candidates.map(\.suffix) == [""])
        #expect(
            try complete("source bad/⎸").plan.candidates.map(\.label) == ["red[31m.juke", "two lines", "ekuj/"])
        #expect(try complete("play \"${be⎸").plan.candidates.map(\.suffix) == [""])
        #expect(try complete("play $be⎸").plan.candidates.map(\.suffix) == [" "])
    }

    @Test("What is typed whole comes first, then the shortest")
    func order() {
        let names = ["abcd", "xabc", "abc", "x abc", "ab", "abcde"].map { Candidate($0) }
        let engine = CompletionEngine(table: Sample.table, snapshot: { _ in names })
        let insertions = { (line: String) in
            engine.completions(for: line, cursor: line.utf8.count).candidates.map(\.insertion)
        }
        #expect(insertions("device abc") == ["abc", "abcd", "abcde"])
        #expect(insertions("device bcd") == ["abcd", "abcde"])
        #expect(insertions("device acd") == ["abcd", "abcde"])
    }

    @Test(
        "A line that goes on is completed with what it goes on with",
        arguments: [
            ("artist x |\n", "⎸", ["play", "queue", "where", "sort"], 0..<0), ("artist x |\n", "pl⎸", ["play"], 0..<2),
            ("play \\\n", "--o⎸", ["--on"], 0..<3), ("play \\\n", " pin⎸", ["Pinkerton"], 1..<4),
            ("login &&\n", "pla⎸", ["play", "playlist"], 0..<3), ("if count {\n", "pla⎸", ["play", "playlist"], 0..<3),
            ("artist sigur \\\n", "r⎸", [], 1..<1), ("", "pla⎸", ["play", "playlist"], 0..<3),
        ])
    func continuation(begun: String, marked: String, expected: [String], replacing: Range<Int>) throws {
        let parts = marked.split(separator: "⎸", omittingEmptySubsequences: false)
        let plan = engine.completions(for: parts.joined(), cursor: parts[0].utf8.count, continuing: begun)
        #expect(plan.candidates.map(\.insertion) == expected)
        #expect(plan.replacing == replacing)
    }

    @Test("No blank is added where one stands", arguments: [("sea⎸ x", ""), ("sea⎸", " "), ("sea⎸rch", " ")])
    func blank(marked: String, suffix: String) throws {
        let parts = marked.split(separator: "⎸", omittingEmptySubsequences: false)
        let plan = engine.completions(for: parts.joined(), cursor: parts[0].utf8.count, continuing: "")
        #expect(plan.candidates.map(\.suffix) == [suffix])
    }
}
