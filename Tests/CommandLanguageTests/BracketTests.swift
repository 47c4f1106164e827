// `let NAME = (PIPELINE)`: where the brackets begin and end, and how such a line prints.

import Testing

@testable import CommandLanguage

struct BracketTests {
    /// The stages of a line, in words.
    private func stages(_ text: String) throws(UsageError) -> [String] {
        (try tree(text)?.steps ?? []).flatMap { $0.pipeline?.stages ?? [] }.map { stage in
            guard case .command(let words, _) = stage else { return "!" }
            return words.map(pieces).joined(separator: " ")
        }
    }

    @Test(arguments: [
        ("let n = (a | b c)", ["let n = ( a", "b c"]), ("let n=(a)", ["let n = ( a"]), ("let n =(a)", ["let n = ( a"]),
        ("let n= (a)", ["let n = ( a"]), ("let n = ( a b )", ["let n = ( a b"]),
        ("try let n = (a)", ["try let n = ( a"]), ("budget let n = (a)", ["budget let n = ( a"]),
        ("let n = (a $x)", ["let n = ( a ⟨x⟩"]),
        ("let n = ($x | a)", ["let n = ( ⟨x⟩", "a"]), ("let n = (a \"b)\")", ["let n = ( a «b)»"]),
        ("let n = (a b(c))", ["let n = ( a b(c)"]),
        ("let n = (a | where y in (1, 2))", ["let n = ( a", "where y in (1, 2)"]),
        ("let n = (a |\nb)", ["let n = ( a", "b"]), ("let n = '(a)'", ["let n = «(a)»"]),
        ("let n = a (b)", ["let n = a (b)"]), ("let n? = ( a", ["let n? = ( a"]),
        ("echo let n = (a", ["echo let n = (a"]),
        ("let n = (a); b", ["let n = ( a", "b"]), ("let n = (a) && b", ["let n = ( a", "b"]),
    ])
    func `a bracket after the sign begins a pipeline`(text: String, expected: [String]) throws {
        #expect(try stages(text) == expected)
        let printed = try #require(try tree(text)).description
        #expect(try stages(printed) == expected)
        #expect(try tree(printed)?.description == printed)
    }

    @Test(arguments: [
        ("let n = (a", 10..<10), ("let n = (a | b; c)", 14..<14), ("let n = (a && b)", 11..<11),
        ("let n = (a\nb)", 10..<10),
        ("let n = ()", 9..<9), ("let n = (a) b", 12..<13), ("let n = (a) | b", 12..<13), ("let n = (a))", 9..<12),
        ("let n = (a)b", 9..<12), ("if x { let n = (a }", 18..<18), ("let n = (!a)", 9..<12),
        ("let n = (let m = (a))", 9..<12), ("let n = (a { b })", 11..<11), ("let n = ( )", 9..<9),
        ("let n = (a | )", 13..<14), ("let n = (a | where (b | c))", 22..<22), ("let n = (a(b | c))", 13..<13),
        ("let n = ('a | b)", 9..<10),
        ("let n = (\"a\")", 9..<10), ("let n = (a |)", 11..<12), ("let n = (| a)", 9..<10), ("let n = (a ;;)", 11..<13),
        ("let n = (a #)", 11..<12),
    ])
    func `brackets that do not fit are pointed at`(text: String, span: Range<Int>) {
        #expect(fault { () throws(UsageError) in _ = try tree(text) }?.span == span)
    }

    @Test func `a loop goes through a pipeline, and prints as one`() throws {
        for text in [
            "for x in a | b c { d }", "for x in $r { d }", "for x in 1..9 step 2 { d }", "for x in a |\nb\n{ d }",
        ] {
            let tree = try #require(try tree(text))
            guard case .loop(let loop) = tree.steps.first?.statement else {
                Issue.record("\(text) is no loop")
                continue
            }
            #expect(loop.source.stages.count == (text.contains("|") ? 2 : 1))
            #expect(try CommandLanguageTests.tree(tree.description)?.description == tree.description)
        }
        #expect(fault { () throws(UsageError) in _ = try tree("for x in a && b { }") }?.span == 11..<13)
        #expect(fault { () throws(UsageError) in _ = try tree("for x in a | { }") }?.fault == .unexpectedOperator("{"))
    }

    @Test(arguments: [
        ("def f a b=7 { }", ["a", "b=7"]), ("def f a='x y' { }", ["a='x y'"]), ("def f a= { }", ["a="]),
        ("def f { }", []),
    ])
    func `a function names its arguments`(text: String, names: [String]) throws {
        let tree = try #require(try tree(text))
        guard case .definition(let definition) = tree.steps.first?.statement else {
            Issue.record("\(text) is no definition")
            return
        }
        #expect(definition.parameters.map(\.typed) == names)
        #expect(tree.description == text)
    }

    @Test(arguments: [
        ("def f a=1 b { }", UsageError.Fault.block(.parameterAfterOptional("b")), 10..<11),
        ("def f a-b { }", .invalidName("a-b", allowed: "letters from a to z, digits and _"), 6..<9),
        ("def f 'a' { }", .invalidName("'a'", allowed: "letters from a to z, digits and _"), 6..<9),
        ("def f a = 1 { }", .invalidName("=", allowed: "letters from a to z, digits and _"), 8..<9),
    ])
    func `names that no argument can have are pointed at`(
        text: String, expected: UsageError.Fault, span: Range<Int>
    ) {
        #expect(fault { () throws(UsageError) in _ = try tree(text) } == UsageError(expected, at: span))
    }
}
