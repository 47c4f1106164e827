// What one change did to the places of a playlist's entries. A move may name its places as they were some changes ago, and
// they are led through all that came since.

/// One change of a playlist, as far as places go.
enum PlaylistChange: Sendable {
    case inserted(at: Int, count: Int)
    /// These places, in order, are gone.
    case removed([Int])
    case moved(Range<Int>, before: Int)
    /// Every entry is another one.
    case replaced
    /// Its name, its cover or who sees it: no entry changed its place.
    case described

    /// Where the entry at a place has gone; `nil` when it is no longer there.
    func leading(_ place: Int) -> Int? {
        switch self {
        case .inserted(let start, let count): return place < start ? place : place + count
        case .removed(let places):
            guard !places.contains(place) else { return nil }
            return place - places.count { $0 < place }
        case .moved(let range, let destination):
            let start = Self.start(of: range, movedBefore: destination)
            if range.contains(place) { return start + place - range.lowerBound }
            let without = place < range.lowerBound ? place : place - range.count
            return without < start ? without : without + range.count
        case .replaced: return nil
        case .described: return place
        }
    }

    /// Where a range begins once it has moved; a destination within it means that it stays.
    static func start(of range: Range<Int>, movedBefore destination: Int) -> Int {
        destination <= range.lowerBound ? destination : max(range.lowerBound, destination - range.count)
    }
}

/// A change that was made, and what there was before it.
struct PastChange: Sendable {
    /// How many entries there were.
    let count: Int
    let change: PlaylistChange
}
