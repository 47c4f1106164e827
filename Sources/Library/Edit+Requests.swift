// What an edit costs and which requests it sends, where that does not depend on answers. How playlists are made and
// their entries changed, step by step, is in ChangeExecutor+Items.

import Arrangement
import SpotifyAPI
package import SpotifyModel

extension Edit {
    /// How many requests it takes, the look afterwards included.
    package var cost: Int {
        switch self {
        case .save, .unsave, .create, .cover, .player, .rule: stepCount
        // Whether a playlist is on the profile is looked at, since Spotify may leave it as it was.
        case .describe(let description): stepCount + (description.after.isPublic == nil ? 0 : 1)
        case .items: stepCount + (stepCount == 0 ? 0 : 1)
        }
    }

    /// How many of them change something.
    var stepCount: Int {
        switch self {
        case .save(let uris), .unsave(let uris): uris.lots(of: Limits.library).count
        case .create, .describe, .cover: 1
        case .items(let items): items.steps.count
        case .player, .rule: 0
        }
    }

    /// The things of edits of the library, a lot for each request, in the order in which they are sent.
    var libraryLots: [[String]] {
        switch self {
        // Spotify lists what came last first: the first things are sent last, so that they come first. Within a lot the
        // order is Spotify's (SpotifyContract §14.4).
        case .save(let uris): uris.lots(of: Limits.library).reversed()
        case .unsave(let uris): uris.lots(of: Limits.library)
        case .create, .describe, .cover, .items, .player, .rule: []
        }
    }

    /// The requests of edits of the library, in order.
    var libraryRequests: [Endpoint<Accepted>] {
        switch self {
        case .save: libraryLots.map { .saveToLibrary($0) }
        case .unsave: libraryLots.map { .removeFromLibrary($0) }
        case .create, .describe, .cover, .items, .player, .rule: []
        }
    }

    /// The request for one lot of it.
    func libraryRequest(_ lot: [String]) -> Endpoint<Accepted> {
        switch self {
        case .unsave: .removeFromLibrary(lot)
        case .save, .create, .describe, .cover, .items, .player, .rule: .saveToLibrary(lot)
        }
    }
}

extension Step {
    /// The request for it.
    func request(_ playlist: SpotifyID) -> Endpoint<Snapshot> {
        switch self {
        case .remove(let uris): .removePlaylistItems(playlist, uris: uris)
        case .add(let uris, let place): .addPlaylistItems(playlist, uris: uris, position: place)
        case .move(let start, let length, let before):
            .movePlaylistItems(playlist, start: start, length: length, before: before)
        case .replace(let uris): .replacePlaylistItems(playlist, uris: uris)
        }
    }
}

extension EditedPlaylist {
    /// Its ID at Spotify; nil for one that is not made yet.
    package var id: SpotifyID? { SpotifyURI(uri).flatMap { SpotifyID($0.id) } }
}
