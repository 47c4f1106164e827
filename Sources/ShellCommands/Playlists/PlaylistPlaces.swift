// Which entries of a playlist a line means. Rows that were listed from it mean the entries they show; a name is looked
// for among the entries; everything else means all copies of a track.

import Arrangement
import CommandLanguage
import Library
import Rendering
import Rows
import SpotifyModel
import Text

/// Finds entries in a playlist as it was read.
struct PlaylistPlaces {
    let contents: PlaylistContents
    private let copies: [String: [Int]]
    /// The places of the tracks of each album, where rows that are albums were asked for.
    private var ofAlbums: [String: [Int]] = [:]

    init(_ contents: PlaylistContents) {
        self.contents = contents
        copies = contents.placesByURI
    }

    /// The same, with what is needed for rows that are albums.
    private func withAlbums() -> PlaylistPlaces {
        var places = self
        for (place, slot) in contents.slots.enumerated() {
            if let album = slot.row?.links["album"]?.uri { places.ofAlbums[album, default: []].append(place) }
        }
        return places
    }

    /// How the playlist is called in messages.
    private var title: String { Sanitiser.clean(Row.title(contents.playlist.name, "playlist")) }

    /// The entry that a row shows, as far as it was listed from this playlist and the entry is still at its place.
    func shown(by row: Row) -> Int? {
        guard row.links["playlist"]?.uri == contents.playlist.uri, let place = row.position,
            contents.slots.indices.contains(place), contents.slots[place].entry == row.entry
        else { return nil }
        return place
    }

    /// The entries that a row means: the one it shows, all tracks of an album, else all copies.
    ///
    /// Throws where it was listed from this playlist, and which of several copies it showed is no longer known.
    private func places(of row: Row) throws(PlaylistChanged) -> [Int] {
        if let place = shown(by: row) { return [place] }
        guard let uri = row.uri else { return [] }
        if row.kind == "album" { return ofAlbums[uri] ?? [] }
        let places = copies[uri] ?? []
        let isFromHere = row.links["playlist"]?.uri == contents.playlist.uri && row.position != nil
        guard !isFromHere || places.count < 2 else { throw PlaylistChanged(playlist: contents.playlist, since: nil) }
        return places
    }

    /// The entries of that name: all copies of one track. Of several tracks with it, one is chosen by the user.
    func places(
        called name: String, _ kinds: [RowKind], in session: Session, using console: Console
    ) async throws -> [Int] {
        let folded = Folding.folded(name)
        var uris: Set<String> = []
        let rows = contents.slots.compactMap(\.shown).filter { row in
            kinds.contains(row.kind) && row.uri.map { uris.insert($0).inserted } ?? false
        }
        let bearers = rows.filter { Folding.folded($0.name) == folded }.compactMap(\.row)
        guard !bearers.isEmpty else { throw missing(name, rows) }
        var bearer = bearers[0]
        if bearers.count > 1 {
            guard session.surroundings == .prompt, console.audience == .person else {
                throw ReferenceError.severalFound(name: name, rows: bearers)
            }
            let question = "Several on \(title) are called \(Sanitiser.clean(name)). Which one?"
            bearer = bearers[try await console.choose(question, bearers.map(\.described))]
        }
        return bearer.uri.flatMap { copies[$0] } ?? []
    }

    /// How many near names are shown.
    private static let mostNear = 10

    /// The error for a name that no entry has, with those that come near.
    private func missing(_ name: String, _ rows: [CompactRow]) -> any Error {
        let folded = Folding.folded(name)
        let ranked = rows.compactMap { row in
            Nearness(of: Folding.folded(row.name), to: folded).map { (row: row, nearness: $0) }
        }
        guard let best = ranked.map(\.nearness).min() else {
            return PlaylistEntriesError.notNamed(name, playlist: title)
        }
        let near = ranked.lazy.filter { $0.nearness == best }.prefix(Self.mostNear)
        return ReferenceError.onlyNear(name: name, rows: near.compactMap(\.row.row))
    }
}

extension PlaylistPlaces {
    /// What a line or a pipe means of the playlist.
    struct Meant {
        /// The places, in the order they are named.
        var places: [Int] = []
        /// The names of the things that are not on the playlist.
        var absent: [String] = []
        /// How many cannot be on a playlist.
        var leftOut = 0

        /// These places.
        init(places: [Int] = []) { self.places = places }

        /// The entries of the thing of that name.
        init(_ found: [Int], of name: String) {
            places = found
            absent = found.isEmpty ? [name] : []
        }

        static func += (left: inout Meant, right: Meant) {
            left.places += right.places
            left.absent += right.absent
            left.leftOut += right.leftOut
        }

        /// What is said of things that are not on the playlist; nil where all are. A single one is named: the number
        /// that was typed may have meant another thing.
        var absence: String? {
            switch absent.count {
            case 0: nil
            case 1: "\(Sanitiser.clean(absent[0])) is not on it"
            case let count: "\(count) are not on it"
            }
        }

        /// The same, each place once.
        var distinct: Meant {
            var distinct = self
            var seen: Set<Int> = []
            distinct.places = places.filter { seen.insert($0).inserted }
            return distinct
        }
    }

    /// What rows mean.
    func meant(by usable: Usable) throws(PlaylistChanged) -> Meant {
        var meant = Meant()
        let places = usable.rows.contains { $0.kind == "album" } ? withAlbums() : self
        for row in usable.rows { meant += Meant(try places.places(of: row), of: row.name) }
        meant.leftOut = usable.leftOutCount
        return meant.distinct
    }
}
