// Several things at once, which only extended mode reads (SpotifyContract §3.4). At most ``Limits/batch(_:)`` of them.

import SpotifyAPI
import SpotifyModel

extension Endpoint where Response == Several<Track> {
    static func tracks(_ ids: [SpotifyID]) -> Endpoint { batch("tracks", ids) }
}

extension Endpoint where Response == Several<Album> {
    static func albums(_ ids: [SpotifyID]) -> Endpoint { batch("albums", ids) }
}

extension Endpoint where Response == Several<Artist> {
    static func artists(_ ids: [SpotifyID]) -> Endpoint { batch("artists", ids) }
}

extension Endpoint where Response == Several<Episode> {
    static func episodes(_ ids: [SpotifyID]) -> Endpoint { batch("episodes", ids) }
}

extension Endpoint where Response == Several<Show> {
    static func shows(_ ids: [SpotifyID]) -> Endpoint { batch("shows", ids) }
}

extension Endpoint where Response == Several<Audiobook> {
    static func audiobooks(_ ids: [SpotifyID]) -> Endpoint { batch("audiobooks", ids) }
}

extension Endpoint where Response == Several<Chapter> {
    static func chapters(_ ids: [SpotifyID]) -> Endpoint { batch("chapters", ids) }
}

extension Endpoint where Response: Decodable {
    fileprivate static func batch(_ kind: String, _ ids: [SpotifyID]) -> Endpoint {
        reading("/\(kind)", query: [.ids(ids.map(\.text))]).extendedModeOnly
    }
}

extension QueryItem {
    static func ids(_ ids: [String]) -> QueryItem { QueryItem("ids", ids.joined(separator: ",")) }
}
