// Changes of a playlist's entries: add, replace, reorder, remove (contract §3.3). The same four stand under `/tracks` in
// extended mode. A removal drops every copy of a URI; an old snapshot id is accepted, one the playlist never had is not.

import FoundationEssentials
import HTTPTypes

/// The playlist writes.
enum PlaylistEdits {
    static let routes: [Route] = [
        Route(.post, "playlists/{id}/items", for: .user, counts: .playlistWrites, answer: add),
        Route(.put, "playlists/{id}/items", for: .user, counts: .playlistWrites, answer: replaceOrMove),
        Route(.delete, "playlists/{id}/items", for: .user, counts: .playlistWrites, answer: remove),
        .extended(.post, "playlists/{id}/tracks", for: .user, counts: .playlistWrites, answer: add),
        .extended(.put, "playlists/{id}/tracks", for: .user, counts: .playlistWrites, answer: replaceOrMove),
        .extended(.delete, "playlists/{id}/tracks", for: .user, counts: .playlistWrites, answer: remove),
    ]

    /// The most entries one request can add, replace or remove.
    private static let mostEntries = 100

    @Sendable
    private static func add(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let index = try editable(call, state)
        let body = try addition(call)
        let added = try entries(call, body, state)
        guard !added.isEmpty else { throw .badRequest("Missing required field: uris") }
        let place = try call.integer("position") ?? body["position"]?.asInt
        let count = state.world.playlists[index].entries.count
        guard (0...count).contains(place ?? 0) else { throw .badRequest("Index out of bounds") }
        state.world.playlists[index].insert(added, at: place)
        return snapshot(index, state, status: .created)
    }

    /// What to add: an object, or a bare array of URIs, which no page mentions and old clients rely on.
    private static func addition(_ call: APICall) throws(APIError) -> JSONValue {
        if let body = JSONValue.reading(call.request.body), case .array = body { return ["uris": body] }
        return try call.object()
    }

    @Sendable
    private static func replaceOrMove(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let index = try editable(call, state)
        let body = try call.object()
        let replaces = body["uris"] != nil || call.request.parameter("uris") != nil
        switch (replaces, body["range_start"]) {
        case (true, nil):
            state.world.playlists[index].replace(with: try entries(call, body, state))
        case (false, let start?):
            try check(body, of: state.world.playlists[index])
            let (range, destination) = try move(start, body, count: state.world.playlists[index].entries.count)
            state.world.playlists[index].move(range, before: destination)
        case (true, .some): throw .badRequest("Either replace or reorder, not both")
        case (false, nil): throw .badRequest("Missing required field: uris")
        }
        return snapshot(index, state)
    }

    @Sendable
    private static func remove(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let index = try editable(call, state)
        let body = try call.object()
        // Under /tracks the old name of the list still counts.
        guard let listed = (body["items"] ?? body["tracks"])?.asArray, !listed.isEmpty else {
            throw .badRequest("Missing required field: items")
        }
        guard listed.count <= mostEntries else { throw .badRequest("Too many items") }
        try check(body, of: state.world.playlists[index])
        var uris: Set<String> = []
        for item in listed {
            guard let uri = item["uri"]?.asString else { throw .badRequest("Missing required field: uri") }
            guard uri.hasPrefix("spotify:local:") || isPlaylistURI(uri) else {
                throw .badRequest("Invalid track uri: \(uri.prefix(80))")
            }
            uris.insert(uri)
        }
        state.world.playlists[index].remove(uris, in: state.world.catalogue)
        return snapshot(index, state)
    }

    /// The playlist in the path, if the caller may change it and has the scope for its kind.
    static func editable(
        _ call: APICall, _ state: SimulatorState, ownerOnly: Bool = false,
    ) throws(APIError) -> Int {
        guard call.has(.playlistModifyPublic) || call.has(.playlistModifyPrivate) else { throw .scope }
        guard let index = try call.id().flatMap(state.playlist) else { throw .notFound }
        let playlist = state.world.playlists[index]
        guard playlist.isVisible(to: call.userID) else { throw .notFound }
        guard ownerOnly ? playlist.owner == .user(call.userID) : playlist.isEditable(by: call.userID) else {
            throw .forbidden
        }
        try call.require(playlist.visibility.modifyScope)
        return index
    }

    private static func snapshot(
        _ index: Int, _ state: SimulatorState, status: HTTPResponse.Status = .ok,
    ) -> WireAnswer {
        .json(["snapshot_id": .string(state.world.playlists[index].snapshot)], status: status)
    }

    /// A snapshot id must be one the playlist has or had.
    private static func check(_ body: JSONValue, of playlist: SimulatedPlaylist) throws(APIError) {
        switch body["snapshot_id"] {
        case nil, .null: return
        case .string(let id) where playlist.had(snapshot: id): return
        case .some: throw .badRequest("Invalid snapshot_id")
        }
    }

    private static func move(
        _ start: JSONValue, _ body: JSONValue, count: Int,
    ) throws(APIError) -> (range: Range<Int>, destination: Int) {
        let length = body["range_length"]?.asInt ?? 1
        guard let start = start.asInt, let destination = body["insert_before"]?.asInt else {
            throw .badRequest("Missing required field: insert_before")
        }
        guard start >= 0, length >= 1, length <= count, start <= count - length, (0...count).contains(destination)
        else { throw .badRequest("Index out of bounds") }
        return (start..<start + length, destination)
    }
}

extension PlaylistEdits {
    /// The entries the URIs name; the query wins over the body.
    private static func entries(
        _ call: APICall, _ body: JSONValue, _ state: SimulatorState,
    ) throws(APIError) -> [PlaylistEntry] {
        let uris =
            call.request.parameter("uris").map { $0.split(separator: ",").map(String.init) }
            ?? body["uris"]?.asArray?.map { $0.asString ?? "" }
        guard let uris else { throw .badRequest("Missing required field: uris") }
        guard uris.count <= mostEntries else { throw .badRequest("Too many uris") }
        var entries: [PlaylistEntry] = []
        for uri in uris {
            guard isPlaylistURI(uri) else { throw .badRequest("Invalid track uri: \(uri.prefix(80))") }
            switch state.world.catalogue.playable(uri) {
            case .track(let track): entries.append(entry(.track(track), call))
            case .episode(let episode): entries.append(entry(.episode(episode), call))
            case .chapter, .advertisement, nil: throw .badRequest("Payload contains a non-existing ID")
            }
        }
        return entries
    }

    private static func entry(_ content: PlaylistEntry.Content, _ call: APICall) -> PlaylistEntry {
        PlaylistEntry(content, addedAt: call.now, addedBy: call.userID)
    }

    /// Whether it names a track or an episode by a well-formed id.
    private static func isPlaylistURI(_ uri: String) -> Bool {
        let parts = uri.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 3 && parts[0] == "spotify" && ["track", "episode"].contains(parts[1])
            && CatalogueID.isWellFormed(parts[2])
    }
}
