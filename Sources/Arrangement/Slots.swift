// Where each run is while others move: the list as a row of slots, one for each place that a run has now or gets later,
// of which those in use are counted with a Fenwick tree.

/// The present places of runs.
struct Slots {
    /// For each run, by its goal: its slot before its move, its slot afterwards (the same if it stays), and its rows.
    private var old: [Int]
    private var new: [Int]
    private var lengths: [Int]
    private var hasMoved: [Bool]
    /// The Fenwick tree of rows in slots.
    private var tree: [Int]

    /// The slots of runs of which those at some places stay.
    ///
    ///     runs  2 0 1 3   staying 0 1 3   slots:  [2] 0 1 [new 2] 3
    init(of runs: Runs, staying: [Int]) {
        let count = runs.goals.count
        old = [Int](repeating: 0, count: count)
        new = old
        lengths = old
        hasMoved = [Bool](repeating: false, count: count)
        tree = [Int](repeating: 0, count: 2 * count - staying.count + 1)
        var stays = [Bool](repeating: false, count: count)
        for place in staying { stays[runs.goals[place]] = true }
        for (goal, length) in zip(runs.goals, runs.lengths) { lengths[goal] = length }
        // After each run that stays come the new slots of the runs that are wanted after it, then the old ones of those
        // that follow it now.
        var slot = 0
        var goal = 0
        func skip(_ slots: inout Slots) {
            while goal < count, !stays[goal] {
                slots.new[goal] = slot
                slot += 1
                goal += 1
            }
        }
        skip(&self)
        for place in runs.goals.indices {
            let run = runs.goals[place]
            old[run] = slot
            slot += 1
            if stays[run] {
                new[run] = old[run]
                goal = run + 1
                skip(&self)
            }
        }
        for run in old.indices { add(lengths[run], at: old[run]) }
    }

    /// The place of a run's first row now.
    func start(of run: Int) -> Int { sum(before: hasMoved[run] ? new[run] : old[run]) }

    /// Takes a run out of the list and returns the places that it had; `nil` for one that stays.
    mutating func take(_ run: Int) -> (start: Int, end: Int)? {
        guard old[run] != new[run] else { return nil }
        let start = sum(before: old[run])
        add(-lengths[run], at: old[run])
        return (start, start + lengths[run])
    }

    /// Puts runs that were taken into their new slots and returns the place of the first one's first row.
    mutating func put(_ runs: Range<Int>) -> Int {
        for run in runs {
            add(lengths[run], at: new[run])
            hasMoved[run] = true
        }
        return start(of: runs.lowerBound)
    }

    private mutating func add(_ rows: Int, at slot: Int) {
        var node = slot + 1
        while node < tree.count {
            tree[node] += rows
            node += node & -node
        }
    }

    private func sum(before slot: Int) -> Int {
        var node = slot
        var sum = 0
        while node > 0 {
            sum += tree[node]
            node &= node - 1
        }
        return sum
    }
}
