// What a list is played from, and its URI in both directions (SpotifyContract §4): five kinds of contexts, the
// old form of playlist URIs with the user in it, and the collection of liked songs.

/// What a list of items is played from.
enum PlaybackContext: Sendable, Equatable {
    /// The artist's best known tracks; no offset is allowed (SpotifyContract §5).
    case artist(CatalogueID)
    /// The tracks of an album.
    case album(CatalogueID)
    /// The entries of a playlist; those that cannot be played keep their places.
    case playlist(CatalogueID)
    /// The episodes of a show, or the chapters of an audiobook.
    case show(CatalogueID)
    /// A user's liked songs; a playlist in all but its URI.
    case collection(user: String)

    /// `type` on the wire.
    var kind: String {
        switch self {
        case .artist: "artist"
        case .album: "album"
        case .playlist: "playlist"
        case .show: "show"
        case .collection: "collection"
        }
    }

    /// The URI by which the Web API names it.
    var uri: String {
        switch self {
        case .artist(let id), .album(let id), .playlist(let id), .show(let id): "spotify:\(kind):\(id)"
        case .collection(let user): "spotify:user:\(user):collection"
        }
    }

    /// Reads a URI. A malformed id, an unknown id and a kind that cannot be played are refused in different words.
    init(_ uri: String) throws(APIError) {
        var parts = uri.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 4, parts[0] == "spotify", parts[1] == "user", parts[3] == "collection" {
            self = .collection(user: String(parts[2]))
            return
        }
        // The old form `spotify:user:<name>:playlist:<id>` still occurs.
        if parts.count == 5, parts[1] == "user", parts[3] == "playlist" { parts.removeSubrange(1...2) }
        guard parts.count == 3, parts[0] == "spotify", let form = Self.forms[String(parts[1])] else {
            throw .badRequest("Non supported context uri")
        }
        guard CatalogueID.isWellFormed(parts[2]) else { throw .badRequest("Invalid base62 id") }
        guard let id = CatalogueID(parts[2]) else { throw .notFound }
        self = form(id)
    }

    /// The kinds whose URI is `spotify:<kind>:<id>`.
    private static let forms: [String: @Sendable (CatalogueID) -> PlaybackContext] = [
        "artist": { .artist($0) }, "album": { .album($0) }, "playlist": { .playlist($0) }, "show": { .show($0) },
        // To the player an audiobook is a show.
        "audiobook": { .show($0) },
    ]
}
