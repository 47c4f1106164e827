// Where the schema and the service are known to differ (SpotifyContract §9): each difference with the reason why it
// is believed. Whatever is not explained here is a fault of juke or of the simulator.

@testable import SpotifySimulator

/// One difference, and the findings it explains.
struct Difference: Sendable {
    /// Why the schema is not followed here.
    let why: String
    let kind: Problem.Kind
    /// The last key of the place, or the whole place; every place when there are none.
    var keys: Set<String> = []
    /// The operations it is confined to; every one when there are none.
    var operations: Set<String> = []
    var mode: AppMode?
    var side = Finding.Side.answer
    var statuses: Set<Int> = []

    func explains(_ finding: Finding) -> Bool {
        kind == finding.problem.kind && side == finding.side && (mode ?? finding.mode) == finding.mode
            && (keys.isEmpty || keys.contains(finding.problem.key) || keys.contains(finding.problem.place))
            && (operations.isEmpty || operations.contains(finding.operation))
            && (statuses.isEmpty || statuses.contains(finding.status))
    }

    /// Gone from the service since November 2024 for every app that did not have them by then: no one can try them.
    static let goneSince2024: Set<String> = [
        "GET /recommendations", "GET /recommendations/available-genre-seeds", "GET /audio-features",
        "GET /audio-features/{id}", "GET /audio-analysis/{id}", "GET /artists/{id}/related-artists",
        "GET /browse/featured-playlists", "GET /browse/categories/{category_id}/playlists",
    ]
}

extension Difference {
    static let all = statuses + developmentMode + nothingThere + localFiles + undocumented

    private static let statuses = [
        Difference(
            why: "204 when nothing plays: the schema has it for /me/player alone", kind: .message, keys: ["status"],
            operations: ["GET /me/player/currently-playing"], statuses: [204]),
        Difference(
            why: "errors of the player and of the quota have a reason besides (SpotifyContract §6)", kind: .undeclared,
            keys: ["error.reason"], statuses: [403, 404, 429]),
    ]

    /// Removed in February 2026, and still required by the schema.
    private static let developmentMode = [
        Difference(
            why: "markets were removed from everything", kind: .missing, keys: ["available_markets"],
            mode: .development),
        Difference(
            why: "popularity and label of albums were removed", kind: .missing, keys: ["popularity", "label"],
            operations: ["GET /albums/{id}", "GET /me/albums"], mode: .development),
        Difference(
            why: "how an album belongs to an artist was removed", kind: .missing, keys: ["album_group"],
            operations: ["GET /artists/{id}/albums"], mode: .development),
        Difference(
            why: "publishers of shows and audiobooks were removed", kind: .missing, keys: ["publisher"],
            mode: .development),
    ]

    /// The schema knows hardly any null; the service sends them wherever something is not there (SpotifyContract §1,
    /// 10).
    private static let nothingThere = [
        Difference(
            why: "the last page of a cursor has no next one", kind: .null, keys: ["next", "after"],
            operations: ["GET /me/following", "GET /me/player/recently-played"]),
        Difference(
            why: "what plays by itself has no context", kind: .null, keys: ["context"],
            operations: ["GET /me/player", "GET /me/player/currently-playing", "GET /me/player/recently-played"]),
        Difference(
            why: "the queue of an idle player", kind: .null, keys: ["currently_playing"],
            operations: ["GET /me/player/queue"]),
        Difference(
            why: "a playlist that nobody described", kind: .null, keys: ["description"],
            operations: ["GET /me/playlists", "GET /users/{user_id}/playlists"]),
        Difference(
            why: "a playlist without a picture", kind: .null, keys: ["images"],
            operations: ["POST /me/playlists", "POST /users/{user_id}/playlists", "GET /users/{user_id}/playlists"]),
        Difference(
            why: "what was in the playlist is gone", kind: .null, keys: ["item", "track"], operations: playlistReads),
    ]

    /// A file of the user's own has a name and an address, and nothing the service could tell (SpotifyContract §4).
    private static let localFiles = [
        Difference(
            why: "a local file has neither ids nor dates", kind: .null,
            keys: ["id", "href", "uri", "album_type", "release_date", "release_date_precision"],
            operations: playlistReads),
        Difference(
            why: "the album of a local file is a name", kind: .missing, keys: ["total_tracks", "available_markets"],
            operations: playlistReads, mode: .extended),
        Difference(
            why: "the album of a local file is a name", kind: .missing, keys: ["total_tracks"],
            operations: playlistReads, mode: .development),
    ]

    /// Sent, and on no page.
    private static let undocumented = [
        Difference(
            why: "smart shuffle", kind: .undeclared, keys: ["smart_shuffle"], operations: ["GET /me/player"]),
        Difference(
            why: "the flags stand one level deeper than the schema says (SpotifyContract §4)", kind: .undeclared,
            keys: ["actions.disallows"], operations: ["GET /me/player", "GET /me/player/currently-playing"]),
        Difference(
            why: "playlists and what is in them carry two keys for their looks", kind: .undeclared,
            keys: ["primary_color", "video_thumbnail"]),
        Difference(
            why: "what is in a playlist says which of the two it is", kind: .undeclared, keys: ["episode", "track"],
            operations: playlistReads),
    ]

    private static let playlistReads: Set = [
        "GET /playlists/{playlist_id}", "GET /playlists/{playlist_id}/items", "GET /playlists/{playlist_id}/tracks",
    ]
}
