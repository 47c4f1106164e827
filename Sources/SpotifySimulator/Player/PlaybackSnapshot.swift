// The player as tests look at it: names and URIs instead of indices.

import Exchange
import FoundationEssentials

/// What plays, on which device, and what comes next.
package struct PlaybackSnapshot: Sendable, Equatable {
    /// The URI of what plays, which may be an episode or a chapter.
    package let trackURI: String
    /// Its name.
    package let trackName: String
    /// The album's artist, the publisher of an episode, or the author of a book.
    package let artistName: String
    /// `nil` for items played by themselves, without a context.
    package let contextURI: String?
    /// How far it has come, by the simulator's clock.
    package let progress: Duration
    /// False while it is paused.
    package let isPlaying: Bool
    /// The name of the active device, if there is one.
    package let deviceName: String?
    /// Whether shuffle is on, now and not after the lag.
    package let shuffle: Bool
    /// What repeats.
    package let repeatMode: RepeatMode
    /// The URIs of the items in the queue.
    package let queue: [String]

    /// `nil` when the player has nothing to show.
    init?(_ player: SimulatedPlayer, in world: World, now: Date) {
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

extension WorldCatalogue {
    /// Whose work it is: artist, publisher or author; empty for an advertisement.
    fileprivate func maker(of item: Playable) -> String {
        switch item {
        case .track(let index): artists[albums[tracks[index].album].artist].name
        case .episode(let index): spoken.shows[spoken.episodes[index].show].publisher
        case .chapter(let index): spoken.audiobooks[spoken.chapters[index].audiobook].author
        case .advertisement: ""
        }
    }
}
