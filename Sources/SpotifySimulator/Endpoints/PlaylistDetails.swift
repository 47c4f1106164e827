// Playlists are made, renamed and given covers here; their entries are PlaylistEdits'.

import FoundationEssentials
import HTTPTypes

/// The playlist writes that leave the entries alone.
enum PlaylistDetails {
    static let routes: [Route] = [
        Route(.post, "me/playlists", for: .user, counts: .playlistWrites, answer: create),
        .extended(.post, "users/{id}/playlists", for: .user, counts: .playlistWrites, answer: createForUser),
        Route(.put, "playlists/{id}", for: .user, counts: .playlistWrites, answer: change),
        Route(.get, "playlists/{id}/images", counts: .playlists, answer: images),
        Route(
            .put, "playlists/{id}/images", scopes: [.imageUpload], for: .user, counts: .playlistWrites,
            answer: setImage),
    ]

    /// The service takes pictures of 256 kB in base64.
    private static let mostImageBytes = 256 * 1_024

    @Sendable
    private static func create(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let body = try call.object()
        let visibility = try visibility(body, before: .open)
        try call.require(visibility.modifyScope)
        guard let name = body["name"]?.asString, !name.isEmpty else {
            throw .badRequest("Missing required field: name")
        }
        state.created += 1
        let id = CatalogueID(
            "playlist", [call.userID, name, String(state.created), "\(call.now.timeIntervalSince1970)"])
        state.world.playlists.append(
            SimulatedPlaylist(
                name: name, owner: .user(call.userID), description: body["description"]?.asString,
                visibility: visibility, entries: [], id: id))
        let index = state.world.playlists.count - 1
        return .json(call.writer(state).playlist(index, for: call.userID), status: .created)
    }

    @Sendable
    private static func createForUser(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard call.parameters.first == call.userID else { throw .forbidden }
        return try create(call, &state)
    }

    @Sendable
    private static func change(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let index = try PlaylistEdits.editable(call, state, ownerOnly: true)
        let body = try call.object()
        let visibility = try visibility(body, before: state.world.playlists[index].visibility)
        try call.require(visibility.modifyScope)
        if let name = body["name"] {
            guard let name = name.asString, !name.isEmpty else { throw .badRequest("Invalid name") }
            state.world.playlists[index].name = name
        }
        if let description = body["description"] { state.world.playlists[index].description = description.asString }
        state.world.playlists[index].visibility = visibility
        state.world.playlists[index].revision += 1
        return .done
    }

    /// `public` and `collaborative` together; a collaborative playlist cannot be public.
    private static func visibility(
        _ body: JSONValue, before: SimulatedPlaylist.Visibility,
    ) throws(APIError) -> SimulatedPlaylist.Visibility {
        let isOpen = body["public"]?.asBool ?? (before == .open)
        let isShared = body["collaborative"]?.asBool ?? (before == .collaborative)
        switch (isOpen, isShared) {
        case (true, true): throw .badRequest("Collaborative playlists can only be private")
        case (true, false): return .open
        case (false, true): return .collaborative
        case (false, false): return .secret
        }
    }

    @Sendable
    private static func images(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let playlist = state.world.playlists[try PlaylistEndpoints.find(call, state)]
        let images = call.writer(state).playlistImages(playlist)
        return .json(images == .null ? [] : images)
    }

    @Sendable
    private static func setImage(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let index = try PlaylistEdits.editable(call, state)
        guard call.request.headers[.contentType]?.hasPrefix("image/jpeg") == true else {
            throw APIError(status: .unsupportedMediaType, message: "Unsupported Media Type")
        }
        guard call.request.body.count <= mostImageBytes else {
            throw APIError(status: .contentTooLarge, message: "Request Entity Too Large", form: .text)
        }
        // A JPEG begins with the bytes FF D8 FF, whatever comes behind them.
        guard let picture = Data(base64Encoded: Data(call.request.body), options: .ignoreUnknownCharacters),
            picture.starts(with: [0xff, 0xd8, 0xff])
        else {
            throw .badRequest("Invalid image")
        }
        let text = String(decoding: call.request.body, as: UTF8.self)
        state.world.playlists[index].cover = CatalogueID("cover", [text])
        return WireAnswer(.accepted)
    }
}

extension SimulatedPlaylist.Visibility {
    /// What changing such a playlist needs.
    var modifyScope: Scope {
        switch self {
        case .open: .playlistModifyPublic
        case .secret, .collaborative: .playlistModifyPrivate
        }
    }
}
