// The colours of a line: what each part of it is, with and without the cursor at its end, and that a line read again
// from the middle looks like one read whole.

import Prompting
import SeededRandom
import Testing

@testable import CommandLanguage

@Suite("Colours of a line")
struct LineColoursTests {
    private static func colours() -> LineColours {
        LineColours(
            table: CompletionSample.table, grammar: grammar,
            snapshot: { query in
                switch query.source {
                case .aliases: [Candidate("morning"), Candidate("party", summary: "function")]
                case .optionsOfFunction("party"): [Candidate("--loud")]
                case _: []
                }
            },
            resolves: { reference, _ in
                switch reference {
                case .rows(let rows, _): (try? rows.numbers(count: 5)) != nil
                case .nowPlaying, .address: true
                case .selection, .variable, .liked, .name, .standardInput: false
                }
            })
    }

    /// The parts as they are drawn: of what overlaps the later one. `⎸` is the cursor; without it the line is finished.
    private static func shown(_ text: String, _ colours: LineColours = colours()) -> String {
        let parts = text.split(separator: "⎸", omittingEmptySubsequences: false)
        let line = Array(parts.joined().utf8)
        let cursor = parts.count > 1 ? parts[0].utf8.count : nil
        var roles = [LineRole?](repeating: nil, count: line.count)
        for part in colours.parts(of: line, cursor: cursor) {
            for place in part.span { roles[place] = part.role }
        }
        var (shown, start) = ([String](), 0)
        while start < line.count {
            let end = roles[start...].firstIndex { $0 != roles[start] } ?? line.count
            let text = String(decoding: line[start..<end], as: UTF8.self)
            if let role = roles[start] { shown.append("\(role)(\(text))") }
            start = end
        }
        return shown.joined(separator: " ")
    }

    @Test(
        "What each part of a line is",
        arguments: [
            ("search radiohead", "command(search)"),
            ("plya 3", "error(plya)"), ("plya⎸", "error(plya)"), ("play⎸", "command(play)"), ("pla⎸", ""),
            ("pla", "error(pla)"), ("pla⎸ 3", ""), ("⎸pla", "error(pla)"), ("sea⎸", "command(sea)"),
            ("sea", "command(sea)"), ("\"search\" x", "error(\"search\")"), ("", ""), ("  ⎸", ""),
            ("queue add 1", "command(queue) command(add) reference(1)"), ("queue 2", "command(queue) error(2)"),
            ("queue ad⎸", "command(queue) command(ad)"),
            ("morning", "command(morning)"), ("morn⎸", ""), ("morn", "error(morn)"),
            ("party --loud --x", "command(party) option(--loud)"),
            ("play 1-3 now", "command(play) reference(1-3) reference(now)"), ("play 6", "command(play)"),
            ("play 5,6", "command(play)"), ("play spotify:track:1", "command(play) reference(spotify:track:1)"),
            ("play --on kitchen 2", "command(play) option(--on) reference(2)"),
            ("play --on=\"a b\" 2", "command(play) option(--on=) quote(\"a b\") reference(2)"),
            ("play -o kitchen", "command(play) option(-o)"),
            ("play --fre", "command(play) error(--fre)"), ("play --fre⎸", "command(play) option(--fre)"),
            ("play --frx⎸", "command(play) error(--frx)"), ("play --frx=1", "command(play) error(--frx)"),
            ("play -- 1", "command(play) option(--) reference(1)"),
            ("echo 'a b'; now # end", "error(echo) quote('a b') operator(;) command(now) comment(# end)"),
            ("now;now", "error(now;now)"), ("search \"a $b", "command(search) quote(\"a ) variable($b)"),
            ("search \"a $b c\"", "command(search) quote(\"a ) variable($b) quote( c\")"),
            ("search “kid a”", "command(search) quote(“kid a”)"),
            ("search artist:\"a b\"", "command(search) quote(\"a b\")"),
            ("search \"\\q\" x", "command(search) error(\\q)"),
            ("time now && pause", "command(time) command(now) operator(&&) command(pause)"),
            ("every 5s play 2", "command(every) command(play) reference(2)"),
            (
                "if now | plya { pause }",
                "command(if) command(now) operator(|) error(plya) operator({) command(pause) operator(})"
            ),
            (
                "for a in 1-3 { play $a }",
                "command(for) operator(in) reference(1-3) operator({) command(play) variable($a) operator(})"
            ),
            (
                "let x = (search a | now)",
                "command(let) operator(=) operator(() command(search) operator(|) command(now) operator())"
            ),
            ("!ls | now", "operator(!) operator(|) command(now)"),
            ("$best | play", "variable($best) operator(|) command(play)"),
            ("# only", "comment(# only)"), ("now \\\nplya", "command(now)"), ("now\nplya", "command(now) error(plya)"),
            ("search 日本 'ščö", "command(search) quote('ščö)"),
        ])
    func parts(line: String, shown: String) {
        #expect(Self.shown(line) == shown)
    }

    @Test("A line that is typed, changed and walked through looks at every key as it does when it is read whole")
    func again() {
        var generator = SeededGenerator(seed: 7)
        let pieces = [
            "now; ", "play 3 ", "\n", "# c", "\"a $b\" ", "plya ", "| ", "let x = (", ") ", "日本 ", "'", "{ ", "if ",
            "} ", "!ls ", ";;", "\\", "--fresh ", "let | ", "for a in ",
        ]
        for _ in 0..<20 {
            let colours = Self.colours()
            var line: [UInt8] = []
            for _ in 0..<60 {
                let isAtEnd = Bool.random(using: &generator)
                let place = isAtEnd ? line.count : Int.random(in: 0...line.count, using: &generator)
                if line.count < 900 || Bool.random(using: &generator) {
                    line.insert(contentsOf: (pieces.randomElement(using: &generator) ?? "").utf8, at: place)
                }
                if Int.random(in: 0..<4, using: &generator) == 0 {
                    let end = min(line.count, place + Int.random(in: 0...20, using: &generator))
                    if place < end { line.removeSubrange(place..<end) }
                }
                let cursor = Bool.random(using: &generator) ? nil : Int.random(in: 0...line.count, using: &generator)
                let parts = colours.parts(of: line, cursor: cursor)
                let text = String(decoding: line, as: UTF8.self)
                #expect(parts == Self.colours().parts(of: line, cursor: cursor), "\(text)")
                #expect(parts.allSatisfy { $0.span.lowerBound >= 0 && $0.span.upperBound <= line.count })
            }
        }
    }

    @Test("After a hundred kilobytes a key has only the commands around it read again")
    func long() {
        var scan = LineScan()
        var line = Array(String(repeating: "play 3; ", count: 12_500).utf8)
        var stages = 0
        let read = { (line: [UInt8], cursor: Int) in
            stages = 0
            scan.read(line, cursor: cursor) { words, _ in
                stages += 1
                return [LinePart(.command, words[0].span)]
            }
        }
        read(line, line.count)
        #expect(stages == 12_500)
        for _ in 0..<3 {
            line.append(UInt8(ascii: "x"))
            read(line, line.count)
            #expect(stages < 40)
        }
        read(line, line.count)
        #expect(stages == 0)
        line.removeLast()
        read(line, line.count)
        #expect(stages < 40)
        #expect(scan.parts.count == 25_001)
        line.insert(UInt8(ascii: " "), at: 50_000)
        read(line, 50_001)
        #expect(stages < 6400)
    }
}
