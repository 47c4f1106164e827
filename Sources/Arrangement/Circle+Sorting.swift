// Sorts a circle of runs. Exchanges that join two runs at once are nearly as good as any can be, and mostly there is
// one; where there is none, as in a reversed list, a few exchanges are tried, and the one with the best sequel is made.

extension Circle {
    /// The moves that sort these runs; `nil` if they are not fewer than a limit.
    static func sorting(_ runs: Runs, fewerThan limit: Int) -> [Step]? {
        var circle = Circle(of: runs)
        var steps: [Step] = []
        var effort = mostEffort
        while !circle.isSorted {
            // One exchange joins three at most.
            guard steps.count + (circle.broken + 2) / 3 < limit,
                let cuts = circle.joiningExchange() ?? circle.preparingExchange(&effort)
            else { return nil }
            steps.append(circle.move(cuts))
            circle.exchange(cuts)
        }
        return steps
    }

    /// How many nodes all trials together may touch; without a bound, odd orders of a long list could take seconds.
    private static let mostEffort = 10_000_000
    /// How many places an exchange is tried at, and how many moves are looked ahead.
    private static let places = 8
    private static let farthest = 64

    /// An exchange that joins nothing by itself, chosen by what follows it.
    ///
    /// Two of its cuts are those that the successor of a node would need, and the third halves an arc between them: in
    /// a reversed list these lead to the fewest moves that are possible.
    private mutating func preparingExchange(_ effort: inout Int) -> Cuts? {
        compact()
        var best: (cuts: Cuts, badness: Int)?
        for cut in stride(from: 1, through: count, by: max(1, count / Self.places)) {
            let successor = cutBeforeSuccessor(cut)
            for (start, end) in [(cut, successor), (successor, cut)] {
                let middle = start + ((end - start + count) % count) / 2
                for third in [middle, middle + 1].map({ ($0 - 1) % count + 1 }) where third != cut && third != successor
                {
                    let cuts = Cuts(cut, successor, third)
                    guard effort > 0 else { return best?.cuts ?? cuts }
                    let badness = badness(of: cuts, &effort)
                    if badness < best?.badness ?? .max { best = (cuts, badness) }
                }
            }
        }
        return best?.cuts
    }

    /// The moves that follow an exchange, and those that the rest needs at least if each joins two; in halves.
    private func badness(of cuts: Cuts, _ effort: inout Int) -> Int {
        var trial = self
        trial.exchange(cuts)
        var moves = 0
        effort -= count
        while moves < Self.farthest, let next = trial.joiningExchange() {
            effort -= trial.count
            trial.exchange(next)
            moves += 1
        }
        return 2 * moves + trial.broken
    }
}
