// A feed as something to show: its rows, what the listing is called, and which columns say nothing new beside it.

import Rendering
import Rows

extension RowsOutput {
    /// The rows of a feed, for a listing that starts at `offset`.
    init(_ feed: Feed, from offset: Int = 0, extending count: Int? = nil, in session: Session, using services: Services)
    {
        self.init(
            table: feed.table, stream: feed.rows(from: offset, using: services),
            presentation: Presentation(implied: feed.implied, firstNumber: (count ?? 0) + 1), name: feed.name,
            context: feed.context(account: services.accountID), isExtension: count != nil, emptyNote: feed.emptyNote)
    }
}

extension Feed {
    /// Values every row shares with what the listing is of, so that a column of nothing else is left out.
    fileprivate var implied: [String: Value] {
        switch self {
        case .showEpisodes(let thing), .audiobookChapters(let thing): ["show": .text(thing.name)]
        case .search, .playlistItems, .savedTracks, .savedAlbums, .savedShows, .savedEpisodes, .savedAudiobooks,
            .myPlaylists, .followedArtists, .recentPlays, .topArtists, .topTracks:
            [:]
        case .artistAlbums(let artist, _): ["artist": .text(artist.name)]
        case .albumTracks(let album):
            if let artist = album.artist {
                ["album": .text(album.name), "artist": .text(artist)]
            } else {
                ["album": .text(album.name)]
            }
        }
    }

    fileprivate var emptyNote: String {
        switch self {
        case .search(let query, _): "Nothing found for \(query)."
        case .artistAlbums(let artist, let groups):
            "No releases of kind \(groups.joined(separator: ", ")) by \(artist.name)."
        case .albumTracks(let album): "\(album.name) has no tracks."
        case .playlistItems(let playlist): "\(playlist.name) is empty."
        case .showEpisodes(let show): "\(show.name) has no episodes."
        case .audiobookChapters(let audiobook): "\(audiobook.name) has no chapters."
        case .savedTracks: "No liked songs yet: like saves what plays."
        case .savedAlbums: "No saved albums yet: save puts one there."
        case .savedShows: "No saved shows yet: save puts one there."
        case .savedEpisodes: "No saved episodes yet: save puts one there."
        case .savedAudiobooks: "No saved audiobooks yet: save puts one there."
        case .myPlaylists: "No playlists yet."
        case .followedArtists: "You follow no artists yet: follow does that."
        case .recentPlays: "Nothing was played lately."
        case .topArtists: "Spotify knows no top artists of yours yet."
        case .topTracks: "Spotify knows no top tracks of yours yet."
        }
    }
}
