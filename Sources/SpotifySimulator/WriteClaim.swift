// Changes of one playlist that come while another one is under way (SpotifyContract §14). A change is under way from
// its arrival to its answer, which is no time at all unless answers have a latency.

import HTTPTypes

/// A request that changes a playlist, and what it finds when it comes.
struct WriteClaim: Equatable {
    /// The id of the playlist.
    fileprivate let playlist: String
    /// Whether it takes entries away.
    fileprivate let isRemoval: Bool
    /// Whether another change of the same playlist is under way.
    fileprivate let isLate: Bool
    /// Whether it adds entries while others are being taken away.
    fileprivate let isAdditionDuringRemoval: Bool
}

/// The changes of one playlist that are under way.
struct WritesUnderWay: Equatable {
    /// Whether one of them came when there was no other.
    fileprivate var isTaken = false
    fileprivate var removals = 0
}

extension SimulatorState {
    /// Notes that a change begins; nil for a request that changes no playlist.
    mutating func claim(_ request: WireRequest) -> WriteClaim? {
        guard let id = request.changedPlaylist else { return nil }
        let others = written[id] ?? WritesUnderWay()
        let claim = WriteClaim(
            playlist: id, isRemoval: request.method == .delete, isLate: others.isTaken,
            isAdditionDuringRemoval: request.method == .post && others.removals > 0)
        written[id] = WritesUnderWay(isTaken: true, removals: others.removals + (claim.isRemoval ? 1 : 0))
        return claim
    }

    /// Notes that it ends.
    mutating func release(_ claim: WriteClaim?) {
        guard let claim, var others = written[claim.playlist] else { return }
        if !claim.isLate { others.isTaken = false }
        if claim.isRemoval { others.removals -= 1 }
        written[claim.playlist] = others == WritesUnderWay() ? nil : others
    }

    /// Whether a change with this claim is refused.
    func refuses(_ claim: WriteClaim?) -> Bool {
        switch configuration.playlists.parallelWrites {
        case .serverError: claim?.isLate == true
        case .served, .additionFirst: false
        }
    }

    /// Whether a change with this claim acts at once, before those that came earlier.
    func overtakes(_ claim: WriteClaim?) -> Bool {
        switch configuration.playlists.parallelWrites {
        case .additionFirst: claim?.isAdditionDuringRemoval == true
        case .served, .serverError: false
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
