// What sources disagree about when playlists are changed, or what was measured once: each a switch, so that a client can
// be tried against either (SpotifyContract §13, §14.2). The defaults are what was measured, as far as it was.

/// How playlists behave where that is disputed.
package struct PlaylistRules: Sendable, Hashable {
    /// What a request that adds something gone from the catalogue is answered; nothing of it is added.
    package var deadURI = DeadURI.badGateway
    /// In which list the places of a move count that names an old snapshot id.
    package var staleMove = StaleMove.oldList
    /// How long reads show the snapshot id before a change, with a third id passing once in between. The entries are
    /// those of now all the while.
    package var snapshotLag = Duration.zero
    /// Whether `public` is accepted and changes nothing: new playlists are public whatever was asked for.
    package var ignoresPublic = false

    /// The two answers that were reported.
    package enum DeadURI: String, CaseIterable, Sendable {
        case badGateway, badRequest
    }

    /// The two lists the places may belong to.
    package enum StaleMove: String, CaseIterable, Sendable {
        case oldList, presentList
    }

    package init() {}
}
