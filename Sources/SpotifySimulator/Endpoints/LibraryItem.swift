// Something a library can hold, named by a URI: the seven kinds of `/me/library`, and artists, which the
// service accepts as well (SpotifyContract §3.5). Holding means different things: saving, following, or being
// among a playlist's followers.

import FoundationEssentials

/// A thing in the world that can be saved or followed. The numbers are indices into the catalogue.
///
/// - Tracks, albums, episodes, shows and audiobooks are saved: each has a list with dates.
/// - Artists and users are followed, with a list each as well.
/// - Playlists are followed by being among their followers; the owner's own are listed until abandoned.
enum LibraryItem: Hashable {
    case track(Int), album(Int), episode(Int), show(Int), audiobook(Int)
    case artist(Int)
    case user(String)
    /// The index in the world's playlists.
    case playlist(Int)

    /// The kinds a URI can name.
    enum Kind: String {
        case track, album, episode, show, audiobook, artist, user, playlist

        /// The scope for reading whether it is held (SpotifyContract §3.3).
        var readScope: Scope {
            switch self {
            case .track, .album, .episode, .show, .audiobook: .libraryRead
            case .artist, .user: .followRead
            case .playlist: .playlistReadPrivate
            }
        }

        /// The scope for saving or removing it.
        var modifyScope: Scope {
            switch self {
            case .track, .album, .episode, .show, .audiobook: .libraryModify
            case .artist, .user: .followModify
            case .playlist: .playlistModifyPublic
            }
        }
    }

    /// The kind and the id in a URI; a wrong form is 400.
    static func parts(_ uri: String) throws(APIError) -> (kind: Kind, id: String) {
        let parts = uri.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "spotify", let kind = Kind(rawValue: String(parts[1])) else {
            throw .badRequest("Invalid uri: \(uri.prefix(80))")
        }
        let id = String(parts[2])
        guard kind == .user ? !id.isEmpty : CatalogueID.isWellFormed(id) else { throw .badRequest("Invalid base62 id") }
        return (kind, id)
    }

    /// The thing itself; `nil` when the world has none with that id.
    init?(_ kind: Kind, _ id: String, in world: World) {
        if kind == .user {
            guard world.users.contains(where: { $0.id == id }) else { return nil }
            self = .user(id)
            return
        }
        guard let key = CatalogueID(id), let item = Self.find(kind, key, in: world) else { return nil }
        self = item
    }

    /// Looks an id up among its kind; users have no such id.
    private static func find(_ kind: Kind, _ id: CatalogueID, in world: World) -> LibraryItem? {
        let catalogue = world.catalogue
        return switch kind {
        case .track: catalogue.track(id).map { .track($0) }
        case .album: catalogue.album(id).map { .album($0) }
        case .episode: catalogue.spoken.episode(id).map { .episode($0) }
        case .show: catalogue.spoken.show(id).map { .show($0) }
        case .audiobook: catalogue.spoken.audiobook(id).map { .audiobook($0) }
        case .artist: catalogue.artist(id).map { .artist($0) }
        case .playlist: world.playlists.firstIndex { $0.id == id }.map { .playlist($0) }
        case .user: nil
        }
    }
}

extension World {
    /// Whether a user has saved or follows the thing.
    func holds(_ item: LibraryItem, for user: String) -> Bool {
        guard let library = libraries[user] else {
            guard case .playlist(let index) = item else { return false }
            return playlists[index].isListed(for: user)
        }
        return switch item {
        case .track(let index): library.tracks.contains(index)
        case .album(let index): library.albums.contains(index)
        case .episode(let index): library.episodes.contains(index)
        case .show(let index): library.shows.contains(index)
        case .audiobook(let index): library.audiobooks.contains(index)
        case .artist(let index): library.artists.contains(index)
        case .user(let id): library.users.contains(id)
        case .playlist(let index): playlists[index].isListed(for: user)
        }
    }

    /// Saves or follows the thing; what is held already stays as it is.
    mutating func hold(_ item: LibraryItem, for user: String, at moment: Date) {
        switch item {
        case .track(let index): libraries[user, default: UserLibrary()].tracks.save(index, at: moment)
        case .album(let index): libraries[user, default: UserLibrary()].albums.save(index, at: moment)
        case .episode(let index): libraries[user, default: UserLibrary()].episodes.save(index, at: moment)
        case .show(let index): libraries[user, default: UserLibrary()].shows.save(index, at: moment)
        case .audiobook(let index): libraries[user, default: UserLibrary()].audiobooks.save(index, at: moment)
        case .artist(let index): libraries[user, default: UserLibrary()].artists.save(index, at: moment)
        case .user(let id): libraries[user, default: UserLibrary()].users.save(id, at: moment)
        case .playlist(let index): follow(playlist: index, by: user)
        }
    }

    /// Removes or unfollows the thing.
    mutating func release(_ item: LibraryItem, for user: String) {
        switch item {
        case .track(let index): libraries[user]?.tracks.remove(index)
        case .album(let index): libraries[user]?.albums.remove(index)
        case .episode(let index): libraries[user]?.episodes.remove(index)
        case .show(let index): libraries[user]?.shows.remove(index)
        case .audiobook(let index): libraries[user]?.audiobooks.remove(index)
        case .artist(let index): libraries[user]?.artists.remove(index)
        case .user(let id): libraries[user]?.users.remove(id)
        case .playlist(let index): playlists[index].unfollow(by: user)
        }
    }
}

extension SimulatedPlaylist {
    /// Whether it is among the user's playlists.
    func isListed(for user: String) -> Bool {
        owner == .user(user) ? !isAbandoned : followers.contains(user)
    }

    /// Puts it among a user's playlists; `arrival` is the place in the order in which the user got them.
    mutating func follow(by user: String, as arrival: Int) {
        guard !isListed(for: user) else { return }
        arrivals[user] = arrival
        if owner == .user(user) { isAbandoned = false } else { followers.append(user) }
    }

    /// Takes it from a user's playlists. The service cannot delete playlists: an owner unfollows, and others
    /// who follow the playlist keep it.
    mutating func unfollow(by user: String) {
        if owner == .user(user) { isAbandoned = true } else { followers.removeAll { $0 == user } }
    }
}

extension World {
    /// Lets a user follow a playlist as the latest of the user's own.
    mutating func follow(playlist index: Int, by user: String) {
        playlists[index].follow(by: user, as: nextArrival(for: user))
    }

    /// The number for the next playlist that a user makes or follows.
    func nextArrival(for user: String) -> Int { (playlists.compactMap { $0.arrivals[user] }.max() ?? 0) + 1 }

    /// A user's playlists in the service's order: the one made or followed last comes first.
    func listedPlaylists(of user: String) -> [Int] {
        playlists.indices.filter { playlists[$0].isListed(for: user) }
            .map { (index: $0, arrival: playlists[$0].arrivals[user] ?? 0) }
            .sorted { ($1.arrival, $0.index) < ($0.arrival, $1.index) }.map(\.index)
    }
}
