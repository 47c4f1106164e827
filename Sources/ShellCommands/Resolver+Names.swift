// Looking names up (LANGUAGE §3): in the newest listing and the selection, in what was seen, among one's own playlists,
// then at Spotify. Only an exact match, folded, is taken.

import CommandLanguage
import Library
import Rows
import SpotifyAPI
import SpotifyModel
import Text

extension Services {
    func find(_ name: String, _ kinds: [RowKind], _ depth: Depth, in session: Session) async throws -> Resolved {
        if session.surroundings == .prompt {
            if let known = known(name, kinds, in: session) { return known }
            // What was seen before costs nothing, where the name is all that has to be known.
            if depth == .identity, freshness == .cacheAllowed, let bearer = await onlyBearer(of: name, kinds: kinds) {
                return Resolved(rows: [session.row(of: bearer)])
            }
        }
        let searched = kinds.compactMap { ItemKind(rawValue: $0.rawValue) }.filter(Self.searchable.contains)
        guard let first = searched.first else { throw ReferenceError.nothingFound(name: name, wanted: kinds) }
        if searched.count == 1, SpotifyID(name) != nil {
            return Resolved(rows: [try await row(at: "spotify:\(first.rawValue):\(name)", kinds, depth)])
        }
        if searched == [.playlist], let own = try await ownPlaylist(named: name) { return Resolved(rows: [own]) }
        let feed = Feed.search(query: name, kinds: searched)
        let rows = try await feed.rows(using: self).nextBatch()?.rows ?? []
        let exact = rows.filter { Folding.folded($0.name) == Folding.folded(name) }
        if exact.count == 1 { return Resolved(rows: exact) }
        if exact.isEmpty, searched.count > 1, searched.contains(.playlist),
            let own = try await ownPlaylist(named: name)
        {
            return Resolved(rows: [own])
        }
        guard !exact.isEmpty else {
            throw rows.isEmpty
                ? ReferenceError.nothingFound(name: name, wanted: kinds)
                : ReferenceError.onlyNear(name: name, rows: rows)
        }
        guard session.surroundings == .prompt else { throw ReferenceError.severalFound(name: name, rows: exact) }
        let choice = try await choose("Several are called \(Sanitiser.clean(name)). Which one?", exact.map(\.described))
        return Resolved(rows: [exact[choice]])
    }

    /// The user's own or followed playlist of that name, which no search finds when it is private; the first of several.
    private func ownPlaylist(named name: String) async throws -> Row? {
        guard accountID != nil else { return nil }
        let folded = Folding.folded(name)
        let pages = Feed.myPlaylists.rows(using: self)
        do {
            while let batch = try await pages.nextBatch() {
                if let row = batch.rows.first(where: { Folding.folded($0.name) == folded }) { return row }
            }
        } catch SpotifyError.insufficientScope, SpotifyError.forbidden {
            // A login without that permission has no playlists of its own to offer.
        }
        return nil
    }

    /// What bears the name in the newest listing or on the path to the selection, when it is exactly one thing.
    private func known(_ name: String, _ kinds: [RowKind], in session: Session) -> Resolved? {
        let folded = Folding.folded(name)
        let rows =
            session.listings.last?.rows.filter { kinds.contains($0.kind) && Folding.folded($0.name) == folded } ?? []
        if rows.count == 1 { return Resolved(rows: rows, listing: session.listings.last) }
        guard rows.isEmpty else { return nil }
        let selected = session.selection.filter {
            kinds.contains(RowKind(rawValue: $0.kind)) && Folding.folded($0.name) == folded
        }
        return selected.count == 1 ? Resolved(rows: selected.map { Row($0) }) : nil
    }

    /// The kinds a name is looked up among, the most specific last.
    private static let searchable: [ItemKind] = [.artist, .album, .track, .playlist, .show, .episode, .audiobook]
}
