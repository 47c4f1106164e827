// Trees: how pipelines follow each other, when more lines are needed, what is out of place, printing and back.

import SeededRandom
import Testing

@testable import CommandLanguage

/// A tree in brackets, with its operators: `(a 1 | b) ; (c)`.
private func shape(_ tree: SyntaxTree) -> String {
    tree.steps.enumerated().map { index, step in
        let sign =
            switch step.condition {
            case .always: index == 0 ? "" : "; "
            case .afterSuccess: "&& "
            case .afterFailure: "|| "
            }
        let stages = (step.pipeline?.stages ?? []).map { stage in
            switch stage {
            case .command(let words, let span):
                "\(words.map(pieces).joined(separator: " "))@\(span.lowerBound)-\(span.upperBound)"
            case .system(let command, let span): "!\(command)@\(span.lowerBound)-\(span.upperBound)"
            }
        }
        return "\(sign)(\(stages.joined(separator: " | ")))"
    }.joined(separator: " ")
}

/// A tree without places.
private func unplaced(_ tree: SyntaxTree) -> [String] {
    tree.steps.flatMap { step in
        ["\(step.condition)"]
            + (step.pipeline?.stages ?? []).flatMap { stage in
                switch stage {
                case .command(let words, _): ["|"] + words.map { "\(pieces($0)) \($0.typed)" }
                case .system(let command, _): ["|", "!\(command)"]
                }
            }
    }
}

@Suite("Parser")
struct ParserTests {
    static let lines = [
        ("", ""),
        ("  # nothing", ""),
        ("\n\n", ""),
        (";", ""),
        ("a 1", "(a 1@0-3)"),
        ("a; b ;c", "(a@0-1) ; (b ;c@3-7)"),
        ("login; search artist radiohead; artist 1", "(login@0-5) ; (search artist radiohead@7-30) ; (artist 1@32-40)"),
        ("a && b || c", "(a@0-1) && (b@5-6) || (c@10-11)"),
        ("a | b | c x;", "(a@0-1 | b@4-5 | c x@8-11)"),
        ("a\nb\n", "(a@0-1) ; (b@2-3)"),
        ("a |\n\n # then\n b", "(a@0-1 | b@14-15)"),
        ("a &&\nb", "(a@0-1) && (b@5-6)"),
        ("a \\\n b", "(a b@0-6)"),
        ("a | !wc -l; x\nb", "(a@0-1 | !wc -l@4-10) ; (x@12-13) ; (b@14-15)"),
        ("a | !b | c && !d", "(a@0-1 | !b@4-6 | c@9-10) && (!d@14-16)"),
    ]

    @Test("Lines become pipelines", arguments: lines)
    func trees(text: String, expected: String) throws {
        let tree = try #require(try tree(text))
        #expect(shape(tree) == expected)
    }

    @Test(
        "Lines that go on are incomplete",
        arguments: ["a |", "a | ", "a &&", "a ||\n", "a \\", "a |\n # x\n", "!a \\", "\\"])
    func incomplete(text: String) throws {
        #expect(try Parser.parse(text) == .incomplete)
    }

    @Test(
        "Operators out of place are pointed at",
        arguments: [
            ("| a", "|", 0..<1),
            ("a | | b", "|", 4..<5),
            ("&& a", "&&", 0..<2),
            ("a\n&& b", "&&", 2..<4),
            ("a ; || b", "||", 4..<6),
            ("a && ; b", ";", 5..<6),
            ("a |; b", ";", 3..<4),
            ("a { b }", "{", 2..<3),
            ("}", "}", 0..<1),
        ])
    func outOfPlace(text: String, sign: String, span: Range<Int>) {
        let error = fault { () throws(UsageError) in _ = try Parser.parse(text) }
        #expect(error == UsageError(.unexpectedOperator(sign), at: span))
    }

    @Test(
        "A command word with an operator in it is shown spaced",
        arguments: [
            ("tracks|count", "tracks | count", 0..<12),
            ("a; albums&&tracks", "albums && tracks", 3..<17),
            ("login;albums", "login; albums", 0..<12),
            ("tracks||albums|\"a|b\"", "tracks || albums | \"a | b\"", 0..<20),
            ("tracks|where:\"a|b\"", "tracks | where:\"a|b\"", 0..<18),
            ("tracks|take 3 | count", "tracks | take 3 | count", 0..<11),
            ("tracks| take 3\nlogin", "tracks | take 3", 0..<7),
            ("login; tracks |albums 3", "tracks | albums 3", 14..<21),
            ("tracks 3| albums x", "tracks 3 | albums x", 7..<9),
            ("tracks a &&albums&&login b", "tracks a && albums && login b", 9..<24),
            ("tracks a|| login", "tracks a || login", 7..<10),
            ("time tracks \"a\"&& albums", "time tracks \"a\" && albums", 12..<17),
            ("tracks | where a ~ b |albums", "tracks | where a ~ b | albums", 21..<28),
            ("tracks | albums|login", "tracks | albums | login", 9..<21),
            ("let n = (tracks |albums)", "let n = (tracks | albums)", 16..<24),
            ("let n = (tracks a| albums)", "let n = (tracks a | albums)", 16..<18),
            ("for x in tracks |albums { login }", "for x in tracks | albums { login }", 16..<23),
            ("if tracks a| albums { login }", "if tracks a | albums { login }", 10..<12),
            ("tracks \\\na |albums", "| albums", 11..<18),
        ])
    func operatorInCommand(text: String, spaced: String, span: Range<Int>) throws {
        let error = fault { () throws(UsageError) in
            _ = try Parser.parse(text, isCommand: { ["tracks", "albums", "login"].contains($0) })
        }
        #expect(error == UsageError(.operatorInCommand(spaced: spaced), at: span))
    }

    @Test(
        "Elsewhere operators inside words are text",
        arguments: [
            "artist A|B", "find Steins;Gate", "A|B", "a&b", "a |b", "a b| c", "a ||| find", "a &find", "a b& find",
            "a b||| find", "a -- |find", "a -- b| find", "a \"|find\"", "a '|'find", "a b|\"x\" find", "a |find.x",
        ])
    func operatorInArgument(text: String) throws {
        #expect(try tree(text, commands: ["artist", "find", "a"])?.steps.count == 1)
    }

    @Test(
        "A printed tree is read back",
        arguments: lines.map(\.0) + [
            "search artist:\"Nina Simone\" year:1990-1999", "a ${b}c $d:1-3 \"e $f\\n\" 'g' ‘h’ “i”", "a b\\ ",
            "a b\\ ; c",
            "!x \\\ny\nz", "!a\\ ; b", "!a | b; !(c; d) # e", "!echo 'a; b\nc", "a\\ | b\\ && c\\ ",
        ])
    func printing(text: String) throws {
        let tree = try #require(try tree(text))
        let again = try #require(try CommandLanguageTests.tree(tree.description))
        #expect(unplaced(again) == unplaced(tree))
        #expect(again.description == tree.description)
    }

    @Test("Random tokens never crash, are blamed inside the text, and print back")
    func randomTokens() throws {
        let soup = [
            "a", "b1", " ", "  ", "\t", "\n", "\r\n", "\r", ";", ";;", "|", "||", "&&", "&", "{", "}", "!", "#", "$",
            "$x",
            "${x}", "${x.y}", "${", "$x:1-3", "$@", "\"", "'", "‘", "’", "“", "”", "\\", "\\n", "\\u{e9}", "=", ":",
            "--o=", "é", "東京", "🎵", "login", "play", "3", "-",
        ]
        var generator = SeededGenerator(seed: 1)
        var printed = 0
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...14, using: &generator)
            let text = (0..<length).map { _ in soup.randomElement(using: &generator) ?? "" }.joined()
            do {
                guard let tree = try tree(text, commands: ["login", "play"]) else { continue }
                for step in tree.steps { checkPlaces(step.pipeline ?? Pipeline([]), in: text) }
                let again = try #require(try CommandLanguageTests.tree(tree.description), "\(text.debugDescription)")
                #expect(unplaced(again) == unplaced(tree), "\(text.debugDescription)")
                printed += 1
            } catch let error as UsageError {
                #expect(error.span.lowerBound >= 0 && error.span.upperBound <= text.utf8.count)
                #expect(text.utf8Slice(error.span) != nil, "\(text.debugDescription)")
            }
        }
        #expect(printed > 4_000)
    }

    private func checkPlaces(_ pipeline: Pipeline, in text: String) {
        for case .command(let words, _) in pipeline.stages {
            for word in words { #expect(text.utf8Slice(word.span) == word.typed) }
        }
    }

    @Test("Random bytes never crash and are blamed inside the text")
    func randomBytes() throws {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            do {
                _ = try Parser.parse(text)
            } catch {
                #expect(text.utf8Slice(error.span) != nil)
            }
        }
    }

    /// A long line as its parts, so that nobody has to read it in a report.
    struct LongLine: Sendable {
        var head = ""
        var part: String
        var count: Int
        var tail = ""
    }

    @Test(
        "Very long lines are read in one go",
        arguments: [
            LongLine(part: "a ", count: 500_000), LongLine(part: "a", count: 1_000_000),
            LongLine(head: "a ", part: ";", count: 1_000_000, tail: "b"), LongLine(part: "${x}", count: 250_000),
            LongLine(head: "\"", part: "$x ", count: 300_000, tail: "\""),
            LongLine(part: "a | ", count: 250_000, tail: "b"), LongLine(part: "'", count: 1_000_000),
            LongLine(head: "$x:", part: "1,", count: 500_000), LongLine(part: "a\\\n", count: 300_000, tail: "b"),
            LongLine(part: "\\\r", count: 500_000), LongLine(part: "|;;", count: 300_000),
        ])
    func longLines(line: LongLine) throws {
        let text = line.head + String(repeating: line.part, count: line.count) + line.tail
        let clock = ContinuousClock()
        let took = clock.measure { _ = try? Parser.parse(text, isCommand: { ["a", "b"].contains($0) }) }
        // A quadratic step would take minutes.
        #expect(took < .seconds(20))
    }
}

extension String {
    /// What stands at UTF-8 offsets that do not cut a character; nil for others.
    func utf8Slice(_ span: Range<Int>) -> String? {
        guard span.upperBound <= utf8.count else { return nil }
        let start = utf8.index(utf8.startIndex, offsetBy: span.lowerBound)
        let end = utf8.index(utf8.startIndex, offsetBy: span.upperBound)
        return String(utf8[start..<end])
    }
}
