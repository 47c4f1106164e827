// Several things at once, which only extended mode reads (SpotifyContract §3.4). At most ``Limits/batch(_:)`` of them.

package import SpotifyModel

extension Endpoint where Response == Several<Track> {
    package static func tracks(_ ids: [SpotifyID]) -> Endpoint { batch("tracks", ids) }
}

extension Endpoint where Response == Several<Album> {
    package static func albums(_ ids: [SpotifyID]) -> Endpoint { batch("albums", ids) }
}

extension Endpoint where Response == Several<Artist> {
    package static func artists(_ ids: [SpotifyID]) -> Endpoint { batch("artists", ids) }
}

extension Endpoint where Response == Several<Episode> {
    package static func episodes(_ ids: [SpotifyID]) -> Endpoint {
        batch("episodes", ids, scopes: [.readPlaybackPosition])
    }
}

extension Endpoint where Response == Several<Show> {
    package static func shows(_ ids: [SpotifyID]) -> Endpoint { batch("shows", ids) }
}

extension Endpoint where Response == Several<Audiobook> {
    package static func audiobooks(_ ids: [SpotifyID]) -> Endpoint { batch("audiobooks", ids) }
}

extension Endpoint where Response == Several<Chapter> {
    package static func chapters(_ ids: [SpotifyID]) -> Endpoint { batch("chapters", ids) }
}

extension Endpoint where Response: Decodable {
    fileprivate static func batch(_ kind: String, _ ids: [SpotifyID], scopes: Set<Scope> = []) -> Endpoint {
        reading("/\(kind)", query: [.ids(ids.map(\.text))], scopes: scopes).extendedModeOnly
    }
}

extension QueryItem {
    static func ids(_ ids: [String]) -> QueryItem { QueryItem("ids", ids.joined(separator: ",")) }
}
