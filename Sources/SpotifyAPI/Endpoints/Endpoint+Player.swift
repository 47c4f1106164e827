// The player (contract §5). Commands answer that they were accepted and nothing more: the body of a 2xx is ignored, and
// the state lags behind.

import HTTPTypes
package import SpotifyModel

extension Endpoint where Response == Playback? {
    /// nil when nothing is active (204).
    package static var playback: Endpoint<Playback?> {
        Endpoint(
            .get, "/me/player", query: [QueryItem("additional_types", "track,episode")], scopes: [.readPlaybackState]
        ) { (status, body) throws(UnreadableAnswer) in
            status == 204 ? nil : try JSONAnswer.decode(Playback.self, body)
        }
    }
}

extension Endpoint where Response == [Device] {
    package static var devices: Endpoint {
        Endpoint(.get, "/me/player/devices", scopes: [.readPlaybackState]) { (_, body) throws(UnreadableAnswer) in
            try JSONAnswer.decode(DeviceList.self, body).devices
        }
    }
}

extension Endpoint where Response == Queue {
    package static var queue: Endpoint {
        reading("/me/player/queue", scopes: [.readCurrentlyPlaying, .readPlaybackState])
    }
}

/// What to start.
package enum PlayRequest: Sendable, Hashable {
    /// Where to start in it.
    package enum Offset: Sendable, Hashable {
        /// Counted from 0.
        case position(Int)
        case uri(String)
    }

    /// What was playing; sent without any body, since an empty object has lost queues.
    case resume
    /// An album, artist or playlist.
    case context(uri: String, offset: Offset?, at: Duration?)
    /// Tracks and episodes.
    case items(uris: [String], offset: Offset?, at: Duration?)
}

extension Endpoint where Response == Accepted {
    package static func play(_ request: PlayRequest, device: String?) -> Endpoint {
        command(.put, "/me/player/play", device: device, body: PlayBody(request)?.bytes)
    }

    package static func pause(device: String?) -> Endpoint { command(.put, "/me/player/pause", device: device) }

    package static func next(device: String?) -> Endpoint { command(.post, "/me/player/next", device: device) }

    package static func previous(device: String?) -> Endpoint { command(.post, "/me/player/previous", device: device) }

    /// - Parameter play: nil keeps playing or paused as it is.
    package static func transfer(to device: String, play: Bool?) -> Endpoint {
        var text = "{\"device_ids\": [\(JSONString.quoted(device))]"
        if let play { text += ", \"play\": \(play)" }
        return command(.put, "/me/player", device: nil, body: Array((text + "}").utf8))
    }

    package static func addToQueue(uri: String, device: String?) -> Endpoint {
        command(.post, "/me/player/queue", query: [QueryItem("uri", uri)], device: device)
    }

    private static func command(
        _ method: HTTPRequest.Method, _ path: String, query: [QueryItem] = [], device: String?, body: [UInt8]? = nil
    ) -> Endpoint {
        let device = device.map { [QueryItem("device_id", $0)] } ?? []
        return Endpoint(method, path, query: query + device, body: body, scopes: [.modifyPlaybackState]) {
            (_, _) throws(UnreadableAnswer) in Accepted()
        }
    }
}

/// The body of a play request.
private struct PlayBody {
    let bytes: [UInt8]

    /// nil for resuming, which has no body.
    init?(_ request: PlayRequest) {
        var members: [String] = []
        switch request {
        case .resume: return nil
        case .context(let uri, let offset, let start):
            members.append("\"context_uri\": " + JSONString.quoted(uri))
            members += Self.members(offset, start)
        case .items(let uris, let offset, let start):
            members.append("\"uris\": [" + uris.map(JSONString.quoted).joined(separator: ", ") + "]")
            members += Self.members(offset, start)
        }
        bytes = Array(("{" + members.joined(separator: ", ") + "}").utf8)
    }

    private static func members(_ offset: PlayRequest.Offset?, _ start: Duration?) -> [String] {
        var members: [String] = []
        switch offset {
        case .position(let position)?: members.append("\"offset\": {\"position\": \(position)}")
        case .uri(let uri)?: members.append("\"offset\": {\"uri\": \(JSONString.quoted(uri))}")
        case nil: break
        }
        if let start {
            let milliseconds = start.components.seconds * 1000 + start.components.attoseconds / 1_000_000_000_000_000
            members.append("\"position_ms\": \(milliseconds)")
        }
        return members
    }
}

/// Text as a JSON string (RFC 8259 §7).
enum JSONString {
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
