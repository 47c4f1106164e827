// What `play` was asked to play (contract §5): nothing at all resumes, `{}` begins again, else a context or a list of
// tracks with an offset. The wordings are the service's.

import HTTPTypes

/// The body of a play command, read and resolved against the world.
enum PlayBody {
    /// What is to be played.
    enum Order {
        case resume
        /// `{}`: begins again and loses the queue.
        case restart
        case start(TrackList)
    }

    /// Tracks to play and where to begin.
    struct TrackList {
        let tracks: [Int]
        let context: PlaybackContext?
        /// The place to begin at; `nil` leaves it to the service.
        let start: Int?
        let milliseconds: Int
    }

    /// The longest list of `uris`; the real service says 413 around there.
    private static let mostTracks = 800

    static func order(_ bytes: [UInt8], in world: World) throws(APIError) -> Order {
        guard !bytes.isEmpty else { return .resume }
        guard let body = JSONValue.reading(bytes), case .object(let members) = body else {
            throw .badRequest("Malformed json")
        }
        guard !members.isEmpty else { return .restart }
        let milliseconds = try milliseconds(body)
        switch (body["context_uri"], body["uris"]) {
        case (nil, nil): return .restart
        case (.some, .some): throw .badRequest("Can't have both context_uri and uris")
        case (let context?, nil):
            let list = try tracks(of: context.asString ?? "", hasOffset: body["offset"] != nil, in: world)
            return .start(try begin(list.tracks, list.context, body["offset"], milliseconds, world))
        case (nil, let uris?):
            guard let uris = uris.asArray, !uris.isEmpty else { throw .badRequest("Invalid uris") }
            guard uris.count <= mostTracks else {
                throw APIError(status: .contentTooLarge, message: "Request Entity Too Large", form: .text)
            }
            var list: [Int?] = []
            for uri in uris { list.append(try track(uri.asString ?? "", in: world)) }
            return .start(try begin(list, nil, body["offset"], milliseconds, world))
        }
    }

    /// The track a URI names.
    static func track(_ uri: String, in world: World) throws(APIError) -> Int {
        let parts = uri.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "spotify" else { throw .badRequest("Invalid track uri: \(uri.prefix(80))") }
        guard parts[1] == "track" else { throw .badRequest("Unsupported uri kind: \(parts[1].prefix(40))") }
        guard CatalogueID.isWellFormed(parts[2]) else { throw .badRequest("Invalid base62 id") }
        guard let index = CatalogueID(parts[2]).flatMap(world.catalogue.track) else { throw .notFound }
        return index
    }

    private static func milliseconds(_ body: JSONValue) throws(APIError) -> Int {
        switch body["position_ms"] {
        case nil, .null: return 0
        case .int(let number) where number >= 0: return number
        case .some: throw .badRequest("Invalid position_ms")
        }
    }

    /// The tracks of a context in its own places; what cannot be played is nil.
    private static func tracks(
        of uri: String, hasOffset: Bool, in world: World,
    ) throws(APIError) -> (tracks: [Int?], context: PlaybackContext) {
        let parts = uri.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "spotify", let kind = PlaybackContext.Kind(rawValue: String(parts[1]))
        else {
            throw .badRequest("Non supported context uri")
        }
        guard CatalogueID.isWellFormed(parts[2]) else { throw .badRequest("Invalid base62 id") }
        guard let id = CatalogueID(parts[2]) else { throw .notFound }
        let context = PlaybackContext(kind: kind, id: id)
        let catalogue = world.catalogue
        switch kind {
        case .album:
            guard let album = catalogue.album(id) else { throw .notFound }
            return (catalogue.albums[album].tracks.map { $0 }, context)
        case .artist:
            guard let artist = catalogue.artist(id) else { throw .notFound }
            guard !hasOffset else { throw .badRequest("Can't have offset for context type: ARTIST") }
            return (popular(catalogue.artists[artist], in: catalogue), context)
        case .playlist:
            guard let playlist = world.playlists.first(where: { $0.id == id }) else { throw .notFound }
            return (playlist.entries.map(\.playable), context)
        }
    }

    private static func popular(_ artist: CatalogueArtist, in catalogue: Catalogue) -> [Int] {
        let all = artist.albums.flatMap { catalogue.albums[$0].tracks }
        let known = all.sorted { first, second in
            (catalogue.tracks[second].id.popularity, first) < (catalogue.tracks[first].id.popularity, second)
        }
        return Array(known.prefix(50))
    }

    /// Finds the place to begin at and drops what cannot be played.
    private static func begin(
        _ list: [Int?], _ context: PlaybackContext?, _ offset: JSONValue?, _ milliseconds: Int, _ world: World,
    ) throws(APIError) -> TrackList {
        var start: Int?
        if let offset, offset != .null {
            start = try place(offset, in: list, world)
        }
        let tracks = list.compactMap { $0 }
        // Nothing in it can be played: the service calls that a restriction.
        guard !tracks.isEmpty else { throw .restriction }
        if let place = start { start = list[..<place].count { $0 != nil } }
        return TrackList(tracks: tracks, context: context, start: start, milliseconds: milliseconds)
    }

    private static func place(_ offset: JSONValue, in list: [Int?], _ world: World) throws(APIError) -> Int {
        if let uri = offset["uri"]?.asString {
            let wanted = try track(uri, in: world)
            guard let place = list.firstIndex(of: wanted) else { throw .restriction }
            return place
        }
        guard let place = offset["position"]?.asInt, place >= 0 else { throw .badRequest("Invalid offset") }
        guard place < list.count, list[place] != nil else { throw .restriction }
        return place
    }
}

extension PlaylistEntry {
    /// The catalogue track; `nil` for what the Web API cannot play.
    fileprivate var playable: Int? {
        switch content {
        case .track(let index): index
        case .local, .missing: nil
        }
    }
}
