// The names in lists and in the player's answers: those of what they contain.

package import SpotifyModel

extension PlayableItem: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) {
        switch self {
        case .track(let track): track.eachName(take)
        case .episode(let episode): episode.eachName(take)
        }
    }
}

extension PlaylistEntry: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) { item?.eachName(take) }
}

extension PlayedTrack: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) { track.eachName(take) }
}

extension Saved: NamingAnswer where Item: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) { item.eachName(take) }
}

extension Pictured: NamingAnswer where Thing: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) { thing.eachName(take) }
}

extension Page: NamingAnswer where Item: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) { items.forEach { $0.eachName(take) } }
}

extension CursorPage: NamingAnswer where Item: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) { items.forEach { $0.eachName(take) } }
}

extension Several: NamingAnswer where Item: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) { items.forEach { $0?.eachName(take) } }
}

extension FollowedArtists: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) { artists.eachName(take) }
}

extension SearchResults: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) {
        artists?.eachName(take)
        albums?.eachName(take)
        tracks?.eachName(take)
        playlists?.eachName(take)
        shows?.eachName(take)
        episodes?.eachName(take)
        audiobooks?.eachName(take)
    }
}

extension Playback: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) { item?.eachName(take) }
}

extension SpotifyModel.Queue: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) {
        current?.eachName(take)
        upcoming.forEach { $0.eachName(take) }
    }
}
