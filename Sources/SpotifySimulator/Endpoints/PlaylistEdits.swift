// Changes of a playlist's entries: add, replace, reorder, remove (SpotifyContract §3.3). The same four stand under
// `/tracks` in extended mode. A removal drops every copy of a URI, whatever positions it names, and a user's own files can
// be moved, never added or removed (SpotifyContract §14.1). An old snapshot id is accepted, one the playlist never had is
// not (SpotifyContract §14.2).

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
        state.change(playlist: index, at: call.now) { $0.insert(added, at: place) }
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
            let others = try entries(call, body, state)
            state.change(playlist: index, at: call.now) { $0.replace(with: others) }
        case (false, let start?):
            let move = try Move(start, body, of: state.world.playlists[index], state.configuration.playlists)
            state.change(playlist: index, at: call.now) { move.apply(to: &$0) }
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
            throw .badRequest(body["positions"] == nil ? "Missing required field: items" : "No uris provided")
        }
        guard listed.count <= mostEntries else { throw .badRequest("Too many items") }
        _ = try changes(body, of: state.world.playlists[index])
        var uris: Set<String> = []
        for item in listed {
            guard let uri = item["uri"]?.asString else { throw .badRequest("Missing required field: uri") }
            guard isPlaylistURI(uri) else { throw .badRequest("Invalid track uri: \(uri.prefix(80))") }
            uris.insert(uri)
        }
        let catalogue = state.world.catalogue
        state.change(playlist: index, at: call.now) { [uris] playlist in playlist.remove(uris, in: catalogue) }
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

    /// How many changes ago the snapshot id of the body held; one the playlist never had is refused.
    private static func changes(_ body: JSONValue, of playlist: SimulatedPlaylist) throws(APIError) -> Int {
        switch body["snapshot_id"] {
        case nil, .null: return 0
        case .string(let id):
            guard let changes = playlist.changes(since: id) else { throw .badRequest("Invalid snapshot_id") }
            return changes
        case .some: throw .badRequest("Invalid snapshot_id")
        }
    }

    /// A run of entries that goes elsewhere, its places counted in the list before the move: the one that the snapshot id
    /// names, or that of now.
    private struct Move {
        let range: Range<Int>
        let destination: Int
        /// How many changes ago the places were right.
        let changes: Int

        init(
            _ start: JSONValue, _ body: JSONValue, of playlist: SimulatedPlaylist, _ rules: PlaylistRules,
        ) throws(APIError) {
            let length = body["range_length"]?.asInt ?? 1
            guard let start = start.asInt, let destination = body["insert_before"]?.asInt else {
                throw .badRequest("Missing required field: insert_before")
            }
            let passed = try PlaylistEdits.changes(body, of: playlist)
            switch rules.staleMove {
            case .oldList: changes = min(passed, playlist.past.count)
            case .presentList: changes = 0
            }
            let count = playlist.count(changes: changes)
            guard start >= 0, length >= 1, length <= count, start <= count - length, (0...count).contains(destination)
            else { throw .badRequest("Given positions are out of bounds") }
            range = start..<start + length
            self.destination = destination
        }

        func apply(to playlist: inout SimulatedPlaylist) {
            if changes == 0 { return playlist.move(range, before: destination) }
            let (places, place) = playlist.present(range, before: destination, changes: changes)
            playlist.gather(places, before: place)
        }
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
        guard uris.count <= mostEntries else {
            throw .badRequest("You can add a maximum of \(mostEntries) tracks per request")
        }
        var entries: [PlaylistEntry] = []
        for uri in uris {
            guard isPlaylistURI(uri) else { throw .badRequest("Invalid track uri: \(uri.prefix(80))") }
            switch state.world.catalogue.playable(uri) {
            case .track(let track): entries.append(entry(.track(track), call))
            case .episode(let episode): entries.append(entry(.episode(episode), call))
            case .chapter, .advertisement, nil:
                switch state.configuration.playlists.deadURI {
                case .badGateway: throw .badGateway
                case .badRequest: throw .badRequest("Payload contains a non-existing ID")
                }
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

extension SimulatorState {
    /// Changes a playlist, after which its snapshot id may lag.
    mutating func change(playlist index: Int, at moment: Date, _ change: (inout SimulatedPlaylist) -> Void) {
        world.playlists[index].change(at: moment, lag: configuration.playlists.snapshotLag, change)
    }
}
