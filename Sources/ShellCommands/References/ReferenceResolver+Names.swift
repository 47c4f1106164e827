// Looking names up (Language §3): in the newest listing and the selection, in what was seen, among the user's own
// playlists, then at Spotify. Only an exact match, folded, is taken; near ones are offered by
// ReferenceResolver+Nearest.

import CommandLanguage
import Library
import Rows
import SpotifyAPI
import SpotifyModel
import Text

extension ReferenceResolver {
    /// The one thing of that name. The cheap places come first; a script, which may run anywhere, looks only at Spotify
    /// and its user's playlists.
    func find(
        _ name: String, _ kinds: [RowKind], _ depth: Depth, _ missing: NearMiss, in session: Session
    ) async throws -> Resolved {
        if session.surroundings == .prompt {
            if let known = known(name, kinds, in: session) { return known }
            // What was seen before costs nothing, where the name is all that has to be known.
            if depth == .identity, spotify.context.freshness == .cacheAllowed,
                let bearer = await onlyBearer(of: name, kinds: kinds)
            {
                return Resolved(rows: [session.row(of: bearer)])
            }
        }
        guard !spotify.context.isOffline else { return try await copied(name, kinds, depth, missing, in: session) }
        let searched = kinds.compactMap(\.item).filter(ItemKind.searchable.contains)
        guard let first = searched.first else { throw ReferenceError.nothingFound(name: name, wanted: kinds) }
        if searched.count == 1, SpotifyID(name) != nil {
            return Resolved(rows: [try await row(at: "spotify:\(first.rawValue):\(name)", kinds, depth)])
        }
        var own = OwnPlaylists()
        if searched == [.playlist] {
            own = try await ownPlaylists(upTo: name)
            if let row = try await choice(of: own.bearers, called: name, in: session) { return Resolved(rows: [row]) }
        }
        let found: [Row]
        do {
            let hits = SearchHits(query: name, kinds: searched).rows(using: spotify.lookingUp)
            found = try await hits.nextBatch()?.rows ?? []
        } catch let error as SpotifyError {
            return try await copied(name, kinds, after: error, in: session)
        }
        if let row = try await choice(of: found.called(name), called: name, in: session) {
            return Resolved(rows: [row])
        }
        if searched.count > 1, searched.contains(.playlist) {
            own = try await ownPlaylists(upTo: name)
            if let row = try await choice(of: own.bearers, called: name, in: session) { return Resolved(rows: [row]) }
        }
        if let row = try await othersPlaylist(called: name, kinds, in: session) { return Resolved(rows: [row]) }
        let nearest = await nearest(to: name, kinds, own: own.rows, found: found, in: session)
        return Resolved(rows: [try await offer(nearest, to: name, kinds, depth, missing, in: session)])
    }

    /// The one that is meant of things with one name; nil for none. Several are asked about, or fail in a script.
    func choice(of bearers: [Row], called name: String, in session: Session) async throws -> Row? {
        guard bearers.count > 1 else { return bearers.first }
        guard session.surroundings == .prompt else { throw ReferenceError.severalFound(name: name, rows: bearers) }
        let choice = try await console.choose(
            "Several are called \(Sanitiser.clean(name)). Which one?", bearers.map(\.described))
        return bearers[choice]
    }

    /// The user's own and followed playlists, as far as they were read.
    private struct OwnPlaylists {
        var rows: [Row] = []
        /// Those with the name that was looked for.
        var bearers: [Row] = []
    }

    /// The user's own and followed playlists, which no search finds when they are private, up to the page with one of
    /// that name.
    private func ownPlaylists(upTo name: String) async throws -> OwnPlaylists {
        var own = OwnPlaylists()
        guard spotify.context.account != nil else { return own }
        let pages = MyPlaylists().rows(using: spotify.lookingUp)
        do {
            while own.bearers.isEmpty, let batch = try await pages.nextBatch() {
                own.rows += batch.rows
                own.bearers = batch.rows.called(name)
            }
        } catch SpotifyError.insufficientScope, SpotifyError.forbidden {
            // A login without that permission has no playlists of its own to offer.
        }
        return own
    }

    /// Another user's playlist of that name that was seen before, where no search and no list has it now: whose it is
    /// has to be said, not that nothing is called so. One request, and at a prompt only.
    private func othersPlaylist(called name: String, _ kinds: [RowKind], in session: Session) async throws -> Row? {
        guard kinds.contains("playlist"), session.surroundings == .prompt,
            let bearer = await onlyBearer(of: name, kinds: ["playlist"])
        else { return nil }
        do {
            let row = try await row(at: bearer.uri, ["playlist"], .everything)
            return row[.mine] == false && Folding.folded(row.name) == Folding.folded(name) ? row : nil
        } catch SpotifyError.notFound {
            return nil
        }
    }

    /// What bears the name in the newest listing or on the path to the selection, when it is exactly one thing.
    private func known(_ name: String, _ kinds: [RowKind], in session: Session) -> Resolved? {
        let folded = Folding.folded(name)
        let rows = (session.listings.last?.rows ?? []).filter { row in
            kinds.contains(row.kind) && !session.isDeleted(row)
        }.called(name)
        if rows.count == 1 { return Resolved(rows: rows, listing: session.listings.last) }
        guard rows.isEmpty else { return nil }
        let selected = session.selection.filter {
            kinds.contains($0.kind) && Folding.folded($0.name) == folded
        }
        return selected.count == 1 ? Resolved(rows: selected.map { Row($0) }) : nil
    }

    /// What bears the name among everything seen, when it is exactly one thing of one kind.
    func onlyBearer(of name: String, kinds: [RowKind]) async -> SelectedThing? {
        let found = await names.bearers(of: Folding.folded(name), kinds: kinds.map(\.rawValue))
        guard found.count == 1, let bearer = found.first else { return nil }
        return SelectedThing(kind: RowKind(rawValue: bearer.kind), uri: bearer.uri, name: bearer.name)
    }

    /// The same rows, with their names where only their URIs were given and something of that URI was seen.
    func named(_ rows: [Row]) async -> [Row] {
        var named: [Row] = []
        for var row in rows {
            if let uri = row.uri, row.name == uri, let known = await names.name(of: uri) { row.name = known.name }
            named.append(row)
        }
        return named
    }
}

extension [Row] {
    /// Those of exactly this name, folded.
    fileprivate func called(_ name: String) -> [Row] {
        let folded = Folding.folded(name)
        return filter { Folding.folded($0.name) == folded }
    }
}
