// A playlist in its saved form: one object, its entries by URI, local files by their names.

/// Writes and reads a playlist of the saved state.
enum PlaylistDocument {
    /// The playlist with its entries; earlier revisions are not kept.
    static func write(_ playlist: SimulatedPlaylist, _ catalogue: WorldCatalogue) -> JSONValue {
        let owner: JSONValue =
            switch playlist.owner {
            case .user(let id): .string(id)
            case .service: nil
            }
        return [
            "id": .string(playlist.id.description), "name": .string(playlist.name),
            "description": .text(playlist.description), "owner": owner,
            "visibility": .string(playlist.visibility.rawValue),
            "followers": .array(playlist.followers.map(JSONValue.string)), "revision": .int(playlist.revision),
            "abandoned": .bool(playlist.isAbandoned), "cover": .text(playlist.cover?.description),
            "arrivals": .object(
                playlist.arrivals.sorted { $0.key < $1.key }.map {
                    JSONValue.Member(name: $0.key, value: .int($0.value))
                }),
            "entries": .array(playlist.entries.map { write($0, catalogue) }),
        ]
    }

    /// The playlist that was saved; `nil` when id, name or visibility is missing.
    static func read(_ document: JSONValue, _ catalogue: WorldCatalogue) -> SimulatedPlaylist? {
        guard let id = document["id"]?.asString.flatMap({ CatalogueID($0) }), let name = document["name"]?.asString,
            let visibility = document["visibility"]?.asString.flatMap(SimulatedPlaylist.Visibility.init)
        else { return nil }
        var playlist = SimulatedPlaylist(
            name: name, owner: document["owner"]?.asString.map { .user($0) } ?? .service,
            description: document["description"]?.asString, visibility: visibility,
            entries: (document["entries"]?.asArray ?? []).map { read(entry: $0, catalogue) },
            followers: document["followers"]?.asArray?.compactMap(\.asString) ?? [], id: id)
        // Numbers from a file are held within bounds, so that a broken one cannot overflow the next addition.
        playlist.revision = min(max(1, document["revision"]?.asInt ?? 1), 1 << 40)
        playlist.isAbandoned = document["abandoned"]?.asBool ?? false
        if case .object(let arrivals)? = document["arrivals"] {
            for user in arrivals { playlist.arrivals[user.name] = user.value.asInt.map { min(max(0, $0), 1 << 40) } }
        }
        playlist.cover = document["cover"]?.asString.flatMap { CatalogueID($0) }
        return playlist
    }

    /// An entry: its content, when it was added, and by whom.
    private static func write(_ entry: PlaylistEntry, _ catalogue: WorldCatalogue) -> JSONValue {
        let added: JSONValue = entry.addedAt.map(StateDocument.moment) ?? nil
        let content: JSONValue =
            switch entry.content {
            case .track, .episode: .text(entry.uri(in: catalogue))
            case .missing: nil
            case .local(let artist, let album, let title, let seconds):
                [.string(artist), .string(album), .string(title), .int(seconds)]
            }
        return ["content": content, "added_at": added, "added_by": .text(entry.addedBy)]
    }

    /// The entry that was saved.
    private static func read(entry document: JSONValue, _ catalogue: WorldCatalogue) -> PlaylistEntry {
        PlaylistEntry(
            content(document["content"], catalogue), addedAt: StateDocument.date(document["added_at"]),
            addedBy: document["added_by"]?.asString)
    }

    /// What an entry holds; what the catalogue no longer has is a missing entry, so the places stay.
    private static func content(_ value: JSONValue?, _ catalogue: WorldCatalogue) -> PlaylistEntry.Content {
        if let file = value?.asArray, file.count == 4 {
            return .local(
                artist: file[0].asString ?? "", album: file[1].asString ?? "", title: file[2].asString ?? "",
                seconds: file[3].asInt ?? 0)
        }
        switch value?.asString.flatMap(catalogue.playable) {
        case .track(let index): return .track(index)
        case .episode(let index): return .episode(index)
        case .chapter, .advertisement, nil: return .missing
        }
    }
}
