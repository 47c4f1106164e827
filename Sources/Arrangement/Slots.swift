// Where each run is while others move: the list as a row of slots, one for each place that a run has now or gets later,
// of which those in use are counted with a Fenwick tree.

/// The present places of runs.
struct Slots {
    /// For each run, by its goal: its slot before its move, its slot afterwards (the same if it stays), and its rows.
    private var old: [Int]
    private var new: [Int]
    private var lengths: [Int]
    /// The Fenwick tree of rows in slots.
    private var tree: [Int]

    /// The slots of runs of which those at some places stay.
    ///
    ///     runs 1 0 2, of which 0 and 2 stay:   old 1 · 0 · new 1 · 2
    init(of runs: Runs, staying: [Int]) {
        let count = runs.goals.count
        old = [Int](repeating: 0, count: count)
        new = old
        lengths = old
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

    /// Moves a run to its new slot and returns the places of its rows before, and that of the first one in the list
    /// afterwards; `nil` for a run that stays.
    mutating func move(_ run: Int) -> (rows: Range<Int>, place: Int)? {
        guard old[run] != new[run] else { return nil }
        let start = sum(before: old[run])
        add(-lengths[run], at: old[run])
        add(lengths[run], at: new[run])
        return (start..<start + lengths[run], sum(before: new[run]))
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
