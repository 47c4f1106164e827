// Changes of a playlist, and the snapshot ids that follow from them. Each change is one revision and brings a
// new snapshot id. The id belongs to the whole playlist: a new name or cover changes it as well as a new
// entry (SpotifyContract §13.1).

import Exchange
import FoundationEssentials

extension SimulatedPlaylist {
    /// Inserts entries at a place, or at the end without one.
    package mutating func insert(_ added: [PlaylistEntry], at place: Int? = nil) {
        let place = min(place ?? entries.count, entries.count)
        note(.inserted(at: place, count: added.count))
        entries.insert(contentsOf: added, at: place)
    }

    /// Replaces all entries by others.
    package mutating func replace(with others: [PlaylistEntry]) {
        note(.replaced)
        entries = others
    }

    /// Replaces all entries by others, which keep the dates that their songs had in the list, or do not.
    mutating func replace(
        with others: [PlaylistEntry], _ dates: PlaylistRules.ReplacementDates, in catalogue: WorldCatalogue,
    ) {
        switch dates {
        case .new: replace(with: others)
        case .kept:
            // The first copy takes over from the first, the second from the second; further copies are new.
            var before = Dictionary(grouping: entries.reversed()) { $0.uri(in: catalogue) }
            replace(with: others.map { entry in before[entry.uri(in: catalogue)]?.popLast() ?? entry })
        }
    }

    /// Moves a run of entries so that it is before the entry that is at `destination` now.
    package mutating func move(_ range: Range<Int>, before destination: Int) {
        note(.moved(range, before: destination))
        let moved = Array(entries[range])
        entries.removeSubrange(range)
        entries.insert(contentsOf: moved, at: PlaylistChange.start(of: range, movedBefore: destination))
    }

    /// Removes every copy of what these URIs name.
    package mutating func remove(_ uris: Set<String>, in catalogue: WorldCatalogue) {
        let gone = entries.indices.filter { entries[$0].uri(in: catalogue).map(uris.contains) ?? false }
        note(.removed(gone))
        for place in gone.reversed() { entries.remove(at: place) }
    }

    /// Changes something other than the entries.
    mutating func describe(_ change: (inout SimulatedPlaylist) -> Void) {
        note(.described)
        change(&self)
    }

    /// Notes a change that is about to be made.
    private mutating func note(_ change: PlaylistChange) {
        past.append(PastChange(count: entries.count, change: change))
        if past.count > Self.longestPast { past.removeFirst() }
        revision += 1
    }

    /// How many changes back a snapshot id is still known.
    static let longestPast = 200
}

extension SimulatedPlaylist {
    /// The present snapshot id; it differs after every change.
    var snapshot: String { snapshot(of: revision) }

    /// The snapshot id of a revision.
    private func snapshot(of revision: Int) -> String {
        CatalogueID("snapshot", [id.description, String(revision)]).description
    }

    /// An id that reads show for a moment between two others, and never again.
    private var passingSnapshot: String {
        CatalogueID("passing snapshot", [id.description, String(revision)]).description
    }

    /// How many changes ago the playlist had this snapshot id; `nil` for an id it never had, or had too long ago.
    func changes(since wanted: String) -> Int? {
        if wanted == passingSnapshot { return 0 }
        return (0...min(Self.longestPast, revision - 1)).first { snapshot(of: revision - $0) == wanted }
    }

    /// Makes a change after which reads show the earlier snapshot id for a while, though not the earlier entries.
    ///
    /// That was measured (SpotifyContract §13.2): the entries were right 0.6 s after the write, while the
    /// snapshot id that the write had returned became readable only after about 30 s, with a third id in between.
    /// A client that trusts the snapshot id to skip unchanged playlists is therefore wrong for half a minute.
    mutating func change(at moment: Date, lag: Duration, _ change: (inout SimulatedPlaylist) -> Void) {
        let shown = late.flatMap { moment < $0.until ? $0.shown : nil } ?? snapshot
        change(&self)
        late = lag > .zero ? LateSnapshot(shown: shown, since: moment, until: moment + lag.inSeconds) : nil
    }

    /// The snapshot id that a read shows at this moment: the late one while the lag lasts, with a third
    /// one in the sixth tenth of it.
    func snapshot(at moment: Date) -> String {
        guard let late, moment < late.until else { return snapshot }
        let part = moment.timeIntervalSince(late.since) / late.until.timeIntervalSince(late.since)
        return (0.5..<0.6).contains(part) ? passingSnapshot : late.shown
    }
}

/// An earlier snapshot id that reads still show.
struct LateSnapshot: Sendable {
    let shown: String
    let since: Date
    let until: Date
}

extension SimulatedPlaylist {
    /// Translates a move whose places were read some changes ago into present places: those of the entries that
    /// are still there, in their old order, and the place to which they go.
    func present(_ range: Range<Int>, before destination: Int, changes: Int) -> (places: [Int], destination: Int) {
        let since = past.suffix(changes)
        let places = range.compactMap { Self.newPlace(of: $0, through: since) }
        // The first entry after the destination that is still there and does not move itself.
        let count = count(changes: changes)
        let following = (destination..<max(destination, count)).lazy.filter { !range.contains($0) }
            .compactMap { Self.newPlace(of: $0, through: since) }.first
        return (places, following ?? entries.count)
    }

    /// The number of entries some changes ago.
    func count(changes: Int) -> Int { past.suffix(changes).first?.count ?? entries.count }

    /// Where an entry has got to through several changes; `nil` when it is gone.
    private static func newPlace(of place: Int, through changes: ArraySlice<PastChange>) -> Int? {
        var place = place
        for past in changes {
            guard let next = past.change.newPlace(of: place) else { return nil }
            place = next
        }
        return place
    }

    /// Moves entries from wherever they are so that they follow each other before the entry at `destination`.
    mutating func gather(_ places: [Int], before destination: Int) {
        guard let first = places.first else { return note(.described) }
        if places == Array(first..<first + places.count) {
            return move(first..<first + places.count, before: destination)
        }
        // The entries are scattered: they move one after the other, and each move counts as a change of its own.
        var places = places
        var destination = destination
        for index in places.indices {
            let place = places[index]
            let change = PlaylistChange.moved(place..<place + 1, before: destination)
            move(place..<place + 1, before: destination)
            for later in places.indices[(index + 1)...] { places[later] = change.newPlace(of: places[later]) ?? 0 }
            destination = (change.newPlace(of: place) ?? destination) + 1
        }
    }
}
