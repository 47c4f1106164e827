// Sorts what stays with few moves of neighbouring rows. Two ways are compared: some runs stay where they are and each
// of the others goes to its place, which is best if few are out of order, or blocks change places (see `Circle`), which
// takes half as many moves as there are runs if all of them are.

/// The moves that bring rows into the wanted order.
struct MovePlan {
    /// The moves, as steps.
    let steps: [Step]
    /// How many rows are not in order: the fewest that could move, one by one, so that the others stay.
    let rows: Int

    /// Plans the moves; a goal is the wanted place of the row at that place, and each of them occurs once.
    init(goals: [Int]) {
        rows = Self.rowsOutOfOrder(goals)
        let runs = Runs(of: goals)
        let around = Self.movesAroundStaying(runs)
        var circle = Circle(of: runs)
        let exchanges = around.count > 1 ? circle.sort(fewerThan: around.count) : []
        let rest = Self.movesAroundStaying(circle.runs, offset: circle.rowsInPlace)
        steps = exchanges.count + rest.count < around.count ? exchanges + rest : around
    }

    /// How many rows a client has to move that moves them one by one.
    static func rowsOutOfOrder(_ goals: [Int]) -> Int {
        goals.count - HeaviestAscent(of: goals, weights: goals.map { _ in 1 }).members.count
    }

    /// Moves each run that is not among those that stay, in the order of the wanted list. The runs begin after so many
    /// rows.
    private static func movesAroundStaying(_ runs: Runs, offset: Int = 0) -> [Step] {
        // As many runs as possible stay; of equal numbers, those with the most rows.
        let rows = runs.lengths.reduce(0, +)
        let ascent = HeaviestAscent(of: runs.goals, weights: runs.lengths.map { $0 + rows })
        var slots = Slots(of: runs, staying: ascent.members)
        return runs.goals.indices.compactMap { goal in
            slots.move(goal).map { rows, place in
                let before = place <= rows.lowerBound ? place : place + rows.count
                return .move(start: offset + rows.lowerBound, length: rows.count, before: offset + before)
            }
        }
    }
}
