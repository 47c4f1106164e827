// The part of a sequence that can stay where it is while the rest is sorted around it.

/// The ascending subsequence of different numbers whose weights have the largest sum.
struct HeaviestAscent {
    /// The places of its members, ascending.
    let members: [Int]

    /// Finds it. The numbers are those from 0 to the count, each once.
    init(of numbers: [Int], weights: [Int]) {
        let count = numbers.count
        // A Fenwick tree of maxima over the numbers: at each node the place where the heaviest ascent of its part ends.
        var heaviest = [Int](repeating: -1, count: count + 1)
        var totals = [Int](repeating: 0, count: count)
        var previous = [Int](repeating: -1, count: count)
        var last = -1
        for place in numbers.indices {
            var best = -1
            var node = numbers[place]
            while node > 0 {
                let other = heaviest[node]
                if other >= 0, best < 0 || totals[other] > totals[best] { best = other }
                node &= node - 1
            }
            previous[place] = best
            totals[place] = weights[place] + (best < 0 ? 0 : totals[best])
            if last < 0 || totals[place] > totals[last] { last = place }
            node = numbers[place] + 1
            while node <= count {
                let other = heaviest[node]
                if other < 0 || totals[place] > totals[other] { heaviest[node] = place }
                node += node & -node
            }
        }
        var members: [Int] = []
        while last >= 0 {
            members.append(last)
            last = previous[last]
        }
        self.members = members.reversed()
    }
}
