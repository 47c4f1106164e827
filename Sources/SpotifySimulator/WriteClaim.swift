// Changes of one playlist that come while another one is under way (SpotifyContract §14). A change is under way from
// its arrival to its answer, which is no time at all unless answers have a latency.

import HTTPTypes

/// What a request that changes a playlist finds when it comes.
enum WriteClaim: Equatable {
    /// It changes no playlist.
    case unneeded
    /// It is the only change of this playlist until its answer.
    case alone(String)
    /// Another change of the same playlist is under way.
    case late
}

extension SimulatorState {
    /// Notes that a change begins.
    mutating func claim(_ request: WireRequest) -> WriteClaim {
        guard let id = request.changedPlaylist else { return .unneeded }
        return written.insert(id).inserted ? .alone(id) : .late
    }

    /// Notes that it ends.
    mutating func release(_ claim: WriteClaim) {
        switch claim {
        case .alone(let id): written.remove(id)
        case .unneeded, .late: break
        }
    }

    /// Whether a change with this claim is refused.
    func refuses(_ claim: WriteClaim) -> Bool {
        switch (claim, configuration.playlists.parallelWrites) {
        case (.late, .serverError): true
        case (.late, .served), (.alone, _), (.unneeded, _): false
        }
    }
}

extension WireRequest {
    /// The id of the playlist that the request changes, by its path.
    fileprivate var changedPlaylist: String? {
        guard method != .get, segments.count > 2, segments[0] == "v1", segments[1] == "playlists" else { return nil }
        return segments[2]
    }
}
