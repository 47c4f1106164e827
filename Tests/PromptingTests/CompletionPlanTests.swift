// Completion plans as data: what all candidates begin with, and a line that continues lines typed before it.

import Prompting
import Testing

struct CompletionPlanTests {
    /// Offers two names for the last word of the whole text.
    private struct Names: Completing {
        func completions(for line: String, cursor: Int) -> CompletionPlan {
            let start = line.utf8.prefix(cursor).lastIndex(of: 32).map {
                line.utf8.distance(from: line.startIndex, to: $0) + 1
            }
            return CompletionPlan(
                replacing: (start ?? 0)..<cursor, candidates: [Candidate("airbag"), Candidate("airport", suffix: "")])
        }
    }

    @Test(arguments: [
        ([], ""), (["one"], "one"), (["airbag", "airport"], "air"), (["a", "b"], ""), (["", "a"], ""),
        (["Björk", "Björn"], "Björ"), (["東京", "東北"], "東"), (["same", "same"], "same"),
        // A character is shared as a whole or not at all.
        (["👩‍👩‍👧", "👩‍👩‍👦"], ""), (["e\u{301}a", "ea"], ""),
    ])
    func `what all begin with is counted in whole characters`(texts: [String], common: String) {
        #expect(CompletionPlan.common(to: texts) == common)
    }

    @Test func `a line that continues another is completed in its own offsets`() {
        let plan = Names().completions(for: "play ai", cursor: 7, continuing: "search artist x |\n")
        #expect(plan.replacing == 5..<7)
        #expect(plan.candidates.map(\.insertion) == ["airbag", "airport"])
        #expect(plan.candidates.map(\.suffix) == [" ", ""])
    }

    @Test func `nothing is offered that would replace a part of the lines before`() {
        let plan = Names().completions(for: "ort", cursor: 3, continuing: "play air")
        #expect(plan == .nothing(at: 3))
    }

    @Test(arguments: [" rest", "\trest"])
    func `no second blank is offered where one stands`(rest: String) {
        let plan = Names().completions(for: "play ai" + rest, cursor: 7, continuing: "")
        #expect(plan.candidates.map(\.suffix) == ["", ""])
    }

    @Test func `who knows nothing says so`() async {
        #expect(await Names().learn(for: "x", cursor: 1) == false)
        #expect(Names().openQuote(in: "\"x") == nil)
        #expect(CompletionPlan.nothing(at: 4).replacing == 4..<4)
        #expect(CompletionPlan.nothing(at: 4).candidates.isEmpty)
    }
}
