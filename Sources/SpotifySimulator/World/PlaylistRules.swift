// The behaviours of playlists that sources dispute or that were measured only once (SpotifyContract §10.13,
// §13, §14). Each is a switch, so that a client can be tried against either side. The defaults are what was
// measured, or else what most reports say.

/// How playlists behave where that is disputed.
package struct PlaylistRules: Sendable, Hashable {
    /// The answer to a request that adds an id that is gone from the catalogue (SpotifyContract §13.4).
    /// None of its entries are added.
    package var deadURI = DeadURI.badGateway
    /// The list in which the places of a move count when the request names an old snapshot
    /// id (SpotifyContract §14.2).
    package var staleMove = StaleMove.oldList
    /// What becomes of a change that names a snapshot id at all (SpotifyContract §14.2).
    package var snapshotIDs = SnapshotIDs.accepted
    /// How long reads show the snapshot id from before a change, with a third id passing once in between
    /// (SpotifyContract §13.2). The entries they show are always the present ones.
    package var snapshotLag = Duration.zero
    /// Whether a move is answered with success and moves nothing (SpotifyContract §14.2).
    package var ignoresMoves = false
    /// What entries that a replacement puts back have as their date (SpotifyContract §14.3).
    package var replacementDates = ReplacementDates.kept
    /// How many entries a playlist can have (SpotifyContract §14.3).
    package var size = Size.documented
    /// The answer to a change that comes while another one of the same playlist is under way (SpotifyContract §14).
    package var parallelWrites = ParallelWrites.served
    /// Whether collaborators may change the entries; there were times when only the owner could (SpotifyContract
    /// §14.3).
    package var collaboratorsWrite = true
    /// Whether `public` is accepted and changes nothing, so that new playlists are public whatever was asked
    /// for (SpotifyContract §13.3).
    package var ignoresPublic = false
    /// The answer to a name or a description that is too long, has several lines or has markup (SpotifyContract
    /// §14.3).
    package var badDetails = BadDetails.serverError
    /// Whether a description that names a web address is 400 (SpotifyContract §14.3).
    package var refusesAddresses = false
    /// How a cover is refused where its scope is missing (SpotifyContract §6).
    package var missingImageScope = MissingImageScope.unauthorized
    /// What lists show in the place of a playlist that Spotify made itself (SpotifyContract §8.7).
    package var spotifyPlaylists = SpotifyPlaylists.null

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

    /// What was seen of requests with a snapshot id.
    package enum SnapshotIDs: String, CaseIterable, Sendable {
        /// It is read; or the request is refused with 400 or 502.
        case accepted, badVersionTag, badGateway
    }

    /// The two dates.
    package enum ReplacementDates: String, CaseIterable, Sendable {
        /// The date that a copy of the song had in the list before, or the moment of the request.
        case kept, new
    }

    /// The two limits that were met.
    package enum Size: String, CaseIterable, Sendable {
        /// 403 beyond 10 000 entries, or 500 beyond 11 000.
        case documented, loose

        /// The most entries.
        var most: Int {
            switch self {
            case .documented: 10_000
            case .loose: 11_000
            }
        }
    }

    /// What becomes of the later one of two changes.
    package enum ParallelWrites: String, CaseIterable, Sendable {
        /// It acts after the other, or it is 500 and does not act.
        case served, serverError
        /// It acts after the other, but for an addition that comes during a removal: that acts before it.
        case additionFirst
    }

    /// The two answers that were reported.
    package enum BadDetails: String, CaseIterable, Sendable {
        /// 500, or 400.
        case serverError, badRequest
    }

    /// The two answers.
    package enum MissingImageScope: String, CaseIterable, Sendable {
        /// 401, which was seen, or 403 as everywhere else.
        case unauthorized, forbidden
    }

    /// The two forms that were seen.
    package enum SpotifyPlaylists: String, CaseIterable, Sendable {
        /// Null, or an object without name and URI.
        case null, stub
    }

    /// The rules as measured.
    package init() {}
}
