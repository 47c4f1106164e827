// Changes of a playlist. Each is one revision, whatever it does, and so brings another snapshot id: that of the whole
// playlist, its name and its cover as well as its entries.

import Exchange
import FoundationEssentials

extension SimulatedPlaylist {
    /// Puts entries in at a place; behind the last without one.
    package mutating func insert(_ added: [PlaylistEntry], at place: Int? = nil) {
        let place = min(place ?? entries.count, entries.count)
        note(.inserted(at: place, count: added.count))
        entries.insert(contentsOf: added, at: place)
    }

    /// Puts other entries in the place of all.
    package mutating func replace(with others: [PlaylistEntry]) {
        note(.replaced)
        entries = others
    }

    /// Moves a range so that it stands before the entry that is at `destination` now.
    package mutating func move(_ range: Range<Int>, before destination: Int) {
        note(.moved(range, before: destination))
        let moved = Array(entries[range])
        entries.removeSubrange(range)
        entries.insert(contentsOf: moved, at: PlaylistChange.start(of: range, movedBefore: destination))
    }

    /// Removes every copy of what these URIs name.
    package mutating func remove(_ uris: Set<String>, in catalogue: Catalogue) {
        let gone = entries.indices.filter { entries[$0].uri(in: catalogue).map(uris.contains) ?? false }
        note(.removed(gone))
        for place in gone.reversed() { entries.remove(at: place) }
    }

    /// Changes something beside the entries.
    mutating func describe(_ change: (inout SimulatedPlaylist) -> Void) {
        note(.described)
        change(&self)
    }

    /// Counts a change that is about to be made.
    private mutating func note(_ change: PlaylistChange) {
        past.append(PastChange(count: entries.count, change: change))
        if past.count > Self.longestPast { past.removeFirst() }
        revision += 1
    }

    /// How many changes back a snapshot id is still known.
    static let longestPast = 200
}

extension SimulatedPlaylist {
    /// Changes with every change of the playlist.
    var snapshot: String { snapshot(of: revision) }

    private func snapshot(of revision: Int) -> String {
        CatalogueID("snapshot", [id.description, String(revision)]).description
    }

    /// An id that is read for a moment between two others, and never again.
    private var passingSnapshot: String {
        CatalogueID("passing snapshot", [id.description, String(revision)]).description
    }

    /// How many changes ago the playlist had this snapshot id; `nil` for one it never had, or long ago.
    func changes(since wanted: String) -> Int? {
        if wanted == passingSnapshot { return 0 }
        return (0...min(Self.longestPast, revision - 1)).first { snapshot(of: revision - $0) == wanted }
    }

    /// Makes a change, after which readers see the snapshot id of before for a while, though not its entries.
    mutating func change(at moment: Date, lag: Duration, _ change: (inout SimulatedPlaylist) -> Void) {
        let shown = late.flatMap { moment < $0.until ? $0.shown : nil } ?? snapshot
        change(&self)
        late = lag > .zero ? LateSnapshot(shown: shown, since: moment, until: moment + lag.inSeconds) : nil
    }

    /// The snapshot id that is read at this moment: late by a while, with a third one passing once in between.
    func snapshot(at moment: Date) -> String {
        guard let late, moment < late.until else { return snapshot }
        let part = moment.timeIntervalSince(late.since) / late.until.timeIntervalSince(late.since)
        return (0.5..<0.6).contains(part) ? passingSnapshot : late.shown
    }
}

/// A snapshot id that is shown though another one holds.
struct LateSnapshot: Sendable {
    let shown: String
    let since: Date
    let until: Date
}

extension SimulatedPlaylist {
    /// A move whose places were read some changes ago, in the places of now: of the entries that were meant those that
    /// are left, one after the other, and where they go.
    func present(_ range: Range<Int>, before destination: Int, changes: Int) -> (places: [Int], destination: Int) {
        let since = past.suffix(changes)
        let places = range.compactMap { Self.leading($0, through: since) }
        // The first entry behind the gap that is still there, and that does not move itself.
        let count = count(changes: changes)
        let behind = (destination..<max(destination, count)).lazy.filter { !range.contains($0) }
            .compactMap { Self.leading($0, through: since) }.first
        return (places, behind ?? entries.count)
    }

    /// How many entries there were some changes ago.
    func count(changes: Int) -> Int { past.suffix(changes).first?.count ?? entries.count }

    private static func leading(_ place: Int, through changes: ArraySlice<PastChange>) -> Int? {
        var place = place
        for past in changes {
            guard let next = past.change.leading(place) else { return nil }
            place = next
        }
        return place
    }

    /// Moves entries from wherever they are so that they stand one after the other before the entry at `destination`.
    mutating func gather(_ places: [Int], before destination: Int) {
        guard let first = places.first else { return note(.described) }
        if places == Array(first..<first + places.count) {
            return move(first..<first + places.count, before: destination)
        }
        // Scattered by what came in between: one after the other, each counting as a change of its own.
        var places = places
        var destination = destination
        for index in places.indices {
            let place = places[index]
            let change = PlaylistChange.moved(place..<place + 1, before: destination)
            move(place..<place + 1, before: destination)
            for later in places.indices[(index + 1)...] { places[later] = change.leading(places[later]) ?? 0 }
            destination = (change.leading(place) ?? destination) + 1
        }
    }
}
