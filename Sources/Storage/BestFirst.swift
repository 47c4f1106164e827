// The first of many things that were found, kept without putting all of them in order: of a common word there are
// thousands, and a page of them is wanted.

/// Keeps the first of many candidates without putting all of them in order.
struct BestFirst {
    /// A thing and its place; things with the same place are in the order of their numbers.
    struct Candidate: Comparable {
        let order: UInt64
        let id: Int

        static func < (left: Candidate, right: Candidate) -> Bool {
            left.order == right.order ? left.id < right.id : left.order < right.order
        }
    }

    private let limit: Int?
    private var kept: [Candidate] = []
    /// The last that can still be among the first.
    private var last: Candidate?

    init(limit: Int?) { self.limit = limit }

    /// Whether there are as many as are wanted.
    var isFull: Bool { limit.map { kept.count >= $0 } ?? false }

    mutating func add(_ candidate: Candidate) {
        if let last, last < candidate { return }
        kept.append(candidate)
        if let limit, kept.count >= max(2 * limit, Self.fewest) { shorten(to: limit) }
    }

    /// Fewer are not worth putting in order.
    private static let fewest = 256

    private mutating func shorten(to limit: Int) {
        kept.sort()
        kept.removeLast(max(0, kept.count - limit))
        last = kept.last
    }

    /// The numbers of the first, in order.
    mutating func numbers() -> [Int] {
        shorten(to: limit ?? kept.count)
        return kept.map(\.id)
    }
}
