// What reaches the screen of a list, whoever has made the candidates.

import Prompting
import Testing

@testable import LineEditing

@Suite("Candidates on their way to the screen")
struct SanitisedPlanTests {
    @Test("Nothing of a candidate can be obeyed by a terminal")
    func sanitises() {
        let plan = CompletionPlan(
            replacing: 0..<1,
            candidates: [
                Candidate(
                    "a\u{1B}]0;x\u{7}b", label: "c\u{1B}[31md\ne\u{202E}f", summary: "g\u{9B}1mh\u{2066}", suffix: "/")
            ]
        ).sanitised
        #expect(plan.replacing == 0..<1)
        #expect(plan.candidates == [Candidate("a]0;xb", label: "c[31md ef", summary: "g1mh", suffix: "/")])
    }

    @Test("A candidate that tells goes on doing so")
    func keepsTelling() {
        var candidate = Candidate("3", summary: "A\u{7}B")
        candidate.showsSummary = true
        let plan = CompletionPlan(replacing: 0..<0, candidates: [candidate]).sanitised
        #expect(plan.candidates.first?.showsSummary == true && plan.candidates.first?.summary == "AB")
    }
}
