// The player as tests look at it.

import Exchange
import FoundationEssentials

/// What plays, where, and what comes next.
package struct PlaybackSnapshot: Sendable, Equatable {
    package let trackURI: String
    package let trackName: String
    /// The album's artist, or who published an episode or wrote a book.
    package let artistName: String
    /// `nil` for tracks played by themselves.
    package let contextURI: String?
    package let progress: Duration
    package let isPlaying: Bool
    /// The name of the device, if one is active.
    package let deviceName: String?
    package let shuffle: Bool
    package let repeatMode: RepeatMode
    /// The URIs of the tracks that were put in between.
    package let queue: [String]

    init?(_ player: Player, in world: World, now: Date) {
        guard let session = player.now.session else { return nil }
        let catalogue = world.catalogue
        trackURI = catalogue.uri(of: session.current)
        trackName = catalogue.name(of: session.current)
        artistName = catalogue.maker(of: session.current)
        contextURI = session.context?.uri
        progress = .milliseconds(session.progress(at: now, in: catalogue))
        isPlaying = session.isPlaying
        deviceName = player.listed(world.devices).first { $0.id == player.activeDevice }?.name
        shuffle = player.now.shuffle
        repeatMode = player.now.repeating
        queue = session.queue.map(catalogue.uri)
    }
}

extension Catalogue {
    /// Who made it.
    fileprivate func maker(of item: Playable) -> String {
        switch item {
        case .track(let index): artists[albums[tracks[index].album].artist].name
        case .episode(let index): spoken.shows[spoken.episodes[index].show].publisher
        case .chapter(let index): spoken.audiobooks[spoken.chapters[index].audiobook].author
        case .advertisement: ""
        }
    }
}
