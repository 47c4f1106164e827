// Users and playlists on the wire (SpotifyContract §4): the entries only for those who may see them, odd entries as they come.

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

    /// A playlist as lists have it.
    func simplePlaylist(_ index: Int) -> JSONValue {
        let playlist = world.playlists[index]
        let link: JSONValue = [
            "href": .string("\(base)/playlists/\(playlist.id)/items"), "total": .int(playlist.entries.count),
        ]
        return .object(
            playlistMembers(playlist) + [member("items", link)] + (sendsTwins ? [member("tracks", link)] : []))
    }

    /// A playlist by itself; the entries only for owner and collaborators.
    func playlist(_ index: Int, for user: String?) -> JSONValue {
        let playlist = world.playlists[index]
        let mayRead = mode == .extended || playlist.showsEntries(to: user)
        guard mayRead else { return .object(playlistMembers(playlist)) }
        let page = playlistItems(index, PageWindow(limit: 100, offset: 0)).json(self)
        return .object(
            playlistMembers(playlist) + [member("items", page)] + (sendsTwins ? [member("tracks", page)] : [])
                + starred([member("followers", ["href": nil, "total": .int(playlist.followers.count)])]))
    }

    func playlistItems(_ index: Int, _ window: PageWindow) -> Page {
        let playlist = world.playlists[index]
        let shown = playlist.entries[window.range(in: playlist.entries.count)]
        // Hardly ever more than a handful of people fill a playlist.
        let people = Set(shown.map { $0.addedBy ?? playlist.ownerID })
        let adders = Dictionary(uniqueKeysWithValues: people.map { ($0, adder($0)) })
        return Page(
            path: "/playlists/\(playlist.id)/items", window: window, total: playlist.entries.count,
            items: shown.map { entry($0, addedBy: adders[$0.addedBy ?? playlist.ownerID] ?? nil) },
        )
    }

    private func adder(_ id: String?) -> JSONValue {
        id.map { .object(identity("user", $0)) } ?? nil
    }

    /// The cover uploaded, the mosaic made of four albums as no picture at all, or null for an empty playlist.
    func playlistImages(_ playlist: SimulatedPlaylist) -> JSONValue {
        guard let cover = playlist.cover else { return playlist.entries.isEmpty ? nil : [] }
        let name = hexadecimal(cover, digits: 40)
        return [["height": nil, "url": .string("https://image-cdn.example/image/\(name)"), "width": nil]]
    }

    /// Somebody as others see them.
    func user(_ user: SimulatedUser) -> JSONValue {
        .object(
            identity("user", user.id)
                + [
                    member("display_name", .text(user.displayName)), member("images", []),
                    member("followers", ["href": nil, "total": 0]),
                ]
        )
    }

    /// The owner as playlists show them.
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

    /// Descriptions are read with the signs of HTML written out, as they would stand in a page.
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

    private func item(_ entry: PlaylistEntry) -> JSONValue {
        switch entry.content {
        case .track(let index): playlistTrack(index)
        case .episode(let index): playlistEpisode(index)
        case .missing: nil
        case .local(let artist, let album, let title, let seconds):
            localFile(artist: artist, album: album, title: title, seconds: seconds, uri: entry.uri(in: catalogue))
        }
    }

    /// What stands in a playlist says what it is in two more keys (SpotifyContract §4).
    private func playlistEpisode(_ index: Int) -> JSONValue {
        guard case .object(let members) = episode(index) else { return nil }
        return .object(members + [member("episode", true), member("track", false)])
    }

    /// A file of the user's own: no id, no link, a URI made of its names.
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
