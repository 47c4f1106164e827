// The behaviours of playlists that sources dispute or that were measured only once (SpotifyContract §10.13,
// §13). Each is a switch, so that a client can be tried against either side. The defaults are what was
// measured, as far as anything was.

/// How playlists behave where that is disputed.
package struct PlaylistRules: Sendable, Hashable {
    /// The answer to a request that adds an id that is gone from the catalogue (SpotifyContract §13.4).
    /// None of its entries are added.
    package var deadURI = DeadURI.badGateway
    /// The list in which the places of a move count when the request names an old snapshot
    /// id (SpotifyContract §14.2).
    package var staleMove = StaleMove.oldList
    /// How long reads show the snapshot id from before a change, with a third id passing once in between
    /// (SpotifyContract §13.2). The entries they show are always the present ones.
    package var snapshotLag = Duration.zero
    /// Whether `public` is accepted and changes nothing, so that new playlists are public whatever was asked
    /// for (SpotifyContract §13.3).
    package var ignoresPublic = false

    /// The two answers that were reported.
    package enum DeadURI: String, CaseIterable, Sendable {
        /// 502, which was measured; or 400, which was reported elsewhere.
        case badGateway, badRequest
    }

    /// The two lists in which the places may count.
    package enum StaleMove: String, CaseIterable, Sendable {
        /// The list as it was at that snapshot, or as it is now.
        case oldList, presentList
    }

    /// The rules as measured.
    package init() {}
}
