// Sorts a circle of runs by exchanges. Those that join two runs at once are nearly as good as any can be, and mostly
// there is one; where there is none, as in a reversed list, a few exchanges are tried, and the one with the best sequel
// is made.

extension Circle {
    /// Sorts the runs and returns the moves. Stops early, with some runs out of order, if the moves cannot be fewer
    /// than a limit, or if finding them takes too long.
    mutating func sort(fewerThan limit: Int) -> [Step] {
        var steps: [Step] = []
        var effort = Self.mostEffort
        // One exchange joins three at most.
        while !isSorted, steps.count + (broken + 2) / 3 < limit {
            guard let cuts = joiningExchange() ?? preparingExchange(&effort) else { break }
            steps.append(move(cuts))
            exchange(cuts)
        }
        compact()
        return steps
    }

    /// How many nodes all trials together may look at: some tens of milliseconds.
    private static let mostEffort = 10_000_000
    /// How many places an exchange is tried at.
    private static let places = 8

    /// An exchange that joins nothing by itself, chosen by what follows it; `nil` if the search takes too long.
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
                    guard effort > 0 else { return nil }
                    let trial = tried(cuts, &effort)
                    if trial.isGood { return cuts }
                    if trial.badness < best?.badness ?? .max { best = (cuts, trial.badness) }
                }
            }
        }
        return best?.cuts
    }

    /// What an exchange leads to: how many moves come after it as long as they join, and how many the rest needs at
    /// least if each of those joins two, in halves; and whether that is so good that no other needs to be tried.
    private func tried(_ cuts: Cuts, _ effort: inout Int) -> (badness: Int, isGood: Bool) {
        var trial = self
        trial.exchange(cuts)
        effort -= 2 * count
        let farthest = max(16, 100_000 / count)
        var moves = 0
        while moves < farthest, let next = trial.joiningExchange() {
            effort -= next.span
            trial.exchange(next)
            moves += 1
        }
        // Of a short list all trials are made, since they cost little. In a long one with many places like this, 15
        // joined by 8 moves are nearly two by each, the best that can be hoped for.
        let isGood = count > 32 && moves > 0 && (count - trial.broken) * 8 >= 15 * (moves + 1)
        return (2 * moves + trial.broken, isGood || moves == farthest)
    }
}
