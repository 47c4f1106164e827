// One thing with everything Spotify says of it: which request reads a thing of each kind, and the row that becomes of
// it.

import Rows
import SpotifyAPI
import SpotifyModel

/// A thing as Spotify answers for it alone: with all its fields, and its pictures.
struct WholeThing: Sendable {
    var row: Row
    var images: [Image] = []

    /// Asks Spotify for a thing; nil for a kind that is none. Costs one request.
    init?(_ kind: ItemKind, _ id: SpotifyID, from spotify: SpotifyReader) async throws {
        switch kind {
        case .track:
            let track = try await spotify.send(.track(id))
            self.init(row: Row(track), images: track.album?.images ?? [])
        case .album:
            let album = try await spotify.send(.album(id)).album
            self.init(row: Row(album), images: album.images)
        case .artist:
            let artist = try await spotify.send(.artist(id))
            self.init(row: Row(artist), images: artist.images)
        case .playlist:
            let playlist = try await spotify.send(.playlist(id))
            self.init(row: Row(playlist, account: spotify.context.account), images: playlist.images)
        case .show:
            let show = try await spotify.send(.show(id))
            self.init(row: Row(show), images: show.images)
        case .episode:
            let episode = try await spotify.send(.episode(id))
            self.init(row: Row(episode), images: episode.images)
        case .audiobook:
            let audiobook = try await spotify.send(.audiobook(id))
            self.init(row: Row(audiobook), images: audiobook.images)
        case .chapter:
            self.init(row: Row(try await spotify.send(.chapter(id))))
        case .user, .collection: return nil
        }
    }

    private init(row: Row, images: [Image] = []) {
        self.row = row
        self.images = images
    }
}
