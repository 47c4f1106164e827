// Texts that come line by line: the same tree as from the whole, and no more work for it.

import CommandLanguage
import Testing

@Suite struct GrowingParseTests {
    /// What comes of the lines one after the other: the tree, and after which line it was whole.
    private func grown(_ lines: [String]) throws -> (tree: SyntaxTree, lines: Int, parse: GrowingParse)? {
        var parse = GrowingParse()
        for (index, line) in lines.enumerated() {
            if case .complete(let tree) = try parse.add(line) { return (tree, index + 1, parse) }
        }
        return nil
    }

    @Test(arguments: [
        ["def f {", "  echo a", "", "  # }", "  echo b }"], ["if echo a", "{", "echo b", "} else", "{", "}"],
        ["echo a \\", "  b \\", "c"], ["echo a |", "count"], ["echo a &&", "", "# more", "echo b"],
        ["for x in 1-3 \\", "{ echo ${x.name}", "!ls \\", "-l", "}"], ["!cat \\", "\\", "x"], ["echo a\\", "b"],
        ["def f {", "if a {", "for y in $@ {", "echo 'x{'", "}", "}", "}"], ["a ||", "b; c &&", "d"],
    ])
    func `lines give the tree that the whole text gives`(lines: [String]) throws {
        let result = try #require(try grown(lines))
        #expect(result.lines == lines.count)
        #expect(result.parse.text == lines.joined(separator: "\n"))
        #expect(try Parser.parse(lines.joined(separator: "\n")) == .complete(result.tree))
    }

    @Test func `a block of ten thousand lines is read once`() throws {
        let count = 10_000
        for line in ["echo a", "echo a \\", "echo {x} # {", "if a { } else { b }"] {
            let body = [String](repeating: line, count: count)
            let result = try #require(try grown(["def f {"] + body + ["echo end }"]))
            #expect(result.lines == count + 2)
            // At most: the words and signs of the line, its end, and the end of what was known so far.
            let most = (line.split(separator: " ").count + 2) * count + 20
            #expect(result.parse.tokenCount <= most, "\(line): \(result.parse.tokenCount)")
        }
    }

    @Test func `ten thousand continued lines of a system command are one command`() throws {
        let lines = [String](repeating: "a \\", count: 10_000)
        let result = try #require(try grown(["!echo \\"] + lines + ["end"]))
        #expect(result.parse.tokenCount <= 20_010)
        #expect(result.tree.steps.count == 1)
    }

    @Test(arguments: [
        ("def f {\n  if a {\n  echo b\n", 15..<16), ("for x in 1 {\n}\nif a { } else {\n", 29..<30),
        ("def f {\n if a { }\n", 6..<7),
    ])
    func `an unfinished block is known by its brace`(text: String, place: Range<Int>) throws {
        var parse = GrowingParse()
        for line in text.split(separator: "\n") { _ = try parse.add(String(line)) }
        #expect(parse.unfinished == UsageError(.block(.unclosed), at: place))
    }

    @Test func `a line that wants to go on ends where it ends`() throws {
        var parse = GrowingParse()
        #expect(try parse.add("echo a &&") == .incomplete)
        #expect(parse.unfinished == UsageError(.unfinished(after: "&&"), at: 9..<9))
    }

    @Test(arguments: [
        "if echo a {}", "for x in 1-3 {}", "def f {}", "if a { } else {}", "if a\n{}",
    ])
    func `braces without a blank are told apart from a block`(text: String) {
        #expect { try Parser.parse(text) } throws: { ($0 as? UsageError)?.fault == .block(.joinedBraces) }
    }

    @Test func `braces are words elsewhere`() throws {
        guard case .complete = try Parser.parse("echo {}; def f { echo {} }; if echo \"{}\" { }") else {
            Issue.record("not complete")
            return
        }
    }
}
