// What becomes of each entry: which stay, which go, and the list that results. Knows what Spotify can remove and add,
// but neither requests nor their order, which are the matter of `Arrangement` and `MovePlan`.

/// The list that results, and how each of its entries gets into it.
struct Outcome {
    /// How one entry of the resulting list gets there.
    enum Source {
        /// It stays in the list, at whatever place: the one that is at this place now.
        case staying(Int)
        /// It is added.
        case coming(String)
    }

    /// The resulting list.
    private(set) var sources: [Source] = []
    /// URIs to remove with all their copies, in the order of their first copies there.
    let removedURIs: [String]
    /// How many entries those removals take away.
    let removedRows: Int
    /// Places of wanted entries that are removed and added again.
    private(set) var redated: [Int] = []
    /// Places of unwanted entries that stay.
    private(set) var unremovable: [Int] = []
    /// Wanted URIs that cannot be added.
    let unaddable: [String]

    init(of there: [Entry], into wanted: [Wanted]) {
        var copies = Copies(of: there)
        let (readable, unaddable) = Self.readable(wanted, in: there, &copies)
        self.unaddable = unaddable
        var sought = readable
        Self.putStandIns(into: &sought, &copies)
        removedURIs = copies.removedURIs
        removedRows = copies.removedRows
        // Entries that cannot be removed follow the one that they follow now; the first of these lists is the front.
        var followers = [[Int]](repeating: [], count: there.count + 1)
        var preceding = 0
        for place in there.indices {
            if copies.isWanted[place] {
                preceding = place + 1
                if copies.isRemoved(place) { redated.append(place) }
            } else if copies.numbers[place] == nil {
                followers[preceding].append(place)
                unremovable.append(place)
            }
        }
        sources.reserveCapacity(sought.count + unremovable.count)
        sources += followers[0].map(Source.staying)
        for want in sought {
            switch want {
            case .added(let uri): sources.append(.coming(uri))
            case .kept(let place):
                if copies.isRemoved(place), case .item(let uri) = there[place] {
                    sources.append(.coming(uri))
                } else {
                    sources.append(.staying(place))
                }
                sources += followers[place + 1].map(Source.staying)
            }
        }
    }

    /// The wanted list with each entry there at most once: a second time it is a new one, or nothing if no new one can
    /// be had.
    private static func readable(
        _ wanted: [Wanted], in there: [Entry], _ copies: inout Copies
    ) -> (sought: [Wanted], unaddable: [String]) {
        var sought: [Wanted] = []
        sought.reserveCapacity(wanted.count)
        var unaddable: [String] = []
        for want in wanted {
            let uri: String
            switch want {
            case .added(let added): uri = added
            case .kept(let place):
                guard there.indices.contains(place) else { continue }
                if copies.keep(place) {
                    sought.append(want)
                    continue
                }
                guard case .item(let item) = there[place] else { continue }
                uri = item
            }
            if uri.hasPrefix(Step.localPrefix) {
                unaddable.append(uri)
            } else {
                copies.want(uri)
                sought.append(.added(uri))
            }
        }
        return (sought, unaddable)
    }

    /// Lets unwanted copies take the part of new ones where that spares the other copies their removal.
    private static func putStandIns(into sought: inout [Wanted], _ copies: inout Copies) {
        var standIns = copies.takeStandIns().mapValues { $0.makeIterator() }
        guard !standIns.isEmpty else { return }
        for index in sought.indices {
            if case .added(let uri) = sought[index], let place = standIns[uri]?.next() { sought[index] = .kept(place) }
        }
    }
}
