// Names near to one that nothing has (Language §3), found without a request: in the newest listing, the selection, the
// user's playlists as far as they were read, and everything seen; where none of these is near, what Spotify's search
// ranked. They are shown, and a single one may be accepted by the user; nothing else is done with them.

import Library
import Rows
import SpotifyModel
import Text

extension ReferenceResolver {
    /// What comes near a name.
    struct Nearest: Sendable {
        /// Those known here whose names are nearest.
        var known: [Row] = []
        /// What the search brought.
        var found: [Row] = []

        var all: [Row] { known + found }
        /// What is meant, as far as anything is: the one that is near here, or the only one the search found.
        var only: Row? { known.count == 1 ? known[0] : known.isEmpty && found.count == 1 ? found[0] : nil }
    }

    /// How many near names are shown beside those the search ranked.
    private static let shownNear = 10
    /// How many of the names seen last are looked through.
    private static let mostNames = 20_000

    /// Ranks everything known by how near its name is; only the nearest class is kept.
    func nearest(
        to name: String, _ kinds: [RowKind], own: [Row], found: [Row], in session: Session
    ) async -> Nearest {
        let typed = Folding.folded(name)
        var candidates = session.surroundings == .prompt ? session.listings.last?.rows.map(\.thing) ?? [] : []
        candidates.removeAll { session.isDeleted($0) }
        candidates += session.selection.reversed().map { session.row(of: $0) } + own
        let foundURIs = Set(found.compactMap(\.uri))
        for seen in await names.newest(Self.mostNames) where !foundURIs.contains(seen.uri) {
            // Making a row of each would take longer than looking at their names.
            let kind = RowKind(rawValue: seen.kind)
            guard kinds.contains(kind), Nearness(of: seen.folded, to: typed) != nil else { continue }
            candidates.append(session.row(of: SelectedThing(kind: kind, uri: seen.uri, name: seen.name)))
        }
        var ranked: [(row: Row, nearness: Nearness)] = []
        var uris: Set<String> = []
        for row in candidates where kinds.contains(row.kind) {
            guard let uri = row.uri, let nearness = Nearness(of: Folding.folded(row.name), to: typed),
                uris.insert(uri).inserted
            else { continue }
            ranked.append((row, nearness))
        }
        let best = ranked.map(\.nearness).min()
        let known = Array(ranked.filter { $0.nearness == best }.map(\.row).prefix(Self.shownNear))
        let shown = Set(known.compactMap(\.uri))
        return Nearest(known: known, found: found.filter { row in row.uri.map { !shown.contains($0) } ?? true })
    }

    /// The near thing that the user accepts; throws all near ones where the user cannot be asked.
    func offer(
        _ nearest: Nearest, to name: String, _ kinds: [RowKind], _ depth: Depth, _ missing: NearMiss,
        in session: Session
    ) async throws -> Row {
        guard !nearest.all.isEmpty else { throw ReferenceError.nothingFound(name: name, wanted: kinds) }
        guard missing == .asks, console.audience == .person, session.surroundings == .prompt, let only = nearest.only
        else {
            throw ReferenceError.onlyNear(name: name, rows: nearest.all)
        }
        guard try await console.ask(.offer(Sanitiser.clean(only.title) + "?")) == "yes" else { throw AskError.declined }
        // Of a thing that was only seen, nothing but the name is known.
        guard depth == .everything, only.values.allSatisfy({ $0 == .missing }), let uri = only.uri else { return only }
        return try await row(at: uri, kinds, depth)
    }
}
