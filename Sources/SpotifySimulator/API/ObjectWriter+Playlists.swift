// Users and playlists on the wire (contract §4): the entries only for those who may see them, odd entries as they come.

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
        return .object(playlistMembers(playlist) + [member("items", link), member("tracks", link)])
    }

    /// A playlist by itself; the entries only for owner and collaborators.
    func playlist(_ index: Int, for user: String?) -> JSONValue {
        let playlist = world.playlists[index]
        var members = playlistMembers(playlist)
        switch mode {
        case .development where !playlist.showsEntries(to: user): break
        case .development:
            members.append(member("items", playlistItems(index, PageWindow(limit: 100, offset: 0)).json(base: base)))
        case .extended:
            let page = playlistItems(index, PageWindow(limit: 100, offset: 0)).json(base: base)
            members += [
                member("items", page), member("tracks", page),
                member("followers", ["href": nil, "total": .int(playlist.followers.count)]),
            ]
        }
        return .object(members)
    }

    func playlistItems(_ index: Int, _ window: PageWindow) -> Page {
        let playlist = world.playlists[index]
        let range = window.range(in: playlist.entries.count)
        return Page(
            path: "/playlists/\(playlist.id)/items", window: window, total: playlist.entries.count,
            items: range.map { entry(playlist.entries[$0], of: playlist) },
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

    private func playlistMembers(_ playlist: SimulatedPlaylist) -> [JSONValue.Member] {
        let isPublic: JSONValue =
            switch playlist.visibility {
            case .open: true
            case .secret, .collaborative: false
            }
        return identity("playlist", playlist.id.description)
            + [
                member("collaborative", .bool(playlist.visibility == .collaborative)),
                member("description", .text(playlist.description)),
                member("images", playlist.entries.isEmpty ? nil : []),
                member("name", .string(playlist.name)),
                member("owner", owner(playlist)),
                member("primary_color", nil),
                member("public", isPublic),
                member("snapshot_id", .string(playlist.snapshot)),
            ]
    }

    private func entry(_ entry: PlaylistEntry, of playlist: SimulatedPlaylist) -> JSONValue {
        let addedBy: JSONValue =
            switch playlist.owner {
            case .user(let id): .object(identity("user", id))
            case .service: nil
            }
        return .object([
            member("added_at", .text(entry.addedAt?.formatted(.iso8601))),
            member("added_by", addedBy),
            member("is_local", .bool(entry.isLocal)),
            member("primary_color", nil),
            member("item", item(entry.content)),
            member("video_thumbnail", ["url": nil]),
        ])
    }

    private func item(_ content: PlaylistEntry.Content) -> JSONValue {
        switch content {
        case .track(let index): track(index)
        case .missing: nil
        case .local(let artist, let album, let title, let seconds):
            localFile(artist: artist, album: album, title: title, seconds: seconds)
        }
    }

    /// A file of the user's own: no id, no link, a URI made of its names.
    private func localFile(artist: String, album: String, title: String, seconds: Int) -> JSONValue {
        let names = [artist, album, title].map { PercentCoding.encode($0).replacing("%20", with: "+") }
        return [
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
            "uri": .string("spotify:local:\(names.joined(separator: ":")):\(seconds)"),
        ]
    }
}

extension PlaylistEntry {
    fileprivate var isLocal: Bool {
        switch content {
        case .local: true
        case .track, .missing: false
        }
    }
}
