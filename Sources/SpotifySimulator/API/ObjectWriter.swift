// Artists, albums and tracks in the wire form of SpotifyContract §4. Development Mode leaves the starred keys
// out: they are absent, not null. Playlists, speech and the player are in the other ObjectWriter files.

import FoundationEssentials

/// Writes the objects of a world as one app sees them.
struct ObjectWriter {
    let world: World
    let mode: AppMode
    /// `scheme://authority/v1` of the request, the beginning of every link.
    let base: String
    /// Whether the request names a market; only then is `is_playable` sent.
    let hasMarket: Bool
    /// How lists deviate from the documentation.
    var quirks = ListQuirks()
    /// Whether playlists have `track` beside `item`, and `tracks` beside `items`.
    var sendsTwins = true
    /// How far the listener got in episodes and chapters.
    var resumePoints: [Playable: ResumePoint] = [:]
    /// Whether the token may see resume points.
    var showsResumePoints = false
    /// The moment of the read: with a lag configured, snapshot ids are those of a moment ago.
    let now: Date
    /// What was written before for the same view; `nil` writes everything each time.
    var fragments: FragmentCache?

    /// The countries in which everything of the catalogue is available.
    let markets: JSONValue = ["DE", "GB", "JP", "US"]

    var catalogue: WorldCatalogue { world.catalogue }

    /// The five members every object has: link, address, id, type and URI.
    func identity(_ kind: String, _ id: String) -> [JSONValue.Member] {
        [
            member("external_urls", ["spotify": .string("https://open.spotify.com/\(kind)/\(id)")]),
            member("href", .string("\(base)/\(kind)s/\(id)")),
            member("id", .string(id)),
            member("type", .string(kind)),
            member("uri", .string("spotify:\(kind):\(id)")),
        ]
    }

    /// A name with its value; shorter than the initialiser in the long lists here.
    func member(_ name: String, _ value: JSONValue) -> JSONValue.Member {
        JSONValue.Member(name: name, value: value)
    }

    /// Members that only apps in extended mode get, the starred ones of SpotifyContract §4.
    func starred(_ members: [JSONValue.Member]) -> [JSONValue.Member] {
        switch mode {
        case .development: []
        case .extended: members
        }
    }

    /// An artist. An artist without albums has no pictures, so that clients meet an empty list.
    func made(artist index: Int) -> JSONValue {
        let artist = catalogue.artists[index]
        return .object(
            identity("artist", artist.id.description)
                + [
                    member("name", .string(artist.name)),
                    member("images", artist.albums.isEmpty ? [] : images(artist.id)),
                ]
                + starred([
                    member("followers", ["href": nil, "total": .int(artist.id.number(below: 5_000_000, salt: 5))]),
                    member("genres", []),
                    member("popularity", .int(artist.id.popularity)),
                ])
        )
    }

    /// An artist as tracks and albums name them: without pictures.
    func simpleArtist(_ index: Int) -> JSONValue {
        let artist = catalogue.artists[index]
        return .object(identity("artist", artist.id.description) + [member("name", .string(artist.name))])
    }

    /// An album without its tracks.
    func made(simpleAlbum index: Int, group: String?) -> JSONValue {
        .object(albumMembers(index) + starred(group.map { [member("album_group", .string($0))] } ?? []))
    }

    /// An album with its first fifty tracks. The label is invented: it is the artist's name.
    func made(album index: Int) -> JSONValue {
        let album = catalogue.albums[index]
        let label = catalogue.artists[album.artist].name
        return .object(
            albumMembers(index)
                + [
                    member("copyrights", [["text": .string("© \(label)"), "type": "C"]]),
                    member("external_ids", ["upc": .string(digits(album.id, count: 13))]),
                    member("genres", []),
                    member("tracks", albumTracks(index, PageWindow(limit: 50, offset: 0)).json(self)),
                ]
                + starred([
                    member("label", .string(label)), member("popularity", .int(album.id.popularity)),
                ])
        )
    }

    /// A page of an album's tracks.
    func albumTracks(_ index: Int, _ window: PageWindow) -> Page {
        let album = catalogue.albums[index]
        let all = album.tracks
        let range = window.range(in: all.count)
        return Page(
            path: "/albums/\(album.id)/tracks", window: window, total: all.count,
            items: range.map { simpleTrack(all.lowerBound + $0) },
        )
    }

    /// A track without its album.
    func made(simpleTrack index: Int) -> JSONValue { .object(trackMembers(index)) }

    /// A track with its album and recording code; as members, because playlists add two more.
    func made(track index: Int) -> [JSONValue.Member] {
        let track = catalogue.tracks[index]
        return trackMembers(index)
            + [
                member("album", simpleAlbum(track.album)),
                member("external_ids", ["isrc": .string(track.isrc)]),
            ]
            + starred([member("popularity", .int(track.id.popularity))])
    }

    /// The members that both forms of a track have.
    private func trackMembers(_ index: Int) -> [JSONValue.Member] {
        let track = catalogue.tracks[index]
        return identity("track", track.id.description)
            + [
                member("artists", .array(catalogue.artists(of: track).map(simpleArtist))),
                member("disc_number", 1),
                member("duration_ms", .int(track.milliseconds)),
                member("explicit", .bool(track.explicit)),
                member("is_local", false),
                member("name", .string(track.name)),
                member("preview_url", nil),
                member("track_number", .int(track.number)),
            ] + (hasMarket ? [member("is_playable", true)] : []) + starred([member("available_markets", markets)])
    }

    /// The members that both forms of an album have.
    private func albumMembers(_ index: Int) -> [JSONValue.Member] {
        let album = catalogue.albums[index]
        return identity("album", album.id.description)
            + [
                member("album_type", .string(album.kind.rawValue)),
                member("artists", [simpleArtist(album.artist)]),
                member("images", images(album.id)),
                member("name", .string(album.name)),
                member("release_date", .string(album.released)),
                member("release_date_precision", .string(album.precision)),
                member("total_tracks", .int(album.tracks.count)),
            ] + starred([member("available_markets", markets)])
            + (hasMarket ? [member("is_playable", true)] : [])
    }

    /// Three sizes of an invented picture, or what a quirk leaves of them.
    func images(_ id: CatalogueID) -> JSONValue {
        switch quirks.images {
        case .complete: .array([640, 300, 64].map { image(id, $0, .int($0)) })
        case .narrowestFirst: .array([64, 300, 640].map { image(id, $0, .int($0)) })
        case .withoutSizes: [image(id, 640, nil)]
        case .none: []
        case .null: nil
        }
    }

    /// One size of a picture. Its name follows from the id, so it is the same in every run.
    private func image(_ id: CatalogueID, _ size: Int, _ side: JSONValue) -> JSONValue {
        let name = hexadecimal(id.salted(UInt64(size)), digits: 40)
        return ["url": .string("https://i.scdn.co/image/\(name)"), "height": side, "width": side]
    }

    /// An invented decimal number of this many digits that follows from the id.
    private func digits(_ id: CatalogueID, count: Int) -> String {
        let number = String(id.number(below: 1_000_000_000_000, salt: 7))
        return String(repeating: "0", count: max(0, count - number.count)) + number
    }
}

extension CatalogueTrack {
    /// An invented recording code (ISRC) that follows from the id. `ZZ` belongs to no country, so it
    /// cannot collide with a real one.
    var isrc: String {
        let number = String(id.number(below: 10_000_000, salt: 11))
        return "ZZSIM" + String(repeating: "0", count: 7 - number.count) + number
    }
}

extension CatalogueAlbum {
    /// The precision of the release date, by the length of its text: `1997`, `1997-06` or `1997-06-16`.
    var precision: String {
        switch released.count {
        case ...4: "year"
        case 5...7: "month"
        default: "day"
        }
    }
}
