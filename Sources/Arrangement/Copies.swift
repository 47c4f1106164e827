// The copies of each URI in a list: which are wanted, and which URIs have to be removed. URIs are numbered once, so
// that all further work compares numbers.

/// What is known of the entries there while it is found out which of them stay.
struct Copies {
    /// The number of each entry's URI; `nil` for what cannot be removed.
    let numbers: [Int?]
    private let uris: [String]
    private let numberOfURI: [String: Int]
    /// For each place, whether the entry there is wanted.
    private(set) var isWanted: [Bool]
    /// For each URI: its copies there, those wanted of them, and the new ones wanted besides.
    private var copies: [Int]
    private var kept: [Int]
    private var new: [Int]

    init(of there: [Entry]) {
        var uris: [String] = []
        var numberOfURI: [String: Int] = [:]
        numberOfURI.reserveCapacity(there.count)
        var copies: [Int] = []
        numbers = there.map { entry in
            guard case .item(let uri) = entry else { return nil }
            if let number = numberOfURI[uri] {
                copies[number] += 1
                return number
            }
            numberOfURI[uri] = uris.count
            uris.append(uri)
            copies.append(1)
            return uris.count - 1
        }
        self.uris = uris
        self.numberOfURI = numberOfURI
        self.copies = copies
        isWanted = [Bool](repeating: false, count: there.count)
        kept = [Int](repeating: 0, count: uris.count)
        new = kept
    }

    /// Notes that the entry at a place is wanted; `false` if it was wanted already.
    mutating func keep(_ place: Int) -> Bool {
        guard !isWanted[place] else { return false }
        isWanted[place] = true
        if let number = numbers[place] { kept[number] += 1 }
        return true
    }

    /// Notes that a new copy of a URI is wanted.
    mutating func want(_ uri: String) {
        if let number = numberOfURI[uri] { new[number] += 1 }
    }

    /// The places whose entries take the part of new copies, for each URI for which that keeps the others in the list:
    /// a URI is removed with all its copies, so that one unwanted copy would cost the wanted ones their dates.
    mutating func takeStandIns() -> [String: [Int]] {
        var standIns: [String: [Int]] = [:]
        for (place, number) in numbers.enumerated() {
            guard let number, kept[number] > 0, !isWanted[place] else { continue }
            if copies[number] - kept[number] <= new[number] { standIns[uris[number], default: []].append(place) }
        }
        for place in standIns.values.joined() { _ = keep(place) }
        return standIns
    }

    /// Whether the entry's URI is removed, wanted or not.
    func isRemoved(_ place: Int) -> Bool { numbers[place].map { kept[$0] < copies[$0] } ?? false }

    /// The URIs of which not every copy is wanted, in the order of their first copies.
    var removedURIs: [String] { uris.indices.filter { kept[$0] < copies[$0] }.map { uris[$0] } }

    /// How many entries have one of those URIs.
    var removedRows: Int { uris.indices.reduce(0) { kept[$1] < copies[$1] ? $0 + copies[$1] : $0 } }
}
