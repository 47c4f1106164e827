// A list of runs that is being sorted, closed to a circle by a mark at its front. One move exchanges two neighbouring
// blocks, which cuts the circle in three places and joins the three arcs in their other order. On the circle all three
// arcs are alike, so that a move of any of them around another is the same exchange.

/// Runs in their present order, and where each of them is.
struct Circle {
    /// Rows that move as one.
    private struct Node {
        /// The place of this run in the wanted order; the mark at the front is 0.
        var number: Int
        /// How many rows it has; those of the mark are in place at the front.
        var length: Int
    }

    /// The three places at which an exchange cuts, each before the node of that index. The index after the last node
    /// stands for the cut before the mark, so that the mark itself stays at the front.
    struct Cuts {
        let first, second, third: Int

        init(_ one: Int, _ other: Int, _ another: Int) {
            first = min(one, other, another)
            third = max(one, other, another)
            second = one + other + another - first - third
        }
    }

    private var nodes: [Node]
    /// For each number the index of its node.
    private var indices: [Int]
    /// How many nodes have their successor directly after them.
    private var joined = 0
    /// Where the search for the next exchange begins.
    private var cursor = 1

    /// A circle of runs; their goals are their places in the wanted order.
    init(of runs: Runs) {
        nodes = [Node(number: 0, length: 0)] + zip(runs.goals, runs.lengths).map { Node(number: $0 + 1, length: $1) }
        indices = [Int](repeating: 0, count: nodes.count)
        for index in nodes.indices { indices[nodes[index].number] = index }
        joined = (1...nodes.count).count { !isBroken($0) }
        compact()
    }

    /// How many nodes there are.
    var count: Int { nodes.count }
    /// How many nodes lack their successor.
    var broken: Int { nodes.count - joined }
    /// Whether all runs are in order.
    var isSorted: Bool { broken == 0 }

    // MARK: Neighbours

    private func number(at index: Int) -> Int { index == nodes.count ? 0 : nodes[index].number }

    /// Whether the nodes before and after a cut do not belong together.
    private func isBroken(_ cut: Int) -> Bool {
        let next = nodes[cut - 1].number + 1
        return (next == nodes.count ? 0 : next) != number(at: cut)
    }

    /// The cut before the successor of the node that is before this cut.
    func cutBeforeSuccessor(_ cut: Int) -> Int {
        let next = nodes[cut - 1].number + 1
        return next == nodes.count ? nodes.count : indices[next]
    }

    /// The cut after the predecessor of the node that is after this cut.
    private func cutAfterPredecessor(_ cut: Int) -> Int {
        let number = number(at: cut)
        return indices[number == 0 ? nodes.count - 1 : number - 1] + 1
    }

    // MARK: Exchanges

    /// An exchange that joins two nodes with their successors at once, if possible three; `nil` if there is none.
    ///
    /// The node before a cut gets its successor and the node after it its predecessor if, on the way around from the
    /// cut, the successor comes first: the arc up to it and the arc from there to the predecessor change places.
    mutating func joiningExchange() -> Cuts? {
        let count = nodes.count
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
            if cutBeforeSuccessor(successor) == predecessor { return cuts }
            if found == nil {
                found = cuts
                left = min(left, Self.reachForThree)
            }
        }
        return found
    }

    /// How many cuts more are looked at for an exchange that joins three.
    private static let reachForThree = 64

    /// Exchanges the two blocks between the cuts.
    mutating func exchange(_ cuts: Cuts) {
        let shift = cuts.second - cuts.first
        let block = Array(nodes[cuts.first..<cuts.second])
        for index in cuts.second..<cuts.third { nodes[index - shift] = nodes[index] }
        for (offset, node) in block.enumerated() { nodes[cuts.third - shift + offset] = node }
        for index in cuts.first..<cuts.third { indices[nodes[index].number] = index }
        for cut in [cuts.first, cuts.third - shift, cuts.third] where !isBroken(cut) { joined += 1 }
        if joined > nodes.count / 8 || nodes.count < Self.reachForThree { compact() }
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

    private func rows(_ range: Range<Int>) -> Int {
        var rows = 0
        for index in range { rows += nodes[index].length }
        return rows
    }

    /// Makes one node of those that are joined.
    mutating func compact() {
        guard joined > 0 else { return }
        let count = nodes.count
        var isFirst = [Bool](repeating: false, count: count)
        isFirst[0] = true
        for index in nodes.indices.dropFirst() where isBroken(index) { isFirst[nodes[index].number] = true }
        var rank = -1
        var ranks = [Int](repeating: 0, count: count)
        for number in isFirst.indices {
            if isFirst[number] { rank += 1 }
            ranks[number] = rank
        }
        var kept: [Node] = []
        for node in nodes {
            if isFirst[node.number] {
                kept.append(Node(number: ranks[node.number], length: node.length))
            } else {
                kept[kept.count - 1].length += node.length
            }
        }
        // The last rows of the wanted list are in place if they are at the end.
        if kept.count > 1, kept[kept.count - 1].number == kept.count - 1 { kept.removeLast() }
        nodes = kept
        indices = [Int](repeating: 0, count: nodes.count)
        for index in nodes.indices { indices[nodes[index].number] = index }
        joined = isBroken(nodes.count) ? 0 : 1
        cursor = 1
    }
}
