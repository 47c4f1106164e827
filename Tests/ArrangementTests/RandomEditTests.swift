// Many edits made at random, each checked against a model of Spotify's rules. `JUKE_ARRANGEMENT_LISTS=100000` tries as
// many as were tried once; the usual number finds every fault that was put in on purpose.

import Arrangement
import FoundationEssentials
import SeededRandom
import Testing

@Suite struct RandomEditTests {
    private static let count = ProcessInfo.processInfo.environment["JUKE_ARRANGEMENT_LISTS"].flatMap(Int.init) ?? 2_000

    @Test func everyPlanIsRight() {
        var faults = 0
        for seed in 0..<UInt64(Self.count) where faults < 3 {
            let edit = RandomEdit(seed: seed)
            guard let fault = edit.fault() else { continue }
            faults += 1
            Issue.record("seed \(seed): \(fault)\nthere: \(edit.there)\nwanted: \(edit.wanted)")
        }
    }

    /// What the random edits are made of, so that they cannot become harmless unnoticed.
    @Test func theEditsAreOfAllKinds() {
        var seen: Set<String> = []
        for seed in 0..<UInt64(500) {
            let edit = RandomEdit(seed: seed)
            let plan = Arrangement(of: edit.there, into: edit.wanted)
            if !plan.redated.isEmpty { seen.insert("redated") }
            if !plan.unremovable.isEmpty { seen.insert("unremovable") }
            if !plan.unaddable.isEmpty { seen.insert("unaddable") }
            if plan.isEmpty { seen.insert("empty") }
            if plan.moved > 100 { seen.insert("many moved") }
            for step in plan.steps {
                switch step {
                case .remove(let uris): seen.insert(uris.count == 100 ? "lot removed" : "removed")
                case .add(let uris, _): seen.insert(uris.count == 100 ? "lot added" : "added")
                case .replace: seen.insert("replaced")
                case .move(_, let length, _): seen.insert(length == 1 ? "row moved" : "rows moved")
                }
            }
        }
        #expect(
            seen.sorted() == [
                "added", "empty", "lot added", "lot removed", "many moved", "redated", "removed", "row moved",
                "rows moved", "unaddable", "unremovable",
            ])
    }

    @Test func tenThousandRowsAreSorted() {
        var chance = SeededGenerator(seed: 10_000)
        let there = (0..<10_000).map { Entry.item("spotify:track:\($0)") }
        let order = there.indices.shuffled(using: &chance)
        let plan = Arrangement(of: there, into: order.map(Wanted.kept))
        #expect(plan.result == order.map { there[$0] })
        #expect(Arrangement.places(after: plan.steps, of: there) == order)
        // Half as many requests as rows; a client that moves one row at a time needs nearly all of them.
        #expect(plan.steps.count == 4_999)
        #expect(plan.moved > 9_700)
    }
}
