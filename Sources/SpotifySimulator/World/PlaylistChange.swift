// What one change did to the places of a playlist's entries. A move may name places as they were several
// changes ago; with these values they can be followed through everything that came since.

/// One change of a playlist, as far as places are concerned.
///
///     inserted(at: 2, count: 3)    an entry at 5 is at 8 afterwards, one at 1 stays
///     removed([0, 4])              an entry at 5 is at 3 afterwards, one at 4 is gone
///     moved(0..<1, before: 4)      the entry at 0 is at 3 afterwards, and those at 1, 2 and 3 move up
enum PlaylistChange: Sendable {
    /// Entries were inserted before this place.
    case inserted(at: Int, count: Int)
    /// The entries at these places, in rising order, were removed.
    case removed([Int])
    /// A run of entries was moved before the entry at a place, counted before the move.
    case moved(Range<Int>, before: Int)
    /// All entries were replaced by others.
    case replaced
    /// Name, cover or visibility changed; no entry changed its place.
    case described

    /// Where the entry at a place is after the change; `nil` when it is gone.
    func newPlace(of place: Int) -> Int? {
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

    /// Where a run begins after its move. A destination within the run leaves it where it is.
    static func start(of range: Range<Int>, movedBefore destination: Int) -> Int {
        destination <= range.lowerBound ? destination : max(range.lowerBound, destination - range.count)
    }
}

/// A change that was made, with the number of entries before it.
struct PastChange: Sendable {
    /// The number of entries before the change.
    let count: Int
    let change: PlaylistChange
}
