// The rows with which `except` and `common` compare theirs: how they are named, and when a row is among them. Things
// are the same when their URI is; a playlist stands for what is in it, an album, a show and an audiobook for theirs, an
// artist for what is credited to them.

import CommandLanguage
import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// The rows to compare with.
struct OtherRows: Sendable {
    private static let kinds: [RowKind] = [
        "track", "album", "artist", "playlist", "episode", "show", "audiobook", "chapter",
    ]

    static let slot = Slot.things(
        "X", kinds, shape: .several,
        help: "rows, or things by name; a playlist stands for its tracks")

    /// What it costs.
    static let cost = "none for rows; 1 for a name, 1 a page of 50 for a playlist"

    /// What commands that take it say of it.
    static let details = """
        Things are the same when their URI is. Among tracks a playlist stands for what is in it, an album for its \
        tracks, an artist for the tracks credited to them.
        """

    private let references: [LocatedReference]

    init(_ input: ParsedInput) throws(UsageError) { references = try input.value(Self.slot) }

    /// The rows that are among the others, or those that are not.
    func sifting(
        _ rows: RowStream, keepingThose areAmong: Bool, in session: Session, using services: Services
    ) async throws -> RowStream {
        let found = try await services.resolver.resolve(references, kinds: Self.kinds, depth: .identity, in: session)
        let others = Others(try await services.resolver.withArtistNames(found.rows), using: services.spotify)
        var stream = RowStream(pulling: {
            guard var batch = try await rows.nextBatch() else { return nil }
            try await others.check(batch.rows)
            var kept: [Row] = []
            for row in batch.rows where try await others.contains(row.thing) == areAmong { kept.append(row) }
            batch.rows = kept
            return batch
        })
        stream.heading = rows.heading
        return stream
    }
}

/// The others, opened when it turns out that they must be.
private actor Others {
    private let spotify: SpotifyReader
    /// Everything that was named, by URI.
    private let uris: Set<String>
    private let artists: [(uri: String, folded: String)]
    private let playlists: [Row]
    private let kinds: [RowKind]
    /// What is in the playlists; nil until a row is compared with it, since reading them costs requests.
    private var contents: Set<String>?
    private var isChecked = false

    init(_ rows: [Row], using spotify: SpotifyReader) {
        let things = rows.map(\.thing)
        self.spotify = spotify
        uris = Set(things.compactMap(\.uri))
        artists = things.filter { $0.kind == "artist" }.map { ($0.uri ?? "", Folding.folded($0.name)) }
        playlists = things.filter { $0.kind == "playlist" }
        var seen: [RowKind] = []
        for kind in things.map(\.kind) where !seen.contains(kind) { seen.append(kind) }
        kinds = seen
    }

    /// Throws where none of the others can ever be among such rows: leaving nothing out of them would be no answer.
    func check(_ rows: [Row]) throws {
        guard !isChecked, let first = rows.first, let kind = kinds.first else { return }
        isChecked = true
        let canBe = rows.contains { row in kinds.contains { Self.canBe($0, among: row.thing.kind) } }
        if !canBe { throw ReferenceError.neverAmong(kind, rows: first.thing.kind) }
    }

    /// Whether a thing of one kind can contain, or be, a thing of the other.
    private static func canBe(_ kind: RowKind, among rows: RowKind) -> Bool {
        if kind == rows || Kinds.table(rows) == nil { return true }
        return switch (kind, rows) {
        case ("playlist", "track"), ("playlist", "episode"), ("album", "track"), ("artist", "track"),
            ("artist", "album"), ("show", "episode"), ("audiobook", "chapter"), ("track", "episode"),
            ("episode", "track"):
            true
        case _: false
        }
    }

    /// By URI, by a link of the row, by a credited name, and last, since it costs requests, by the contents of
    /// playlists.
    func contains(_ row: Row) async throws -> Bool {
        if let uri = row.uri, uris.contains(uri) { return true }
        // A track is not credited to the artists of its album.
        let isLinked = row.links.contains { relation, link in
            uris.contains(link.uri) && !relation.hasPrefix(Row.albumRelation)
        }
        if isLinked { return true }
        if !artists.isEmpty, isCredited(on: row) { return true }
        guard !playlists.isEmpty, let uri = row.uri, row.kind == "track" || row.kind == "episode" else { return false }
        return try await opened().contains(uri)
    }

    /// Whether one of the artists is among those a row names; only the first of them it names by URI.
    private func isCredited(on row: Row) -> Bool {
        guard let names = row[.artists] else { return false }
        let first = row.links["artist"]?.uri
        return names.enumerated().contains { place, name in
            let folded = Folding.folded(name)
            return artists.contains { place == 0 && first != nil ? $0.uri == first : $0.folded == folded }
        }
    }

    /// The tracks of all playlists, read once, however many rows are compared.
    private func opened() async throws -> Set<String> {
        if let contents { return contents }
        var found: Set<String> = []
        for playlist in playlists {
            let feed = try playlist.tracks(spotify.mode)
            found.formUnion(try await feed.rows(using: spotify.readingEverything).all().compactMap(\.uri))
        }
        contents = found
        return found
    }
}

extension ReferenceResolver {
    /// The rows with the names of artists of whom only the URI was given: the others on a track are known by name
    /// alone.
    fileprivate func withArtistNames(_ rows: [Row]) async throws -> [Row] {
        var named: [Row] = []
        for row in rows {
            guard row.kind == "artist", row.name == row.uri, let uri = row.uri else {
                named.append(row)
                continue
            }
            named.append(try await self.row(at: uri, ["artist"], .everything))
        }
        return named
    }
}
