// A list of runs that is being sorted, closed to a circle by a mark at its front. One move exchanges two neighbouring
// blocks, which cuts the circle in three places and joins the three arcs in their other order. On the circle all three
// arcs are alike, so that a move of any of them around another is the same exchange.

/// Runs in their present order, and where each of them is.
struct Circle {
    /// The three places at which an exchange cuts, each before the node of that index. The index after the last node
    /// stands for the cut before the mark, so that the mark itself stays at the front.
    struct Cuts {
        let first, second, third: Int

        /// How many nodes the exchanged blocks have.
        var span: Int { third - first }

        init(_ one: Int, _ other: Int, _ another: Int) {
            first = min(one, other, another)
            third = max(one, other, another)
            second = one + other + another - first - third
        }
    }

    /// The run of each node, by its place in the wanted order; the mark is 0.
    private var numbers: [Int32]
    /// How many rows each node has; those of the mark are in place at the front.
    private var lengths: [Int32]
    /// For each number the index of its node.
    private var indices: [Int32]
    /// How many nodes have their successor directly after them.
    private var joined = 0
    /// Where the search for the next exchange begins.
    private var cursor = 1

    /// A circle of runs; their goals are their places in the wanted order.
    init(of runs: Runs) {
        numbers = [0] + runs.goals.map { Int32($0 + 1) }
        lengths = [0] + runs.lengths.map(Int32.init)
        indices = numbers
        for index in numbers.indices { indices[Int(numbers[index])] = Int32(index) }
        joined = (1...numbers.count).count { !isBroken($0) }
        compact()
    }

    /// How many nodes there are.
    var count: Int { numbers.count }
    /// How many nodes lack their successor.
    var broken: Int { numbers.count - joined }
    /// Whether all runs are in order.
    var isSorted: Bool { broken == 0 }

    /// The runs after those that are in place at the front.
    var runs: Runs {
        Runs(goals: numbers.dropFirst().map { Int($0) - 1 }, lengths: lengths.dropFirst().map(Int.init))
    }

    /// How many rows are in place at the front.
    var rowsInPlace: Int { Int(lengths[0]) }

    // MARK: Neighbours

    private func number(at index: Int) -> Int { index == count ? 0 : Int(numbers[index]) }

    /// Whether the nodes before and after a cut do not belong together.
    private func isBroken(_ cut: Int) -> Bool {
        let next = Int(numbers[cut - 1]) + 1
        return (next == count ? 0 : next) != number(at: cut)
    }

    /// The cut before the successor of the node that is before this cut.
    func cutBeforeSuccessor(_ cut: Int) -> Int {
        let next = Int(numbers[cut - 1]) + 1
        return next == count ? count : Int(indices[next])
    }

    /// The cut after the predecessor of the node that is after this cut.
    private func cutAfterPredecessor(_ cut: Int) -> Int {
        let number = number(at: cut)
        return Int(indices[number == 0 ? count - 1 : number - 1]) + 1
    }

    // MARK: Exchanges

    /// An exchange that joins at least two nodes with their successors at once, a short one of those there are; `nil`
    /// if there is none.
    ///
    /// The node before a cut gets its successor and the node after it its predecessor if, on the way around from the
    /// cut, the successor comes first: the arc up to it and the arc from there to the predecessor change places.
    mutating func joiningExchange() -> Cuts? {
        let count = count
        var found: Cuts?
        var left = count
        while left > 0 {
            let cut = cursor
            cursor = cursor == count ? 1 : cursor + 1
            left -= 1
            guard isBroken(cut) else { continue }
            let successor = cutBeforeSuccessor(cut)
            let predecessor = cutAfterPredecessor(cut)
            let toSuccessor = successor < cut ? successor + count - cut : successor - cut
            let toPredecessor = predecessor <= cut ? predecessor + count - cut : predecessor - cut
            guard toSuccessor < toPredecessor else { continue }
            let cuts = Cuts(cut, successor, predecessor)
            if found == nil { left = min(left, Self.reach) }
            if cuts.span < found?.span ?? .max { found = cuts }
        }
        return found
    }

    /// How many cuts more are looked at for a shorter exchange.
    private static let reach = 64

    /// Exchanges the two blocks between the cuts.
    mutating func exchange(_ cuts: Cuts) {
        Self.exchange(cuts, in: &numbers)
        Self.exchange(cuts, in: &lengths)
        for index in cuts.first..<cuts.third { indices[Int(numbers[index])] = Int32(index) }
        for cut in [cuts.first, cuts.first + cuts.third - cuts.second, cuts.third] where !isBroken(cut) { joined += 1 }
        if joined > count / 8 { compact() }
    }

    private static func exchange(_ cuts: Cuts, in values: inout [Int32]) {
        values.replaceSubrange(
            cuts.first..<cuts.third, with: values[cuts.second..<cuts.third] + values[cuts.first..<cuts.second])
    }

    /// The move of rows that does an exchange: the shorter block goes to the other side of the longer one.
    func move(_ cuts: Cuts) -> Step {
        let start = rows(0..<cuts.first)
        let first = rows(cuts.first..<cuts.second)
        let second = rows(cuts.second..<cuts.third)
        return first <= second
            ? .move(start: start, length: first, before: start + first + second)
            : .move(start: start + first, length: second, before: start)
    }

    private func rows(_ range: Range<Int>) -> Int { Int(lengths[range].reduce(0, &+)) }

    /// Makes one node of those that are joined.
    mutating func compact() {
        guard joined > 0 else { return }
        var startsNode = [Bool](repeating: false, count: count)
        startsNode[0] = true
        for index in numbers.indices.dropFirst() where isBroken(index) { startsNode[Int(numbers[index])] = true }
        var rank: Int32 = -1
        var ranks = [Int32](repeating: 0, count: count)
        for number in startsNode.indices {
            if startsNode[number] { rank += 1 }
            ranks[number] = rank
        }
        var used = 0
        for index in numbers.indices {
            let number = Int(numbers[index])
            if startsNode[number] {
                numbers[used] = ranks[number]
                lengths[used] = lengths[index]
                used += 1
            } else {
                lengths[used - 1] += lengths[index]
            }
        }
        // The last rows of the wanted list are in place if they are at the end.
        if used > 1, Int(numbers[used - 1]) == used - 1 { used -= 1 }
        numbers.removeSubrange(used...)
        lengths.removeSubrange(used...)
        indices.removeSubrange(used...)
        for index in numbers.indices { indices[Int(numbers[index])] = Int32(index) }
        joined = isBroken(count) ? 0 : 1
        cursor = 1
    }
}
