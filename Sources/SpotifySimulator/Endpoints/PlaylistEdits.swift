// Changes of a playlist's entries: add, replace, reorder, remove (SpotifyContract §3.3, §14). In extended mode the
// same four are under `/tracks`. A removal drops every copy of a URI, whatever positions it names. Local files can be
// moved, but neither added nor removed. An old snapshot id is accepted; one that the playlist never had is refused.

import FoundationEssentials
import HTTPTypes

/// The endpoints that change a playlist's entries.
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

    /// `POST /playlists/{id}/items`: at `position`, or else at the end.
    @Sendable
    private static func add(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let index = try editable(call, state)
        let body = try addition(call)
        let added = try entries(call, body, state)
        guard !added.isEmpty else { throw .badRequest("Missing required field: uris") }
        let place = try call.integer("position") ?? body["position"]?.asInt
        let count = state.world.playlists[index].entries.count
        guard (0...count).contains(place ?? 0) else { throw .badRequest("Index out of bounds") }
        let size = state.configuration.playlists.size
        guard count + added.count <= size.most else { throw .full(size) }
        state.change(playlist: index, at: call.now) { $0.insert(added, at: place) }
        return snapshot(index, state, status: .created)
    }

    /// What to add: an object, or a bare array of URIs. The array is documented nowhere, and old clients rely on it.
    private static func addition(_ call: APICall) throws(APIError) -> JSONValue {
        if let body = JSONValue.reading(call.request.body), case .array = body { return ["uris": body] }
        return try call.object()
    }

    /// `PUT /playlists/{id}/items`: with `uris` it replaces all entries, with `range_start`
    /// it moves some; never both.
    @Sendable
    private static func replaceOrMove(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let index = try editable(call, state)
        let body = try call.object()
        let replaces = body["uris"] != nil || call.request.parameter("uris") != nil
        switch (replaces, body["range_start"]) {
        case (true, nil):
            let others = try entries(call, body, state)
            let (dates, catalogue) = (state.configuration.playlists.replacementDates, state.world.catalogue)
            state.change(playlist: index, at: call.now) { $0.replace(with: others, dates, in: catalogue) }
        case (false, let start?):
            let move = try Move(start, body, of: state.world.playlists[index], state.configuration.playlists)
            if state.configuration.playlists.ignoresMoves { break }
            state.change(playlist: index, at: call.now) { move.apply(to: &$0) }
        case (true, .some): throw .badRequest("Either replace or reorder, not both")
        case (false, nil): throw .badRequest("Missing required field: uris")
        }
        return snapshot(index, state)
    }

    /// `DELETE /playlists/{id}/items`.
    @Sendable
    private static func remove(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let index = try editable(call, state)
        let body = try call.object()
        // Under `/tracks` the list has its old name.
        guard let listed = (body["items"] ?? body["tracks"])?.asArray, !listed.isEmpty else {
            throw .badRequest(body["positions"] == nil ? "Missing required field: items" : "No uris provided")
        }
        guard listed.count <= mostEntries else { throw .badRequest("Too many items") }
        _ = try changes(body, of: state.world.playlists[index], state.configuration.playlists)
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

    /// The index of the playlist in the path, if the caller may change it and has the scope for its visibility.
    ///
    /// - Throws: 404 for what the caller cannot see, 403 for what belongs to others or needs another scope.
    static func editable(
        _ call: APICall, _ state: SimulatorState, ownerOnly: Bool = false,
    ) throws(APIError) -> Int {
        guard call.has(.playlistModifyPublic) || call.has(.playlistModifyPrivate) else { throw .scope }
        guard let index = try call.id().flatMap(state.playlist) else { throw .notFound }
        let playlist = state.world.playlists[index]
        guard playlist.isVisible(to: call.userID) else { throw .notFound }
        let isForOwner = ownerOnly || !state.configuration.playlists.collaboratorsWrite
        guard isForOwner ? playlist.owner == .user(call.userID) : playlist.isEditable(by: call.userID) else {
            throw .forbidden
        }
        try call.require(playlist.visibility.modifyScope)
        return index
    }

    /// The answer of every edit: the snapshot id after it.
    private static func snapshot(
        _ index: Int, _ state: SimulatorState, status: HTTPResponse.Status = .ok,
    ) -> WireAnswer {
        .json(["snapshot_id": .string(state.world.playlists[index].snapshot)], status: status)
    }

    /// How many changes ago the snapshot id of the body was current; 0 without one. An id the
    /// playlist never had is 400.
    private static func changes(
        _ body: JSONValue, of playlist: SimulatedPlaylist, _ rules: PlaylistRules,
    ) throws(APIError) -> Int {
        switch (body["snapshot_id"], rules.snapshotIDs) {
        case (nil, _), (.null, _): return 0
        case (.some, .badVersionTag): throw .badRequest("Missing or bad version tag")
        case (.some, .badGateway): throw .badGateway
        case (.string(let id), .accepted):
            guard let changes = playlist.changes(since: id) else { throw .badRequest("Invalid snapshot_id") }
            return changes
        case (.some, .accepted): throw .badRequest("Invalid snapshot_id")
        }
    }

    /// A run of entries that goes to another place. Its places count in the list before the move: the list that
    /// the snapshot id names, or the present one, by the configured rule.
    ///
    ///     {"range_start": 5, "range_length": 2, "insert_before": 0}   the sixth and seventh entry become the first two
    ///     {"range_start": 0, "insert_before": 10}                     the first entry becomes the tenth
    private struct Move {
        let range: Range<Int>
        let destination: Int
        /// How many changes ago the places were right.
        let changes: Int

        /// Reads the places and checks them against the list they count in.
        init(
            _ start: JSONValue, _ body: JSONValue, of playlist: SimulatedPlaylist, _ rules: PlaylistRules,
        ) throws(APIError) {
            let length = body["range_length"]?.asInt ?? 1
            guard let start = start.asInt, let destination = body["insert_before"]?.asInt else {
                throw .badRequest("Missing required field: insert_before")
            }
            let passed = try PlaylistEdits.changes(body, of: playlist, rules)
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

        /// Moves the run, wherever its entries have got to by now.
        func apply(to playlist: inout SimulatedPlaylist) {
            if changes == 0 { return playlist.move(range, before: destination) }
            let (places, place) = playlist.present(range, before: destination, changes: changes)
            playlist.gather(places, before: place)
        }
    }
}

extension PlaylistEdits {
    /// The entries that the URIs name; the query wins over the body (SpotifyContract §3.3). An id that does not
    /// exist is refused in the configured way.
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

    /// A new entry, added now by the caller.
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
    /// Changes a playlist; reads may show the earlier snapshot id for the configured time.
    mutating func change(playlist index: Int, at moment: Date, _ change: (inout SimulatedPlaylist) -> Void) {
        world.playlists[index].change(at: moment, lag: configuration.playlists.snapshotLag, change)
    }
}
