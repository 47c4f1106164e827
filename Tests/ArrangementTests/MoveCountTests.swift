// How many moves an order takes: the fewest that are possible for short lists, and nearly so for long ones. Sorting by
// exchanges of neighbouring blocks has been studied for genomes; the bound used here comes from there.

import Arrangement
import SeededRandom
import Testing

@Suite struct MoveCountTests {
    /// How many steps bring rows into an order; `order` says which row is wanted at each place.
    private func moves(_ order: [Int]) -> Int {
        let there = order.indices.map { Entry.item("spotify:track:\($0)") }
        return Arrangement(of: there, into: order.map(Wanted.kept)).steps.count
    }

    /// For each order of so many rows the fewest moves that lead to it, found by trying all of them.
    private func fewestMoves(_ count: Int) -> [[Int]: Int] {
        var fewest = [Array(0..<count): 0]
        var latest = Array(fewest.keys)
        while !latest.isEmpty {
            var next: [[Int]] = []
            for order in latest {
                for first in 0..<count {
                    for second in first + 1..<max(first + 1, count) {
                        for third in second + 1...count {
                            let moved = Array(
                                order[..<first] + order[second..<third] + order[first..<second] + order[third...])
                            if fewest[moved] != nil { continue }
                            fewest[moved] = (fewest[order] ?? 0) + 1
                            next.append(moved)
                        }
                    }
                }
            }
            latest = next
        }
        return fewest
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6])
    func everyShortOrderTakesTheFewestMoves(count: Int) {
        let fewest = fewestMoves(count)
        #expect(fewest.count == (1...count).reduce(1, *))
        for (order, number) in fewest { #expect(moves(order) == number, "\(order)") }
    }

    /// A list is reversed in half as many moves as it has rows, and one more, and not in fewer.
    @Test(arguments: [7, 8, 9, 10, 11, 12, 20, 31, 50, 101])
    func aReversedListTakesHalfAsManyMovesAsRows(count: Int) {
        #expect(moves((0..<count).reversed()) == count / 2 + 1)
    }

    /// One move raises the number of odd cycles by two at most, and in a sorted list every cut is a cycle of its own. A
    /// cycle leads from a cut to the row before it, and on to the cut before the row that is wanted after that one.
    private func bound(_ order: [Int]) -> Int {
        let cuts = order.count + 1
        var place = [Int](repeating: 0, count: cuts + 1)
        for (wanted, row) in order.enumerated() { place[wanted + 1] = row + 1 }
        place[cuts] = cuts
        var wantedAt = [Int](repeating: 0, count: cuts + 1)
        for wanted in place.indices { wantedAt[place[wanted]] = wanted }
        var unseen = Set(1...cuts)
        var odd = 0
        while let start = unseen.first {
            var cut = start
            var length = 0
            while unseen.remove(cut) != nil {
                length += 1
                cut = place[wantedAt[cut - 1] + 1]
            }
            odd += length % 2
        }
        return (cuts - odd + 1) / 2
    }

    @Test(arguments: [10, 25, 50, 100, 300])
    func aShuffledListTakesHardlyMoreMovesThanMustBe(count: Int) {
        var chance = SeededGenerator(seed: UInt64(count))
        for _ in 0..<20 {
            let order = (0..<count).shuffled(using: &chance)
            let bound = bound(order)
            #expect((bound...bound + 2).contains(moves(order)), "\(order)")
        }
    }

    /// The search for exchanges ends after a while; the rest is sorted run by run, which alone would take 1 600 moves.
    @Test func whatIsNotFoundInTimeIsSortedRunByRun() {
        let there = (0..<2_000).map { Entry.item("spotify:track:\($0)") }
        let order = there.indices.map { $0 / 5 * 5 + 4 - $0 % 5 }
        let plan = Arrangement(of: there, into: order.map(Wanted.kept))
        #expect(Arrangement.places(after: plan.steps, of: there) == order)
        #expect((1_201..<1_600).contains(plan.steps.count), "\(plan.steps.count) moves")
    }

    /// Whole halves and thirds change places at once, however long they are.
    @Test func longRunsMoveAsOne() {
        #expect(moves(Array(500..<1_000) + Array(0..<500)) == 1)
        #expect(moves(Array(600..<900) + Array(300..<600) + Array(0..<300)) == 2)
    }
}
