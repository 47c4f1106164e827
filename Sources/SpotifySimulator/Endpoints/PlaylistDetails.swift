// The making and describing of playlists: name, description, visibility and cover. Their
// entries are in PlaylistEdits.

import FoundationEssentials
import HTTPTypes

/// The playlist writes that leave the entries alone.
enum PlaylistDetails {
    static let routes: [Route] = [
        Route(.post, "me/playlists", for: .user, counts: .playlistWrites, answer: create),
        .extended(.post, "users/{id}/playlists", for: .user, counts: .playlistWrites, answer: createForUser),
        Route(.put, "playlists/{id}", for: .user, counts: .playlistWrites, answer: change),
        Route(.get, "playlists/{id}/images", counts: .playlists, answer: images),
        Route(.put, "playlists/{id}/images", for: .user, counts: .playlistWrites, answer: setImage),
    ]

    /// The largest cover: 256 kB in base64.
    private static let mostImageBytes = 256 * 1_024
    /// The most playlists of one user (SpotifyContract §14.3).
    private static let mostPlaylists = 11_000

    /// `POST /me/playlists`. The new playlist is the first in the user's list.
    @Sendable
    private static func create(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let body = try call.object()
        let visibility = try visibility(call, body, before: .open, state)
        let description = try description(body, state)
        guard let name = try name(body, state), !name.isEmpty else {
            throw .badRequest("Missing required field: name")
        }
        guard state.world.playlists.count(where: { $0.owner == .user(call.userID) }) < mostPlaylists else {
            throw APIError(status: .forbidden, message: "Playlist limit reached")
        }
        state.created += 1
        // The count and the time make the id differ when a user makes two playlists of the same name.
        let id = CatalogueID(
            "playlist", [call.userID, name, String(state.created), "\(call.now.timeIntervalSince1970)"])
        state.world.playlists.append(
            SimulatedPlaylist(
                name: name, owner: .user(call.userID), description: description, visibility: visibility, entries: [],
                id: id))
        let index = state.world.playlists.count - 1
        state.world.playlists[index].arrivals[call.userID] = state.world.nextArrival(for: call.userID)
        return .json(call.writer(state).playlist(index, for: call.userID), status: .created)
    }

    /// `POST /users/{id}/playlists`, the older form; only for oneself.
    @Sendable
    private static func createForUser(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard call.parameters.first == call.userID else { throw .forbidden }
        return try create(call, &state)
    }

    /// `PUT /playlists/{id}`: changes what the body names and leaves the rest. Only the owner may.
    @Sendable
    private static func change(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let index = try PlaylistEdits.editable(call, state, ownerOnly: true)
        let body = try call.object()
        let visibility = try visibility(call, body, before: state.world.playlists[index].visibility, state)
        let description = try description(body, state)
        // What has a description keeps one (SpotifyContract §14.3).
        if description?.isEmpty == true { throw .badRequest("Attribute description is empty") }
        let name = try name(body, state)
        if body["name"] != nil, name?.isEmpty ?? true { throw .badRequest("Invalid name") }
        state.change(playlist: index, at: call.now) { playlist in
            playlist.describe { playlist in
                if let name { playlist.name = name }
                if body["description"] != nil { playlist.description = description }
                playlist.visibility = visibility
            }
        }
        return .done
    }

    /// The description; `nil` when the body has none. One that breaks the rules is refused in the configured way.
    private static func description(_ body: JSONValue, _ state: SimulatorState) throws(APIError) -> String? {
        guard let text = body["description"]?.asString else { return nil }
        let rules = state.configuration.playlists
        guard PlaylistText.isDescription(text) else { throw refusal(of: "description", rules) }
        if rules.refusesAddresses, PlaylistText.namesAddress(text) { throw .badRequest("Invalid description") }
        return text
    }

    /// The name; `nil` when the body has none. One that is too long is refused in the configured way.
    private static func name(_ body: JSONValue, _ state: SimulatorState) throws(APIError) -> String? {
        guard let text = body["name"]?.asString else { return nil }
        guard PlaylistText.isName(text) else { throw refusal(of: "name", state.configuration.playlists) }
        return text
    }

    /// The answer to a text that breaks the rules.
    private static func refusal(of part: String, _ rules: PlaylistRules) -> APIError {
        switch rules.badDetails {
        case .serverError: .serverError
        case .badRequest: .badRequest("Invalid \(part)")
        }
    }

    /// The visibility that `public` and `collaborative` give together. A collaborative playlist cannot be public.
    private static func visibility(
        _ call: APICall, _ body: JSONValue, before: SimulatedPlaylist.Visibility, _ state: SimulatorState,
    ) throws(APIError) -> SimulatedPlaylist.Visibility {
        // What the body leaves out stays as it was.
        let isOpen = body["public"]?.asBool ?? (before == .open)
        let isShared = body["collaborative"]?.asBool ?? (before == .collaborative)
        let asked: SimulatedPlaylist.Visibility
        switch (isOpen, isShared) {
        case (true, true): throw .badRequest("Collaborative playlists can only be private")
        case (true, false): asked = .open
        case (false, true): asked = .collaborative
        case (false, false): asked = .secret
        }
        try call.require(asked.modifyScope)
        // The rule concerns `public` alone; making a playlist collaborative always works.
        guard state.configuration.playlists.ignoresPublic, !isShared else { return asked }
        return before == .collaborative ? .secret : before
    }

    /// `GET /playlists/{id}/images`.
    @Sendable
    private static func images(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let playlist = state.world.playlists[try PlaylistEndpoints.find(call, state)]
        let images = call.writer(state).playlistImages(playlist)
        return .json(images == .null ? [] : images)
    }

    /// `PUT /playlists/{id}/images`: a JPEG in base64.
    @Sendable
    private static func setImage(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard call.has(.imageUpload) else {
            switch state.configuration.playlists.missingImageScope {
            case .unauthorized: throw .unauthorized
            case .forbidden: throw .scope
            }
        }
        let index = try PlaylistEdits.editable(call, state)
        guard call.request.headers[.contentType]?.hasPrefix("image/jpeg") == true else {
            throw APIError(status: .unsupportedMediaType, message: "Unsupported Media Type")
        }
        guard call.request.body.count <= mostImageBytes else {
            throw APIError(status: .contentTooLarge, message: "Request Entity Too Large", form: .text)
        }
        // Base64 must have no line break, not even at its end. A JPEG begins with the bytes FF D8 FF.
        guard let picture = Data(base64Encoded: Data(call.request.body)),
            picture.starts(with: [0xff, 0xd8, 0xff])
        else {
            throw .badRequest("Invalid image")
        }
        let text = String(decoding: call.request.body, as: UTF8.self)
        state.change(playlist: index, at: call.now) { $0.describe { $0.cover = CatalogueID("cover", [text]) } }
        return WireAnswer(.accepted)
    }
}

extension SimulatedPlaylist.Visibility {
    /// The scope for changing a playlist of this visibility.
    var modifyScope: Scope {
        switch self {
        case .open: .playlistModifyPublic
        case .secret, .collaborative: .playlistModifyPrivate
        }
    }
}
