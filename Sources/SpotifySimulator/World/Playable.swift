// Whatever the player can play. Music and speech lie in different arrays of the catalogue; playlists, queue and
// history mix them, and so does this type.

/// Something that plays, by its index in the catalogue.
package enum Playable: Hashable, Sendable {
    case track(Int)
    case episode(Int)
    case chapter(Int)
    /// Half a minute that no command can skip.
    case advertisement

    /// Whether the service remembers the place where one stopped.
    var isSpoken: Bool {
        switch self {
        case .track, .advertisement: false
        case .episode, .chapter: true
        }
    }
}

extension WorldCatalogue {
    /// Its length in milliseconds, never 0.
    func milliseconds(of item: Playable) -> Int {
        switch item {
        case .track(let index): tracks[index].milliseconds
        case .episode(let index): spoken.episodes[index].milliseconds
        case .chapter(let index): spoken.chapters[index].milliseconds
        case .advertisement: 30_000
        }
    }

    /// Its URI; to the player a chapter is an episode.
    func uri(of item: Playable) -> String {
        switch item {
        case .track(let index): "spotify:track:\(tracks[index].id)"
        case .episode(let index): "spotify:episode:\(spoken.episodes[index].id)"
        case .chapter(let index): "spotify:episode:\(spoken.chapters[index].id)"
        case .advertisement: "spotify:ad:advertisement"
        }
    }

    /// Its title.
    func name(of item: Playable) -> String {
        switch item {
        case .track(let index): tracks[index].name
        case .episode(let index): spoken.episodes[index].name
        case .chapter(let index): spoken.chapters[index].name
        case .advertisement: "Advertisement"
        }
    }

    /// What a track, episode or chapter URI names; `nil` for any other URI and for unknown ids.
    func playable(_ uri: String) -> Playable? {
        let parts = uri.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "spotify", let id = CatalogueID(parts[2]) else { return nil }
        switch parts[1] {
        case "track": return track(id).map(Playable.track)
        case "episode": return spoken.episode(id).map(Playable.episode) ?? spoken.chapter(id).map(Playable.chapter)
        case "chapter": return spoken.chapter(id).map(Playable.chapter)
        case _: return nil
        }
    }
}
