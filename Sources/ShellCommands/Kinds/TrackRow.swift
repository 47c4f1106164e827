// Tracks as rows. A field that Spotify left out is missing, never guessed, so that `where` can tell the difference. An
// album's own tracks come without the album, which the caller supplies.

import Rendering
import Rows
import SpotifyModel

/// What the row of a track is made of.
struct TrackRow: Listable {
    let track: Track
    /// Its own, or the one it was listed on where its own answer leaves the album out.
    let album: SimpleAlbum?
    /// When it was saved or put on the playlist.
    let added: PartialDate?

    init(_ track: Track, on album: SimpleAlbum? = nil, added: PartialDate? = nil) {
        self.track = track
        self.album = track.album ?? album
        self.added = added
    }

    var name: String { track.name }
    var uri: String? { track.uri }
    var id: String? { track.id }
    var url: String? { SpotifyURI(track.uri)?.url }
    var links: [String: Row.Link] {
        var links = track.artists.links
        guard let album, let uri = album.uri else { return links }
        links["album"] = Row.Link(uri: uri, name: album.name)
        // Most albums are by the artists of their tracks; those of a compilation are kept, so that its row can be made
        // without a request.
        guard !album.artists.isEmpty, album.artists.map(\.uri) != track.artists.map(\.uri) else { return links }
        for (relation, artist) in album.artists.links { links[Row.albumRelation + relation] = artist }
        return links
    }

    static var kind: RowKind { "track" }

    static let columns = Columns<TrackRow>(ownColumns)

    /// The columns by themselves, for what has a track in it.
    static let ownColumns: [Column<TrackRow>] = [
        .text(.artist, .shown(rank: 1), help: "the credit as shown") { $0.track.artists.credit },
        .list(.artists, help: "every credited artist") { $0.track.artists.map(\.name) },
        .text(.album, .shown(rank: 3), help: "the album it is on") { $0.album?.name },
        .number("disc", help: "the disc it is on") { $0.track.discNumber },
        .number("track", help: "its number on the disc") { $0.track.trackNumber },
        .duration(.duration, .shown(rank: 2), help: "how long it is") { $0.track.duration },
        .flag(.explicit, help: "whether it is marked explicit") { $0.track.isExplicit },
        .text("isrc", help: "its International Standard Recording Code") { $0.track.isrc },
        .flag(.playable, help: "whether it can be played in your market") { $0.track.isPlayable },
        .flag(.local, help: "whether it is a file on a device, unknown to Spotify") { $0.track.isLocal },
        .number(.year, help: "the year its album came out") { $0.album?.release?.year },
        .date(.released, help: "when its album came out") { $0.album?.release.map { PartialDate($0) } },
        .date("added", help: "when it was saved or put on the playlist") { $0.added },
        .number("popularity", help: "0 to 100") { $0.track.popularity }.extendedModeOnly,
    ]
}

extension Row {
    /// A track; on an album whose own answer leaves the album out, `album` says which.
    init(_ track: Track, on album: SimpleAlbum? = nil, added: PartialDate? = nil) {
        self.init(TrackRow(track, on: album, added: added))
    }

    /// A file of a device, as far as its URI tells.
    init(_ file: LocalFile, uri: String) {
        self.init(Kinds.track, name: file.title, uri: uri, values: [])
        if !file.artist.isEmpty { (self[.artist], self[.artists]) = (file.artist, [file.artist]) }
        if !file.album.isEmpty { self[.album] = file.album }
        self[.duration] = file.duration
        self[.local] = true
    }
}

extension [ArtistReference] {
    /// The credit as Spotify shows it.
    var credit: String { map(\.name).joined(separator: ", ") }

    /// The first artist is whose it is; the others are known too, as `artist 2`, `artist 3` …
    var links: [String: Row.Link] {
        var links: [String: Row.Link] = [:]
        for (index, artist) in enumerated() {
            guard let uri = artist.uri else { continue }
            links[index == 0 ? "artist" : "artist \(index + 1)"] = Row.Link(uri: uri, name: artist.name)
        }
        return links
    }
}

extension PartialDate {
    /// The day something came out, as precisely as Spotify knows it.
    init(_ release: ReleaseDate) {
        self.init(year: release.year, month: release.month, day: release.day)
    }
}
