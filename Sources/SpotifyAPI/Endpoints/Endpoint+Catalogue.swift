// Reads of the catalogue (SpotifyContract §3.3): the search, and artists, albums, tracks, shows, episodes,
// audiobooks and chapters by id. Development Mode has no batch reads, so each costs one request.

package import SpotifyModel

extension Endpoint where Response == SearchResults {
    /// `GET /search`.
    ///
    /// - Parameter limit: The number of results for each kind; at most ``Limits/search(_:)``.
    package static func search(query: String, kinds: [ItemKind], limit: Int, offset: Int) -> Endpoint {
        reading(
            "/search",
            query: [
                QueryItem("q", query), QueryItem("type", kinds.map(\.rawValue).joined(separator: ",")),
                QueryItem("limit", limit), QueryItem("offset", offset),
            ])
    }
}

extension Endpoint where Response == Artist {
    /// `GET /artists/{id}`.
    package static func artist(_ id: SpotifyID) -> Endpoint {
        reading("/artists/\(id.text)").completed { artist in
            artist.id = artist.id ?? id.text
            artist.uri = artist.uri ?? SpotifyURI(kind: .artist, id: id.text).text
        }
    }
}

extension Endpoint where Response == Page<SimpleAlbum> {
    /// `GET /artists/{id}/albums`.
    ///
    /// - Parameters:
    /// - groups: Of `album`, `single`, `compilation`, `appears_on`.
    /// - limit: At most ``Limits/artistAlbums(_:)``.
    package static func artistAlbums(_ id: SpotifyID, groups: [String], limit: Int, offset: Int) -> Endpoint {
        reading(
            "/artists/\(id.text)/albums",
            query: [
                QueryItem("include_groups", groups.joined(separator: ",")), QueryItem("limit", limit),
                QueryItem("offset", offset),
            ])
    }
}

extension Endpoint where Response == Album {
    /// `GET /albums/{id}`: the album with its first page of tracks.
    package static func album(_ id: SpotifyID) -> Endpoint {
        reading("/albums/\(id.text)").completed { answer in
            answer.album.id = answer.album.id ?? id.text
            answer.album.uri = answer.album.uri ?? SpotifyURI(kind: .album, id: id.text).text
        }
    }
}

extension Endpoint where Response == Page<Track> {
    /// `GET /albums/{id}/tracks`.
    package static func albumTracks(_ id: SpotifyID, limit: Int, offset: Int) -> Endpoint {
        reading("/albums/\(id.text)/tracks", query: [QueryItem("limit", limit), QueryItem("offset", offset)])
    }
}

extension Endpoint where Response == Track {
    /// `GET /tracks/{id}`.
    package static func track(_ id: SpotifyID) -> Endpoint { reading("/tracks/\(id.text)") }
}

extension Endpoint where Response == Show {
    /// `GET /shows/{id}`.
    package static func show(_ id: SpotifyID) -> Endpoint {
        reading("/shows/\(id.text)", scopes: [.readPlaybackPosition])
    }
}

extension Endpoint where Response == Page<Episode> {
    /// `GET /shows/{id}/episodes`, newest first.
    package static func showEpisodes(_ id: SpotifyID, limit: Int, offset: Int) -> Endpoint {
        reading("/shows/\(id.text)/episodes", query: .page(limit, offset), scopes: [.readPlaybackPosition])
    }
}

extension Endpoint where Response == Episode {
    /// `GET /episodes/{id}`.
    package static func episode(_ id: SpotifyID) -> Endpoint {
        reading("/episodes/\(id.text)", scopes: [.readPlaybackPosition])
    }
}

extension Endpoint where Response == Audiobook {
    /// `GET /audiobooks/{id}`.
    package static func audiobook(_ id: SpotifyID) -> Endpoint { reading("/audiobooks/\(id.text)") }
}

extension Endpoint where Response == Page<Chapter> {
    /// `GET /audiobooks/{id}/chapters`.
    package static func audiobookChapters(_ id: SpotifyID, limit: Int, offset: Int) -> Endpoint {
        reading("/audiobooks/\(id.text)/chapters", query: .page(limit, offset))
    }
}

extension Endpoint where Response == Chapter {
    /// `GET /chapters/{id}`.
    package static func chapter(_ id: SpotifyID) -> Endpoint { reading("/chapters/\(id.text)") }
}

extension Endpoint {
    /// The operation with an answer completed by what the request knows. Captured answers sometimes lack id and
    /// URI, which are those that were asked for.
    fileprivate func completed(_ complete: @escaping @Sendable (inout Response) -> Void) -> Endpoint {
        let decode = decode
        return Endpoint(method, path, query: query, body: body, scopes: scopes) {
            (status, body) throws(UnreadableAnswer) in
            var answer = try decode(status, body)
            complete(&answer)
            return answer
        }
    }
}

extension Endpoint where Response == Several<Track> {
    /// `GET /artists/{id}/top-tracks`, which only extended mode has (SpotifyContract §3.4).
    package static func artistTopTracks(_ id: SpotifyID) -> Endpoint {
        reading("/artists/\(id.text)/top-tracks").extendedModeOnly
    }
}

extension [QueryItem] {
    /// The part of a list: `limit` entries from `offset` on.
    package static func page(_ limit: Int, _ offset: Int) -> [QueryItem] {
        [QueryItem("limit", limit), QueryItem("offset", offset)]
    }
}
