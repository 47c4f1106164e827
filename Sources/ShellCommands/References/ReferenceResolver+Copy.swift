// Names while nothing can be sent: the own copy answers, then what was seen. Both know less than Spotify, so what
// neither has may still exist.

import CommandLanguage
import Library
import Rows
import SpotifyAPI
import Text

extension ReferenceResolver {
    /// The one thing of that name that the own copy has, or that was seen.
    func copied(
        _ name: String, _ kinds: [RowKind], _ depth: Depth, _ missing: NearMiss, in session: Session
    ) async throws -> Resolved {
        if let row = try await choice(of: await copied(called: name, kinds), called: name, in: session) {
            await spotify.copy.use(await spotify.copy.oldest())
            return Resolved(rows: [row])
        }
        if let seen = await onlyBearer(of: name, kinds: kinds) { return Resolved(rows: [session.row(of: seen)]) }
        let own = kinds.contains("playlist") ? await copiedPlaylists() : []
        let nearest = await nearest(to: name, kinds, own: own, found: [], in: session)
        guard !nearest.all.isEmpty else { throw OfflineError.notCopied("anything called \(name)") }
        return Resolved(rows: [try await offer(nearest, to: name, kinds, depth, missing, in: session)])
    }

    /// What the search for a name would find, from the own copy: where Spotify cannot be asked, and the copy knows the
    /// name; else the error is thrown.
    func copied(
        _ name: String, _ kinds: [RowKind], after error: SpotifyError, in session: Session
    ) async throws -> Resolved {
        guard let reason = error.reasonForCopy, spotify.context.freshness == .cacheAllowed,
            let row = try await choice(of: await copied(called: name, kinds), called: name, in: session)
        else { throw error }
        await spotify.copy.answer(for: reason, await spotify.copy.oldest())
        return Resolved(rows: [row])
    }

    /// The things of the own copy with that name.
    private func copied(called name: String, _ kinds: [RowKind]) async -> [Row] {
        var bearers = await spotify.copy.things(called: name, kinds)
        guard kinds.contains("playlist") else { return bearers }
        let folded = Folding.folded(name)
        bearers += await copiedPlaylists().filter { row in
            Folding.folded(row.name) == folded && !bearers.contains { $0.uri == row.uri }
        }
        return bearers
    }

    /// The playlists of the library as the own copy has them.
    private func copiedPlaylists() async -> [Row] {
        guard await spotify.copy.whole(.playlists) != nil else { return [] }
        return await spotify.copy.store.entries(of: .playlists, at: nil).compactMap(\.row)
    }
}
