// The player (SpotifyContract §5). A command's answer says only that it was accepted: the body of a 2xx is
// ignored, and reads show the new state some hundred milliseconds later.

import HTTPTypes
package import SpotifyModel

extension Endpoint where Response == Playback? {
    /// `GET /me/player`; nil when no device is active (204). Without `additional_types` an episode would come as a null
    /// item.
    package static var playback: Endpoint<Playback?> {
        Endpoint(.get, "/me/player", query: [.bothTypes], scopes: [.readPlaybackState]) {
            (status, body) throws(UnreadableAnswer) in
            guard status != 204 else { return nil }
            try Confirmation.read.check(status, body)
            return try JSONAnswer.decode(Playback.self, body)
        }
    }
}

extension Endpoint where Response == CursorPage<PlayedTrack> {
    /// `GET /me/player/recently-played`, newest first. 50 plays are all there is.
    ///
    /// - Parameter before: Milliseconds since 1970, from the page before.
    package static func recentlyPlayed(limit: Int, before: String? = nil) -> Endpoint {
        let cursor = before.map { [QueryItem("before", $0)] } ?? []
        return reading(
            "/me/player/recently-played", query: [QueryItem("limit", limit)] + cursor, scopes: [.readRecentlyPlayed])
    }
}

extension Endpoint where Response == [Device] {
    /// `GET /me/player/devices`.
    package static var devices: Endpoint {
        Endpoint(.get, "/me/player/devices", scopes: [.readPlaybackState]) { (status, body) throws(UnreadableAnswer) in
            try Confirmation.read.check(status, body)
            return try JSONAnswer.decode(DeviceList.self, body).devices
        }
    }
}

extension Endpoint where Response == Queue {
    /// `GET /me/player/queue`: up to twenty entries; Spotify pads a short queue by repeating it.
    package static var queue: Endpoint {
        reading("/me/player/queue", scopes: [.readCurrentlyPlaying, .readPlaybackState])
    }
}

/// What is repeated.
package enum RepeatMode: String, Sendable, Hashable, CaseIterable { case off, track, context }

extension Duration {
    /// Whole milliseconds; the largest number for a duration that overflows.
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, overflows) = seconds.multipliedReportingOverflow(by: 1000)
        let (sum, overflowsToo) = product.addingReportingOverflow(attoseconds / 1_000_000_000_000_000)
        return overflows || overflowsToo ? (seconds < 0 ? .min : .max) : sum
    }
}

/// What to start.
package enum PlayRequest: Sendable, Hashable {
    /// Where to start within it.
    package enum Offset: Sendable, Hashable {
        /// A place counted from 0. It is the safer form: with relinked tracks a URI may not be
        /// found (SpotifyContract §8.7).
        case position(Int)
        /// The URI of one of its entries.
        case uri(String)
    }

    /// What was playing. It is sent without any body, since an empty object has lost queues (SpotifyContract §5).
    case resume
    /// An album, artist, playlist or show; artists accept no offset.
    case context(uri: String, offset: Offset?, at: Duration?)
    /// Tracks and episodes, which then play without a context.
    case items(uris: [String], offset: Offset?, at: Duration?)
}

extension Endpoint where Response == Accepted {
    /// `PUT /me/player/play`.
    ///
    /// - Parameter device: The id of the device; nil for the active one. The same in all commands.
    package static func play(_ request: PlayRequest, device: String?) -> Endpoint {
        command(.put, "/me/player/play", device: device, body: request.body?.bytes)
    }

    /// `PUT /me/player/pause`.
    package static func pause(device: String?) -> Endpoint { command(.put, "/me/player/pause", device: device) }

    /// `POST /me/player/next`.
    package static func next(device: String?) -> Endpoint { command(.post, "/me/player/next", device: device) }

    /// `POST /me/player/previous`.
    package static func previous(device: String?) -> Endpoint { command(.post, "/me/player/previous", device: device) }

    /// `PUT /me/player`: moves the music to another device.
    ///
    /// - Parameter play: nil leaves it playing or paused as it is.
    package static func transfer(to device: String, play: Bool?) -> Endpoint {
        var body = JSONBody()
        body.add("device_ids", [device])
        if let play { body.add("play", play) }
        return command(.put, "/me/player", device: nil, body: body.bytes)
    }

    /// `POST /me/player/queue`: one item per request; the Web API cannot remove it again.
    package static func addToQueue(uri: String, device: String?) -> Endpoint {
        command(.post, "/me/player/queue", query: [QueryItem("uri", uri)], device: device)
    }

    /// `PUT /me/player/seek`; a place beyond the end leads to the next track (SpotifyContract §5).
    package static func seek(to position: Duration, device: String?) -> Endpoint {
        let query = [QueryItem("position_ms", Int(position.milliseconds))]
        return command(.put, "/me/player/seek", query: query, device: device)
    }

    /// `PUT /me/player/repeat`.
    package static func setRepeat(_ mode: RepeatMode, device: String?) -> Endpoint {
        command(.put, "/me/player/repeat", query: [QueryItem("state", mode.rawValue)], device: device)
    }

    /// `PUT /me/player/volume`.
    ///
    /// - Parameter percent: 0 to 100.
    package static func setVolume(_ percent: Int, device: String?) -> Endpoint {
        command(.put, "/me/player/volume", query: [QueryItem("volume_percent", percent)], device: device)
    }

    /// `PUT /me/player/shuffle`.
    package static func setShuffle(_ isOn: Bool, device: String?) -> Endpoint {
        command(.put, "/me/player/shuffle", query: [QueryItem("state", isOn ? "true" : "false")], device: device)
    }

    /// A command with its device as a parameter of the query.
    private static func command(
        _ method: HTTPRequest.Method, _ path: String, query: [QueryItem] = [], device: String?, body: [UInt8]? = nil
    ) -> Endpoint {
        let device = device.map { [QueryItem("device_id", $0)] } ?? []
        return writing(method, path, query: query + device, body: body, scopes: [.modifyPlaybackState])
    }
}

extension PlayRequest {
    /// The body; nil for resuming, which has none.
    fileprivate var body: JSONBody? {
        var body = JSONBody()
        switch self {
        case .resume: return nil
        case .context(let uri, let offset, let start):
            body.add("context_uri", uri)
            Self.add(offset, start, to: &body)
        case .items(let uris, let offset, let start):
            body.add("uris", uris)
            Self.add(offset, start, to: &body)
        }
        return body
    }

    /// Adds `offset` and `position_ms`, where they are given.
    private static func add(_ offset: Offset?, _ start: Duration?, to body: inout JSONBody) {
        var place = JSONBody()
        switch offset {
        case .position(let position)?: place.add("position", position)
        case .uri(let uri)?: place.add("uri", uri)
        case nil: break
        }
        if offset != nil { body.add("offset", place) }
        if let start { body.add("position_ms", start.milliseconds) }
    }
}
