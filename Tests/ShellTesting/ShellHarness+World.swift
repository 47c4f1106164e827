// What is in Spotify after a command, read from the simulator itself: no request is sent, and no cache is asked.

package import FoundationEssentials
package import SpotifySimulator

/// An entry of a playlist or of the liked songs.
package struct KeptItem: Sendable, Hashable {
    /// nil for what is gone.
    package var uri: String?
    /// When it was added; nil where that is not known.
    package var addedAt: Date?
    /// The title of a track or an episode; that of the file for a local file, and empty for what is gone.
    package var title: String

    /// An item as a test expects it.
    package init(uri: String?, addedAt: Date?, title: String) {
        self.uri = uri
        self.addedAt = addedAt
        self.title = title
    }
}

extension ShellHarness {
    /// The playlist of this name that was made last; nil where there is none. One that its owner unfollowed counts.
    package func playlist(_ name: String) async -> SimulatedPlaylist? {
        await simulator.world.playlists.last { $0.name == name }
    }

    /// The entries of that playlist, in order; none where there is no such playlist.
    package func entries(of name: String) async -> [KeptItem] {
        let world = await simulator.world
        return await playlist(name)?.entries.map { world.item(of: $0) } ?? []
    }

    /// The titles of those entries.
    package func titles(of name: String) async -> [String] { await entries(of: name).map(\.title) }

    /// The users who follow that playlist, without its owner.
    package func followers(of name: String) async -> [String] { await playlist(name)?.followers ?? [] }

    /// The liked songs of the first user, newest first.
    package func likedSongs() async -> [KeptItem] {
        let world = await simulator.world
        guard let user = world.users.first?.id else { return [] }
        return world.library(of: user).tracks.entries.reversed().map { saved in
            world.item(of: PlaylistEntry(.track(saved.element), addedAt: saved.addedAt))
        }
    }
}

extension World {
    /// An entry as tests see it.
    fileprivate func item(of entry: PlaylistEntry) -> KeptItem {
        let title =
            switch entry.content {
            case .track(let index): catalogue.tracks[index].name
            case .episode(let index): catalogue.spoken.episodes[index].name
            case .local(_, _, let title, _): title
            case .missing: ""
            }
        return KeptItem(uri: entry.uri(in: catalogue), addedAt: entry.addedAt, title: title)
    }
}
