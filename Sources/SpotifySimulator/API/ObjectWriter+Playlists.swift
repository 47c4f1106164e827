// Users and playlists on the wire (SpotifyContract §4). The entries of a playlist are shown only to those who
// may see them; local files, missing entries and missing people look as they do in real answers.

import FoundationEssentials

extension ObjectWriter {
    /// The object of `/me`.
    func me(_ user: SimulatedUser) -> JSONValue {
        .object(
            identity("user", user.id)
                + [
                    member("account_id", .string(user.accountID)), member("display_name", .text(user.displayName)),
                    member("images", []),
                ]
                + starred([
                    member("country", .string(user.country)), member("email", .string(user.email)),
                    member("explicit_content", ["filter_enabled": false, "filter_locked": false]),
                    member("followers", ["href": nil, "total": 0]),
                    member("product", user.premium ? "premium" : "free"),
                ])
        )
    }

    /// A playlist as lists have it: the number of its entries, and none of them.
    func simplePlaylist(_ index: Int) -> JSONValue {
        let playlist = world.playlists[index]
        let link: JSONValue = [
            "href": .string("\(base)/playlists/\(playlist.id)/items"), "total": .int(playlist.entries.count),
        ]
        return .object(
            playlistMembers(playlist) + [member("items", link)] + (sendsTwins ? [member("tracks", link)] : []))
    }

    /// What lists show of a playlist that the app may not see: an object without a name, an id or a URI.
    var stub: JSONValue {
        .object([
            member("collaborative", false), member("description", nil), member("external_urls", [:]),
            member("href", nil), member("images", []), member("owner", nil), member("public", nil),
            member("snapshot_id", ""), member("items", ["href": nil, "total": 0]), member("type", "playlist"),
        ])
    }

    /// A playlist by itself; in Development Mode the entries only for owner and collaborators.
    func playlist(_ index: Int, for user: String?) -> JSONValue {
        let playlist = world.playlists[index]
        // Development Mode leaves out the member instead of refusing the playlist (SpotifyContract §3.3).
        let mayRead = mode == .extended || playlist.showsEntries(to: user)
        guard mayRead else { return .object(playlistMembers(playlist)) }
        let page = playlistItems(index, PageWindow(limit: 100, offset: 0)).json(self)
        return .object(
            playlistMembers(playlist) + [member("items", page)] + (sendsTwins ? [member("tracks", page)] : [])
                + starred([member("followers", ["href": nil, "total": .int(playlist.followers.count)])]))
    }

    /// A page of a playlist's entries.
    func playlistItems(_ index: Int, _ window: PageWindow) -> Page {
        let playlist = world.playlists[index]
        let shown = playlist.entries[window.range(in: playlist.entries.count)]
        // A playlist has thousands of entries and hardly ever more than a handful of people who added them, so
        // each person is written once.
        let people = Set(shown.map { $0.addedBy ?? playlist.ownerID })
        let adders = Dictionary(uniqueKeysWithValues: people.map { ($0, adder($0)) })
        return Page(
            path: "/playlists/\(playlist.id)/items", window: window, total: playlist.entries.count,
            items: shown.map { entry($0, addedBy: adders[$0.addedBy ?? playlist.ownerID] ?? nil) },
        )
    }

    /// The user who added an entry; null when that is not known.
    private func adder(_ id: String?) -> JSONValue {
        id.map { .object(identity("user", $0)) } ?? nil
    }

    /// The uploaded cover, an empty list for the mosaic that Spotify makes of four albums, or
    /// null for an empty playlist.
    func playlistImages(_ playlist: SimulatedPlaylist) -> JSONValue {
        guard let cover = playlist.cover else { return playlist.entries.isEmpty ? nil : [] }
        let name = hexadecimal(cover, digits: 40)
        return [["height": nil, "url": .string("https://image-cdn.example/image/\(name)"), "width": nil]]
    }

    /// A user as others see them.
    func user(_ user: SimulatedUser) -> JSONValue {
        .object(
            identity("user", user.id)
                + [
                    member("display_name", .text(user.displayName)), member("images", []),
                    member("followers", ["href": nil, "total": 0]),
                ]
        )
    }

    /// The owner as playlists show them: a user, or Spotify itself.
    private func owner(_ playlist: SimulatedPlaylist) -> JSONValue {
        switch playlist.owner {
        case .service: .object(identity("user", "spotify") + [member("display_name", "Spotify")])
        case .user(let id):
            .object(
                identity("user", id)
                    + [member("display_name", .text(world.users.first { $0.id == id }?.displayName))]
            )
        }
    }

    /// A description as the API returns it: with the special characters of HTML escaped,
    /// although it was sent without.
    private static func escaped(_ description: String) -> String {
        var text = ""
        for character in description {
            switch character {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#x27;"
            case "/": text += "&#x2F;"
            case _: text.append(character)
            }
        }
        return text
    }

    /// The members that every form of a playlist has.
    private func playlistMembers(_ playlist: SimulatedPlaylist) -> [JSONValue.Member] {
        let isPublic: JSONValue =
            switch playlist.visibility {
            case .open: true
            case .secret, .collaborative: false
            }
        return identity("playlist", playlist.id.description)
            + [
                member("collaborative", .bool(playlist.visibility == .collaborative)),
                member("description", .text(playlist.description.map(Self.escaped))),
                member("images", playlistImages(playlist)),
                member("name", .string(playlist.name)),
                member("owner", owner(playlist)),
                member("primary_color", nil),
                member("public", isPublic),
                member("snapshot_id", .string(playlist.snapshot(at: now))),
            ]
    }

    /// An entry: what it is, who added it, and when.
    private func entry(_ entry: PlaylistEntry, addedBy: JSONValue) -> JSONValue {
        let item = item(entry)
        return .object(
            [
                member("added_at", .text(entry.addedAt?.formatted(.iso8601))),
                member("added_by", addedBy),
                member("is_local", .bool(entry.isLocal)),
                member("primary_color", nil),
                member("item", item),
            ] + (sendsTwins ? [member("track", item)] : []) + [member("video_thumbnail", ["url": nil])]
        )
    }

    /// The content of an entry; null for one that is no longer available.
    private func item(_ entry: PlaylistEntry) -> JSONValue {
        switch entry.content {
        case .track(let index): playlistTrack(index)
        case .episode(let index): playlistEpisode(index)
        case .missing: nil
        case .local(let artist, let album, let title, let seconds):
            localFile(artist: artist, album: album, title: title, seconds: seconds, uri: entry.uri(in: catalogue))
        }
    }

    /// An episode as playlists have it: two more keys say whether it is a track or an episode (SpotifyContract §4).
    private func playlistEpisode(_ index: Int) -> JSONValue {
        guard case .object(let members) = episode(index) else { return nil }
        return .object(members + [member("episode", true), member("track", false)])
    }

    /// A file of the user's own: no id, no link, and a URI made of its names (SpotifyContract §4).
    private func localFile(artist: String, album: String, title: String, seconds: Int, uri: String?) -> JSONValue {
        let file: JSONValue = [
            "album": [
                "album_type": nil, "artists": [], "external_urls": [:], "href": nil, "id": nil, "images": [],
                "name": .string(album), "release_date": nil, "release_date_precision": nil, "type": "album",
                "uri": nil,
            ],
            "artists": [
                [
                    "external_urls": [:], "href": nil, "id": nil, "name": .string(artist), "type": "artist",
                    "uri": nil,
                ]
            ],
            "disc_number": 0, "duration_ms": .int(seconds * 1_000), "explicit": false, "external_ids": [:],
            "external_urls": [:], "href": nil, "id": nil, "is_local": true, "name": .string(title),
            "preview_url": nil, "track_number": 0, "type": "track",
            "uri": .text(uri),
        ]
        guard case .object(let members) = file else { return file }
        return .object(members + starred([member("available_markets", []), member("popularity", 0)]))
    }
}

extension PlaylistEntry {
    fileprivate var isLocal: Bool {
        switch content {
        case .local: true
        case .track, .episode, .missing: false
        }
    }
}
