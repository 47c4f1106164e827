// The smallest edit that turns a playlist into a wanted list, under Spotify's rules (SpotifyContract §14): a removal
// takes every copy of a URI, an addition gets a new date, a move keeps it. Pure: who sends the steps, reads the list
// back and asks the user is decided by the caller.

/// The steps that turn one list into another: removals, then moves of what stays, then additions at their final places.
package struct Arrangement: Sendable, Hashable {
    /// The requests, in the order in which they have to be sent.
    package let steps: [Step]
    /// The list afterwards.
    package let result: [Entry]
    /// How many rows the steps add, those put back included.
    package let added: Int
    /// How many rows the steps remove, those put back included.
    package let removed: Int
    /// How many of the rows that stay are out of order: the fewest that could move so that the others need not.
    package let moved: Int
    /// Places, in the list there, of kept entries that must be removed and put back, and so lose their date: another
    /// copy of them is not wanted.
    package let redated: [Int]
    /// Places, in the list there, of local and missing entries that were not wanted and stay.
    package let unremovable: [Int]
    /// Wanted URIs that are left out because they are local files.
    package let unaddable: [String]

    /// Whether nothing has to be sent.
    package var isEmpty: Bool { steps.isEmpty }

    /// Plans the edit. An entry that is wanted a second time is added; a place that does not exist is left out.
    /// Unwanted entries that cannot be removed stay directly after the entry that they follow now.
    package init(of there: [Entry], into wanted: [Wanted]) {
        let outcome = Outcome(of: there, into: wanted)
        let moves = MovePlan(goals: outcome.goals(count: there.count))
        steps =
            outcome.removedURIs.lots().map(Step.remove) + moves.steps + outcome.additions
        result = outcome.sources.map { source in
            switch source {
            case .staying(let place): there[place]
            case .coming(let uri): .item(uri)
            }
        }
        added = outcome.comingCount
        removed = outcome.removedRows
        moved = moves.rows
        redated = outcome.redated
        unremovable = outcome.unremovable
        unaddable = outcome.unaddable
    }

    /// The steps that replace a whole list, with the fewest requests there are. Every entry gets a new date, and what
    /// cannot be added is lost, so nothing but a list of items may be replaced by them.
    package static func rewriting(_ uris: [String]) -> [Step] {
        uris.lots().enumerated().map { index, lot in
            index == 0 ? .replace(lot) : .add(lot, at: index * Step.mostURIs)
        }
    }

    /// What a client that moves, adds and removes one row at a time would send, at best; for comparison only.
    package static func requestsOneByOne(of there: [Entry], into wanted: [Wanted]) -> Int {
        let outcome = Outcome(of: there, into: wanted)
        let moves = MovePlan.rowsOutOfOrder(outcome.goals(count: there.count))
        return outcome.removedURIs.count + moves + outcome.comingCount
    }

    /// Matches wanted entries with those there: the k-th copy wanted of an entry is the k-th copy there, and further
    /// ones are new. Missing entries that are not there are left out.
    package static func matching(_ wanted: [Entry], in there: [Entry]) -> [Wanted] {
        var next = [Int?](repeating: nil, count: there.count)
        var first: [Entry: Int] = [:]
        first.reserveCapacity(there.count)
        for place in there.indices.reversed() { next[place] = first.updateValue(place, forKey: there[place]) }
        return wanted.compactMap { entry in
            if let place = first[entry] {
                first[entry] = next[place]
                return .kept(place)
            }
            switch entry {
            case .item(let uri), .local(let uri): return .added(uri)
            case .missing: return nil
            }
        }
    }
}

extension Outcome {
    /// How many entries are added.
    var comingCount: Int {
        sources.count { if case .coming = $0 { true } else { false } }
    }

    /// For each entry that stays, in the order there: its place among them in the resulting list.
    func goals(count: Int) -> [Int] {
        var goals = [Int?](repeating: nil, count: count)
        var goal = 0
        for case .staying(let place) in sources {
            goals[place] = goal
            goal += 1
        }
        return goals.compactMap { $0 }
    }

    /// The additions, each at its final place, as the last steps of all.
    var additions: [Step] {
        var steps: [Step] = []
        var uris: [String] = []
        for (place, source) in sources.enumerated() {
            if case .coming(let uri) = source {
                uris.append(uri)
                if uris.count < Step.mostURIs { continue }
                steps.append(.add(uris, at: place + 1 - uris.count))
            } else if !uris.isEmpty {
                steps.append(.add(uris, at: place - uris.count))
            }
            uris = []
        }
        if !uris.isEmpty { steps.append(.add(uris, at: sources.count - uris.count)) }
        return steps
    }
}

extension [String] {
    /// Cut into lots of at most so many, which is what one request may carry.
    package func lots(of most: Int = Step.mostURIs) -> [[String]] {
        stride(from: 0, to: count, by: most).map { Array(self[$0..<Swift.min($0 + most, count)]) }
    }
}
