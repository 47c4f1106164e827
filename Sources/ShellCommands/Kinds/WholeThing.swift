// One thing with everything Spotify says of it: which request reads a thing of each kind, and the row that becomes of
// it.

import Rows
import SpotifyAPI
import SpotifyModel

/// A thing as Spotify answers for it alone: with all its fields, and its pictures.
struct WholeThing: Sendable {
    var row: Row
    var images: [Image] = []

    /// Asks Spotify for a thing; nil for a kind that is none. Costs one request. Where nothing can be sent, it is as
    /// the own copy has it.
    init?(_ kind: ItemKind, _ id: SpotifyID, from spotify: SpotifyReader) async throws {
        let uri = SpotifyURI(kind: kind, id: id.text).text
        guard !spotify.context.isOffline else {
            guard let row = await spotify.copy.row(at: uri) else { throw OfflineError.notCopied(uri) }
            await spotify.copy.use(await spotify.copy.oldest())
            self.init(row: row)
            return
        }
        do {
            try await self.init(asking: spotify, for: kind, id)
        } catch let error as SpotifyError {
            guard let reason = error.reasonForCopy, spotify.context.freshness == .cacheAllowed,
                let row = await spotify.copy.row(at: uri)
            else { throw error }
            await spotify.copy.answer(for: reason, await spotify.copy.oldest())
            self.init(row: row)
        }
    }

    private init?(asking spotify: SpotifyReader, for kind: ItemKind, _ id: SpotifyID) async throws {
        switch kind {
        case .track:
            let track = try await spotify.pictured(.track(id))
            self.init(row: Row(track.thing), images: track.images)
        case .album:
            let album = try await spotify.pictured(.album(id))
            self.init(row: Row(album.thing.album), images: album.images)
        case .artist:
            let artist = try await spotify.pictured(.artist(id))
            self.init(row: Row(artist.thing), images: artist.images)
        case .playlist:
            let playlist = try await spotify.pictured(.playlist(id))
            self.init(row: Row(playlist.thing, account: spotify.context.account), images: playlist.images)
        case .show:
            let show = try await spotify.pictured(.show(id))
            self.init(row: Row(show.thing), images: show.images)
        case .episode:
            let episode = try await spotify.pictured(.episode(id))
            self.init(row: Row(episode.thing), images: episode.images)
        case .audiobook:
            let audiobook = try await spotify.pictured(.audiobook(id))
            self.init(row: Row(audiobook.thing), images: audiobook.images)
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
