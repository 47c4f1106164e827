// What a row belongs to, as rows of their own: the album of a track, the artists of a track or an album. The row says
// all that is in them, so nothing is sent; a row that was made of an address alone says neither, and then Spotify is
// asked for it.

import Rows
import SpotifyAPI
import SpotifyModel

extension Row {
    /// What the links to the artists of a track's album begin with, where they are others than those of the track.
    static let albumRelation = "album "

    /// The artists that the row links to, in the order of the credit.
    ///
    /// - Parameter relation: `artist` for its own, or that after ``albumRelation``.
    func artistLinks(_ relation: String = "artist") -> [Link] {
        var found: [Link] = []
        while let link = links[found.isEmpty ? relation : "\(relation) \(found.count + 1)"] { found.append(link) }
        return found
    }

    /// The artists it is credited to; none where it links to none.
    var creditedArtists: [Row] {
        artistLinks().map { link in Row(SelectedThing(kind: "artist", uri: link.uri, name: link.name)) }
    }

    /// The album that it is on, as far as a track says what its album is; nil where it links to none.
    var albumItIsOn: Row? {
        guard let link = links["album"] else { return nil }
        var album = Row(SelectedThing(kind: "album", uri: link.uri, name: link.name))
        let others = artistLinks(Self.albumRelation + "artist")
        let artists = others.isEmpty ? artistLinks() : others
        if others.isEmpty {
            (album[.artist], album[.artists]) = (self[.artist], self[.artists])
        } else {
            (album[.artist], album[.artists]) = (others.map(\.name).joined(separator: ", "), others.map(\.name))
        }
        for (index, artist) in artists.enumerated() {
            album.links[index == 0 ? "artist" : "artist \(index + 1)"] = artist
        }
        (album[.year], album[.released]) = (self[.year], self[.released])
        return album
    }

    /// The rows that `belongings` reads off the row, or off what Spotify says of it where it holds none: one request.
    func belongings(
        _ belongings: (Row) -> [Row], using spotify: SpotifyReader
    ) async throws -> [Row] {
        let held = belongings(self)
        guard held.isEmpty, let address = uri.flatMap({ SpotifyURI($0) }), let id = SpotifyID(address.id) else {
            return held
        }
        guard let whole = try await WholeThing(address.kind, id, from: spotify) else { return [] }
        return belongings(whole.row)
    }
}
