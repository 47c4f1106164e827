// Several things by their ids at once, and an artist's top tracks: extended mode only (SpotifyContract §3.4). What is not there
// is null in its place.

import HTTPTypes

/// The batch reads.
enum BatchEndpoints {
    static let routes: [Route] = [
        batch("tracks", .tracks) { id, writer in writer.catalogue.track(id).map(writer.track) },
        batch("albums", .albums, atMost: 20) { id, writer in
            writer.catalogue.album(id).map { writer.album($0) }
        },
        batch("artists", .artists) { id, writer in writer.catalogue.artist(id).map(writer.artist) },
        batch("episodes", .spoken, [.readPlaybackPosition]) { id, writer in
            writer.catalogue.spoken.episode(id).map(writer.episode)
        },
        batch("shows", .spoken, [.readPlaybackPosition]) { id, writer in
            writer.catalogue.spoken.show(id).map(writer.simpleShow)
        },
        batch("audiobooks", .spoken) { id, writer in
            writer.catalogue.spoken.audiobook(id).map {
                writer.audiobook($0, chapters: PageWindow(limit: 50, offset: 0))
            }
        },
        batch("chapters", .spoken) { id, writer in writer.catalogue.spoken.chapter(id).map(writer.chapter) },
        .extended(.get, "artists/{id}/top-tracks", counts: .artists, answer: topTracks),
    ]

    private static func batch(
        _ name: String, _ bucket: QuotaBucket, _ scopes: [Scope] = [], atMost most: Int = 50,
        read: @escaping @Sendable (CatalogueID, ObjectWriter) -> JSONValue?,
    ) -> Route {
        .extended(.get, name, scopes: scopes, counts: bucket) { call, state throws(APIError) in
            let ids = try call.list("ids", atMost: most)
            guard ids.allSatisfy(CatalogueID.isWellFormed) else { throw .badRequest("invalid id") }
            let writer = call.writer(state)
            let found = ids.map { id in CatalogueID(id).flatMap { read($0, writer) } ?? nil }
            return .json(.object([writer.member(name, .array(found))]))
        }
    }

    @Sendable
    private static func topTracks(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard let artist = try call.id().flatMap(state.world.catalogue.artist) else { throw .notFound }
        let writer = call.writer(state)
        let tracks = state.world.catalogue.topTracks(of: artist, atMost: 10)
        return .json(["tracks": .array(tracks.map(writer.track))])
    }
}
