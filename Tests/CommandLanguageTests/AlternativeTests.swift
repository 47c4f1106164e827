// `${name:-text}` and `${name:?sentence}`: how they are read, and what takes the place of a value.

import Testing

@testable import CommandLanguage

struct AlternativeTests {
    @Test(arguments: [
        ("${1:-all}", "⟨1:-«all»⟩@0-9"), ("a${x:-}b", "a+⟨x:-⟩+b@0-8"), ("${x.y:-no one}", "⟨x.y:-«no one»⟩@0-14"),
        ("${x:-$y}", "⟨x:-⟨y⟩⟩@0-8"), ("${x:-a ${y:-b} c}", "⟨x:-«a »+⟨y:-«b»⟩+« c»⟩@0-17"),
        ("${x:?Which?}", "⟨x:?«Which?»⟩@0-12"), ("${?:-0}", "⟨?:-«0»⟩@0-7"), ("${@:-a}", "⟨@:-«a»⟩@0-7"),
        ("${x:-'}'}", "⟨x:-«}»⟩@0-9"), ("${x:-\"a $y\"}", "⟨x:-«a »+⟨y⟩⟩@0-12"), ("${x:-it's}", "⟨x:-«it's»⟩@0-10"),
        ("\"${x:-a b}\"", "«»+⟨x:-«a b»⟩@0-11"), ("'${x:-a}'", "«${x:-a}»@0-9"), ("${x:-}}", "⟨x:-⟩+}@0-7"),
    ])
    func `texts reach to the brace, and may hold variables`(text: String, expected: String) throws {
        #expect(try tokens(text) == expected)
    }

    @Test(arguments: ["${x:-a", "${x:", "${x:}", "${x:+a}", "${:-a}", "${x:-a\nb}"])
    func `what is not one is pointed at`(text: String) {
        let error = fault { () throws(UsageError) in _ = try tokens(text) }
        switch error?.fault {
        case .variable(.invalid), .variable(.unclosed): break
        default: Issue.record("\(text) is read")
        }
        #expect(error?.span.lowerBound == 0)
    }

    @Test func `texts within texts end at a depth`() {
        func nested(_ depth: Int) -> String {
            String(repeating: "${a:-", count: depth) + String(repeating: "}", count: depth)
        }
        #expect(fault { () throws(UsageError) in _ = try tokens(nested(8)) } == nil)
        #expect(fault { () throws(UsageError) in _ = try tokens(nested(9)) } != nil)
        #expect(fault { () throws(UsageError) in _ = try tokens(nested(100_000)) } != nil)
    }

    /// The words of `x` and the word in it; `set` is set, `none` is empty, all others are not set.
    private func expanded(_ text: String) throws(UsageError) -> [String] {
        guard case .command(let words, _)? = try tree("x " + text)?.steps.first?.pipeline?.stages.first else {
            return []
        }
        return try Expansion.expand(words) { (variable) throws(UsageError) in
            switch variable.name {
            case "set": .words(["a value"])
            case "none": .words([""])
            case "@": .words([])
            case "rows": .rows
            default: throw UsageError(.variable(.unset(variable.name, nearest: [])), at: variable.span)
            }
        }.dropFirst().map(\.text)
    }

    @Test(arguments: [
        ("${set:-b}", ["a value"]), ("${none:-b c}", ["b c"]), ("${nope:-b c}", ["b c"]), ("${nope:-}", [""]),
        ("${nope:-$set}", ["a value"]), ("[${nope:-${none:-d}}]", ["[d]"]), ("${@:-b}", ["b"]),
        ("${set:?Say it.}", ["a value"]),
    ])
    func `the text takes the place of what is not set, or empty`(text: String, words: [String]) throws {
        #expect(try expanded(text) == words)
    }

    @Test func `a refusal says its sentence, and other faults stay`() {
        #expect(
            fault { () throws(UsageError) in _ = try expanded("${none:?Which $set?}") }
                == UsageError(.variable(.refused("Which a value?", name: "none")), at: 2..<22))
        #expect(
            fault { () throws(UsageError) in _ = try expanded("${nope:-$other}") }
                == UsageError(.variable(.unset("other", nearest: [])), at: 10..<16))
        #expect(
            fault { () throws(UsageError) in _ = try expanded("a${nope:-$rows}") }
                == UsageError(.variable(.rowsAsText("rows")), at: 11..<16))
    }
}
