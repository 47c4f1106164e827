// Small edits, each written out.

import Arrangement
import Testing

@Suite struct ArrangementTests {
    @Test func movesOneRun() {
        let plan = Arrangement(of: [.item("a"), .item("b"), .item("c")], into: [.kept(2), .kept(0), .kept(1)])
        #expect(plan.steps == [.move(start: 2, length: 1, before: 0)])
        #expect(plan.result == [.item("c"), .item("a"), .item("b")])
        #expect(Arrangement.applying(plan.steps, to: [.item("a"), .item("b"), .item("c")]) == plan.result)
    }
}
