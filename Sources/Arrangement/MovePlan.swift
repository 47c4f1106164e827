// Sorts what stays with few moves of neighbouring rows. The runs that are in order already stay where they are; each of
// the others goes to its place, in the order of the wanted list, together with its successor if it follows by then.

/// The moves that bring rows into the wanted order.
struct MovePlan {
    /// The moves, as steps.
    private(set) var steps: [Step] = []
    /// How many rows they move.
    private(set) var rows = 0

    /// Plans the moves; a goal is the wanted place of the row at that place, and each of them occurs once.
    init(goals: [Int]) {
        let runs = Runs(goals: goals)
        guard runs.goals.count > 1 else { return }
        // As many runs as possible stay; of equal numbers, those with the most rows.
        let ascent = HeaviestAscent(of: runs.goals, weights: runs.lengths.map { $0 + goals.count })
        var slots = Slots(of: runs, staying: ascent.members)
        var goal = 0
        while goal < runs.goals.count {
            guard let (start, end) = slots.take(goal) else {
                goal += 1
                continue
            }
            var length = end - start
            let first = goal
            goal += 1
            // Whatever was between the two has moved away.
            while goal < runs.goals.count, slots.start(of: goal) == start, let (_, end) = slots.take(goal) {
                length += end - start
                goal += 1
            }
            let place = slots.put(first..<goal)
            rows += length
            steps.append(.move(start: start, length: length, before: place <= start ? place : place + length))
        }
    }
}
