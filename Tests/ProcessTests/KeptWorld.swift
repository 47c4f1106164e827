// What a test compares of a world: what is on the playlists of its first user, what they are called, and what is saved.

import SpotifySimulator

/// The playlists and the library of a user.
struct KeptWorld: Sendable, Hashable {
    /// A playlist.
    struct Playlist: Sendable, Hashable {
        var name: String
        var description: String
        /// The entries in order; nil for one that is gone.
        var entries: [String?]
    }

    /// The playlists that were not deleted, the oldest first.
    var playlists: [Playlist]
    /// The saved tracks by their places in the catalogue: in which order they were saved is not compared.
    var saved: Set<Int>

    init(_ world: World) {
        let user = world.users.first?.id ?? ""
        playlists = world.playlists.filter { $0.owner == .user(user) && !$0.isAbandoned }.map { playlist in
            Playlist(
                name: playlist.name, description: playlist.description ?? "",
                entries: playlist.entries.map { $0.uri(in: world.catalogue) })
        }
        saved = Set(world.library(of: user).tracks.entries.map(\.element))
    }

    /// The entries of a playlist.
    func entries(of name: String) -> [String?] { playlists.last { $0.name == name }?.entries ?? [] }
}
