// A permutation with its rows taken together that follow each other before and after: those move as one.

/// Rows that are neighbours both in the list there and in the wanted one, as runs in the order there.
struct Runs {
    /// For each run its place among the runs of the wanted list.
    let goals: [Int]
    /// For each run the number of its rows.
    let lengths: [Int]

    init(goals: [Int], lengths: [Int]) {
        self.goals = goals
        self.lengths = lengths
    }

    /// Takes rows together; a goal is the wanted place of the row at that place, and each of them occurs once.
    init(of rows: [Int]) {
        var starts: [Int] = []
        for place in rows.indices where place == 0 || rows[place] != rows[place - 1] + 1 { starts.append(place) }
        var startsRun = [Bool](repeating: false, count: rows.count)
        for start in starts { startsRun[rows[start]] = true }
        var goalOfRow = [Int](repeating: 0, count: rows.count)
        var goal = -1
        for row in startsRun.indices {
            if startsRun[row] { goal += 1 }
            goalOfRow[row] = goal
        }
        goals = starts.map { goalOfRow[rows[$0]] }
        lengths = starts.indices.map { ($0 + 1 < starts.count ? starts[$0 + 1] : rows.count) - starts[$0] }
    }
}
