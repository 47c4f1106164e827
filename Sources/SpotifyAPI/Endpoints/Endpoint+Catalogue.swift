// Reads of the catalogue (SpotifyContract §3.3).

package import SpotifyModel

extension Endpoint where Response == SearchResults {
    /// - Parameter limit: for each kind by itself; at most ``Limits/search(_:)``.
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
    package static func artist(_ id: SpotifyID) -> Endpoint {
        reading("/artists/\(id.text)").completed { artist in
            artist.id = artist.id ?? id.text
            artist.uri = artist.uri ?? SpotifyURI(kind: .artist, id: id.text).text
        }
    }
}

extension Endpoint where Response == Page<SimpleAlbum> {
    /// - Parameter groups: of `album`, `single`, `compilation`, `appears_on`.
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
    package static func album(_ id: SpotifyID) -> Endpoint {
        reading("/albums/\(id.text)").completed { answer in
            answer.album.id = answer.album.id ?? id.text
            answer.album.uri = answer.album.uri ?? SpotifyURI(kind: .album, id: id.text).text
        }
    }
}

extension Endpoint where Response == Page<Track> {
    package static func albumTracks(_ id: SpotifyID, limit: Int, offset: Int) -> Endpoint {
        reading("/albums/\(id.text)/tracks", query: [QueryItem("limit", limit), QueryItem("offset", offset)])
    }
}

extension Endpoint where Response == Track {
    package static func track(_ id: SpotifyID) -> Endpoint { reading("/tracks/\(id.text)") }
}

extension Endpoint where Response == Show {
    package static func show(_ id: SpotifyID) -> Endpoint {
        reading("/shows/\(id.text)", scopes: [.readPlaybackPosition])
    }
}

extension Endpoint where Response == Page<Episode> {
    package static func showEpisodes(_ id: SpotifyID, limit: Int, offset: Int) -> Endpoint {
        reading("/shows/\(id.text)/episodes", query: .page(limit, offset), scopes: [.readPlaybackPosition])
    }
}

extension Endpoint where Response == Episode {
    package static func episode(_ id: SpotifyID) -> Endpoint {
        reading("/episodes/\(id.text)", scopes: [.readPlaybackPosition])
    }
}

extension Endpoint where Response == Audiobook {
    package static func audiobook(_ id: SpotifyID) -> Endpoint { reading("/audiobooks/\(id.text)") }
}

extension Endpoint where Response == Page<Chapter> {
    package static func audiobookChapters(_ id: SpotifyID, limit: Int, offset: Int) -> Endpoint {
        reading("/audiobooks/\(id.text)/chapters", query: .page(limit, offset))
    }
}

extension Endpoint where Response == Chapter {
    package static func chapter(_ id: SpotifyID) -> Endpoint { reading("/chapters/\(id.text)") }
}

extension Endpoint {
    /// The operation with what its answer lacks and the question knows.
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

extension [QueryItem] {
    /// A part of a list.
    static func page(_ limit: Int, _ offset: Int) -> [QueryItem] {
        [QueryItem("limit", limit), QueryItem("offset", offset)]
    }
}
