// The player as tests look at it.

import Exchange
import FoundationEssentials

/// What plays, where, and what comes next.
package struct PlaybackSnapshot: Sendable, Equatable {
    package let trackURI: String
    package let trackName: String
    /// The album's artist.
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
        let track = catalogue.tracks[session.current]
        trackURI = "spotify:track:\(track.id)"
        trackName = track.name
        artistName = catalogue.artists[catalogue.albums[track.album].artist].name
        contextURI = session.context?.uri
        progress = .milliseconds(session.progress(at: now, in: catalogue))
        isPlaying = session.isPlaying
        deviceName = player.listed(world.devices).first { $0.id == player.activeDevice }?.name
        shuffle = player.now.shuffle
        repeatMode = player.now.repeating
        queue = session.queue.map { "spotify:track:\(catalogue.tracks[$0].id)" }
    }
}
