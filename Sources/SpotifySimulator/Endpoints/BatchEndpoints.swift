// Several objects by their ids in one request, and an artist's top tracks: extended mode only
// (SpotifyContract §3.4). An id that does not exist is null in its place.

import HTTPTypes

/// The batch reads. Each kind has its own scope and maximum: twenty albums, fifty of everything else.
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

    /// `GET /<name>?ids=…`. A malformed id refuses the whole request; an unknown one does not.
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

    /// `GET /artists/{id}/top-tracks`: at most ten, best known first.
    @Sendable
    private static func topTracks(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard let artist = try call.id().flatMap(state.world.catalogue.artist) else { throw .notFound }
        let writer = call.writer(state)
        let tracks = state.world.catalogue.topTracks(of: artist, atMost: 10)
        return .json(["tracks": .array(tracks.map(writer.track))])
    }
}
