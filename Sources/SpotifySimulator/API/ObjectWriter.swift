// Artists, albums and tracks in the wire form of contract §4. Development Mode leaves the starred keys out: absent, not
// null. Playlists and player objects are ObjectWriter+Playlists and ObjectWriter+Player.

/// Writes the objects of a world as one app sees them.
struct ObjectWriter {
    let world: World
    let mode: AppMode
    /// `scheme://authority/v1`, for the links.
    let base: String
    /// Whether a market applies, so that `is_playable` is sent.
    let hasMarket: Bool

    var catalogue: Catalogue { world.catalogue }

    /// The members every object has.
    func identity(_ kind: String, _ id: String) -> [JSONValue.Member] {
        [
            member("external_urls", ["spotify": .string("https://open.spotify.com/\(kind)/\(id)")]),
            member("href", .string("\(base)/\(kind)s/\(id)")),
            member("id", .string(id)),
            member("type", .string(kind)),
            member("uri", .string("spotify:\(kind):\(id)")),
        ]
    }

    func member(_ name: String, _ value: JSONValue) -> JSONValue.Member {
        JSONValue.Member(name: name, value: value)
    }

    /// Members only apps in extended mode get.
    func starred(_ members: [JSONValue.Member]) -> [JSONValue.Member] {
        switch mode {
        case .development: []
        case .extended: members
        }
    }

    func artist(_ index: Int) -> JSONValue {
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

    func simpleArtist(_ index: Int) -> JSONValue {
        let artist = catalogue.artists[index]
        return .object(identity("artist", artist.id.description) + [member("name", .string(artist.name))])
    }

    func simpleAlbum(_ index: Int, group: String? = nil) -> JSONValue {
        .object(albumMembers(index) + starred(group.map { [member("album_group", .string($0))] } ?? []))
    }

    func album(_ index: Int, tracks: PageWindow) -> JSONValue {
        let album = catalogue.albums[index]
        let label = catalogue.artists[album.artist].name
        return .object(
            albumMembers(index)
                + [
                    member("copyrights", [["text": .string("© \(label)"), "type": "C"]]),
                    member("external_ids", ["upc": .string(digits(album.id, count: 13))]),
                    member("genres", []),
                    member("tracks", albumTracks(index, tracks).json(base: base)),
                ]
                + starred([
                    member("label", .string(label)), member("popularity", .int(album.id.popularity)),
                ])
        )
    }

    func albumTracks(_ index: Int, _ window: PageWindow) -> Page {
        let album = catalogue.albums[index]
        let all = album.tracks
        let range = window.range(in: all.count)
        return Page(
            path: "/albums/\(album.id)/tracks", window: window, total: all.count,
            items: range.map { simpleTrack(all.lowerBound + $0) },
        )
    }

    func simpleTrack(_ index: Int) -> JSONValue { .object(trackMembers(index)) }

    func track(_ index: Int) -> JSONValue {
        let track = catalogue.tracks[index]
        return .object(
            trackMembers(index)
                + [
                    member("album", simpleAlbum(track.album)),
                    member("external_ids", ["isrc": .string(track.isrc)]),
                ]
                + starred([
                    member("available_markets", ["DE", "GB", "JP", "US"]),
                    member("popularity", .int(track.id.popularity)),
                ])
        )
    }

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
            ] + (hasMarket ? [member("is_playable", true)] : [])
    }

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
            ] + starred([member("available_markets", ["DE", "GB", "JP", "US"])])
            + (hasMarket ? [member("is_playable", true)] : [])
    }

    private func images(_ id: CatalogueID) -> JSONValue {
        .array(
            [640, 300, 64].map { size in
                let name = hexadecimal(CatalogueID("image", [id.description, String(size)]), digits: 40)
                return [
                    "url": .string("https://i.scdn.co/image/\(name)"), "height": .int(size), "width": .int(size),
                ]
            }
        )
    }

    private func digits(_ id: CatalogueID, count: Int) -> String {
        let number = String(id.number(below: 1_000_000_000_000, salt: 7))
        return String(repeating: "0", count: max(0, count - number.count)) + number
    }
}

extension CatalogueTrack {
    /// An invented recording code that follows from the id; `ZZ` is no country's.
    var isrc: String {
        let number = String(id.number(below: 10_000_000, salt: 11))
        return "ZZSIM" + String(repeating: "0", count: 7 - number.count) + number
    }
}

extension CatalogueAlbum {
    /// How exact the date is.
    var precision: String {
        switch released.count {
        case ...4: "year"
        case 5...7: "month"
        default: "day"
        }
    }
}
