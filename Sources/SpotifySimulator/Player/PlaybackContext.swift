// What a list is played from, and its URI in both directions. The forms are those of SpotifyContract §4: five kinds, the old
// form of playlists with the user in it, and the collection of liked songs.

/// What a list of items is played from.
enum PlaybackContext: Sendable, Equatable {
    case artist(CatalogueID)
    case album(CatalogueID)
    case playlist(CatalogueID)
    case show(CatalogueID)
    /// A user's liked songs.
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

    var uri: String {
        switch self {
        case .artist(let id), .album(let id), .playlist(let id), .show(let id): "spotify:\(kind):\(id)"
        case .collection(let user): "spotify:user:\(user):collection"
        }
    }

    /// Reads a URI; a malformed id and a kind that cannot be played have wordings of their own.
    init(_ uri: String) throws(APIError) {
        var parts = uri.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 4, parts[0] == "spotify", parts[1] == "user", parts[3] == "collection" {
            self = .collection(user: String(parts[2]))
            return
        }
        // `spotify:user:<name>:playlist:<id>` still occurs.
        if parts.count == 5, parts[1] == "user", parts[3] == "playlist" { parts.removeSubrange(1...2) }
        guard parts.count == 3, parts[0] == "spotify", let form = Self.forms[String(parts[1])] else {
            throw .badRequest("Non supported context uri")
        }
        guard CatalogueID.isWellFormed(parts[2]) else { throw .badRequest("Invalid base62 id") }
        guard let id = CatalogueID(parts[2]) else { throw .notFound }
        self = form(id)
    }

    private static let forms: [String: @Sendable (CatalogueID) -> PlaybackContext] = [
        "artist": { .artist($0) }, "album": { .album($0) }, "playlist": { .playlist($0) }, "show": { .show($0) },
        // An audiobook plays as the show it is on the inside.
        "audiobook": { .show($0) },
    ]
}
