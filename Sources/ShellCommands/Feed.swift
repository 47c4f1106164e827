// Where rows come from when there are more than one page of them: the request that is paged, as data that can be kept
// in a listing's cursor and taken up again by `more`, also in a later shell.

import FoundationEssentials
package import Rows
package import SpotifyAPI
package import SpotifyModel

/// Something at Spotify that is read page by page.
package enum Feed: Sendable, Hashable, Codable {
    case search(query: String, kinds: [ItemKind])
    case artistAlbums(artist: SelectedThing, groups: [String], editions: Editions)
    /// The top tracks, or in Development Mode what a search finds of the artist's.
    case artistTracks(artist: SelectedThing)
    case albumTracks(AlbumHeading)
    case playlistItems(playlist: SelectedThing)
    case showEpisodes(show: SelectedThing)
    case audiobookChapters(audiobook: SelectedThing)
    /// The liked songs.
    case savedTracks
    case savedAlbums, savedShows, savedEpisodes, savedAudiobooks
    case myPlaylists
    /// - after: the last artist's ID of the page before.
    case followedArtists(after: String?)
    /// - before: milliseconds since 1970, from the page before.
    case recentPlays(before: String?)
    case topArtists(TimeRange)
    case topTracks(TimeRange)

    /// Whether re-issues are listed beside what they re-issue.
    package enum Editions: String, Sendable, Hashable, Codable { case originals, all }

    /// What a track's row needs of its album, which Spotify's own answer leaves out.
    package struct AlbumHeading: Sendable, Hashable, Codable {
        package var uri: String
        package var name: String
        package var artist: String?
        package var year: Int?
        package var month: Int?
        package var day: Int?

        /// The heading of an album's row.
        package init(_ row: Row) {
            uri = row.uri ?? ""
            name = row.name
            if case .text(let credit) = row["artist"] { artist = credit }
            guard case .date(let date) = row["released"] else { return }
            (year, month, day) = (date.year, date.month, date.day)
        }
    }

    /// What a listing of it is called.
    package var name: String {
        switch self {
        case .search(let query, _): "search \(query)"
        case .artistAlbums(let artist, _, _): "albums of \(artist.title)"
        case .artistTracks(let artist): "tracks of \(artist.title)"
        case .albumTracks(let album): "tracks of \(Row.title(album.name, "album"))"
        case .playlistItems(let playlist): "tracks of \(playlist.title)"
        case .showEpisodes(let show): "episodes of \(show.title)"
        case .audiobookChapters(let audiobook): "chapters of \(audiobook.title)"
        case .savedTracks: "liked songs"
        case .savedAlbums: "saved albums"
        case .savedShows: "saved shows"
        case .savedEpisodes: "saved episodes"
        case .savedAudiobooks: "saved audiobooks"
        case .myPlaylists: "playlists"
        case .followedArtists: "followed artists"
        case .recentPlays: "recent plays"
        case .topArtists: "top artists"
        case .topTracks: "top tracks"
        }
    }

    /// What plays when a row of it is played and the music goes on.
    /// - Parameter account: the user ID, where it is known.
    package func context(account: String?) -> Listing.Context? {
        switch self {
        case .albumTracks(let album): Listing.Context(uri: album.uri)
        case .playlistItems(let thing), .showEpisodes(let thing), .audiobookChapters(let thing):
            Listing.Context(uri: thing.uri)
        case .savedTracks: account.map { Listing.Context(uri: SpotifyURI(kind: .collection, id: $0).text) }
        case .search, .artistAlbums, .artistTracks, .savedAlbums, .savedShows, .savedEpisodes, .savedAudiobooks,
            .myPlaylists,
            .followedArtists, .recentPlays, .topArtists, .topTracks:
            nil
        }
    }

    /// The table of its rows.
    package var table: FieldTable {
        switch self {
        case .search(_, let kinds) where kinds.count == 1:
            Kinds.table(RowKind(rawValue: kinds[0].rawValue)) ?? Kinds.mixed
        case .search: Kinds.mixed
        case .artistAlbums, .savedAlbums: Kinds.album
        case .savedTracks, .topTracks: Kinds.track
        case .artistTracks, .albumTracks, .playlistItems: Kinds.entry
        case .showEpisodes, .savedEpisodes: Kinds.episode
        case .audiobookChapters: Kinds.chapter
        case .savedShows: Kinds.show
        case .savedAudiobooks: Kinds.audiobook
        case .myPlaylists: Kinds.playlist
        case .followedArtists, .topArtists: Kinds.artist
        case .recentPlays: Kinds.play
        }
    }

    /// The feed as a cursor keeps it.
    package func cursor(at offset: Int, total: Int?) -> Cursor? {
        guard let text = try? JSONEncoder().encode(self) else { return nil }
        return Cursor(feed: String(decoding: text, as: UTF8.self), offset: offset, total: total)
    }

    /// What a cursor was made of; nil when an older or newer juke made it.
    package init?(_ cursor: Cursor) {
        guard let feed = try? JSONDecoder().decode(Feed.self, from: Data(cursor.feed.utf8)) else { return nil }
        self = feed
    }
}
