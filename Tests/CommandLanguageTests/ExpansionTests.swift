// Variables: values are text, one word each, and never syntax again.

import Testing

@testable import CommandLanguage

@Suite("Expansion")
struct ExpansionTests {
    @Test(
        "Values take their place in the word, as text",
        arguments: [
            ("x $name", ["x", "Nina Simone"], ["x", "Nina Simone"]),
            ("x artist:\"$name\"", ["x", "artist:Nina Simone"], ["x", "artist:\"Nina Simone\""]),
            ("x é${name}é${digits}é", ["x", "éNina Simoneé3é"], ["x", "éNina Simoneé3é"]),
            ("x $@", ["x", "one", "two words", "--three"], ["x", "one", "two words", "--three"]),
            ("x \"$@\"", ["x", "one two words --three"], ["x", "\"one two words --three\""]),
            ("x a${@}", ["x", "aone two words --three"], ["x", "aone two words --three"]),
            ("x ${best.name} $#", ["x", "OK Computer", "3"], ["x", "OK Computer", "3"]),
            ("x $empty", ["x", ""], ["x", ""]),
            ("x $best:1-3", ["x", "$best:1-3"], ["x", "$best:1-3"]),
        ])
    func values(text: String, texts: [String], typed: [String]) throws {
        let words = try words(text).words
        #expect(words.map(\.text) == texts)
        #expect(words.map(\.typed) == typed)
    }

    @Test("Pieces remember how they were typed")
    func origins() throws {
        let words = try words("x a:\"b $name\" 'c' $digits").words
        #expect(words[1].pieces == [.init("a:", .bare), .init("b ", .quoted), .init("Nina Simone", .variable)])
        #expect(words[2].pieces == [.init("c", .quoted)])
        #expect(words[3].pieces == [.init("3", .variable)])
        #expect(words.map(\.isBare) == [true, false, false, false])
        #expect(words.map(\.span) == [0..<1, 2..<13, 14..<17, 18..<25])
    }

    @Test("A variable that holds rows stays a reference")
    func rows() throws {
        let word = try #require(try words("play $best:2-5").words.last)
        #expect(word.rowVariable == Variable("best", rows: "2-5", span: 5..<14))
    }

    @Test(
        "A variable used for what it does not hold is an error",
        arguments: [
            ("x $nme", UsageError.Fault.variable(.unset("nme", nearest: ["name"])), 2..<6),
            ("x $NOT", .variable(.unset("NOT", nearest: [])), 2..<6),
            ("x \"a $best\"", .variable(.rowsAsText("best")), 5..<10),
            ("x a${best}", .variable(.rowsAsText("best")), 3..<10),
            ("x $name:1-3", .variable(.rowsOfText("name")), 2..<11),
        ])
    func errors(text: String, expected: UsageError.Fault, span: Range<Int>) {
        let error = fault { () throws(UsageError) in _ = try words(text) }
        #expect(error == UsageError(expected, at: span))
    }
}
