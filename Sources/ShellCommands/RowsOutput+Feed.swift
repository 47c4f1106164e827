// A feed as something to show: its rows, what the listing is called, and which columns say nothing new beside it.

import Rendering
import Rows

extension RowsOutput {
    /// The rows of a feed, for a listing that starts at `offset`, or the rows that make `listing` longer.
    init(
        _ feed: Feed, from offset: Int = 0, extending listing: Listing? = nil, in session: Session,
        using services: Services
    ) {
        let first = (listing?.rows.count ?? 0) + 1
        self.init(
            table: feed.table, stream: feed.rows(from: offset, after: listing?.rows ?? [], using: services),
            presentation: Presentation(implied: feed.implied, firstNumber: first, bars: first == 1 ? feed.bars : .none),
            name: feed.name, context: feed.context(account: services.accountID), isExtension: listing != nil,
            emptyNote: first == 1 ? feed.emptyNote : "No more rows.")
        if case .artistAlbums(_, _, .originals) = feed {
            hideReissues(Reissues(after: listing?.rows ?? []), using: services)
        }
    }
}

extension Feed {
    /// Values every row shares with what the listing is of, so that a column of nothing else is left out.
    fileprivate var implied: [String: Value] {
        switch self {
        case .showEpisodes(let thing), .audiobookChapters(let thing): ["show": .text(thing.name)]
        case .savedTracks, .savedAlbums, .savedShows, .savedEpisodes, .savedAudiobooks, .followedArtists:
            [Presentation.savedMark: .flag(true)]
        case .search, .playlistItems, .myPlaylists, .recentPlays, .topArtists, .topTracks: [:]
        case .artistAlbums(let artist, _, _), .artistTracks(let artist): ["artist": .text(artist.name)]
        case .albumTracks(let album):
            if let artist = album.artist {
                ["album": .text(album.name), "artist": .text(artist)]
            } else {
                ["album": .text(album.name)]
            }
        }
    }

    /// Bars beside the rows: the higher, the longer.
    fileprivate var bars: Presentation.Bars {
        switch self {
        case .topArtists, .topTracks: .byRank
        case .search, .artistAlbums, .artistTracks, .albumTracks, .playlistItems, .showEpisodes, .audiobookChapters,
            .savedTracks, .savedAlbums, .savedShows, .savedEpisodes, .savedAudiobooks, .myPlaylists, .followedArtists,
            .recentPlays:
            .none
        }
    }

    /// What a search that found nothing may have been meant as.
    private static func misreading(of query: String) -> String {
        if query.hasPrefix("\"") { return " The quotes were sent, too: to Spotify they mean a phrase." }
        let words = query.split(separator: " ")
        guard let sign = words.firstIndex(of: ">"), sign + 1 < words.count else { return "" }
        return " To write rows to a file: … | to csv \(words[(sign + 1)...].joined(separator: " "))"
    }

    fileprivate var emptyNote: String {
        switch self {
        case .search(let query, _): "Nothing found for \(query)." + Self.misreading(of: query)
        case .artistTracks(let artist): "No tracks of \(artist.title) were found."
        case .artistAlbums(let artist, let groups, _):
            "No releases of kind \(groups.joined(separator: ", ")) by \(artist.title)."
        case .albumTracks(let album): "\(Row.title(album.name, "album")) has no tracks."
        case .playlistItems(let playlist): "\(playlist.title) is empty."
        case .showEpisodes(let show): "\(show.title) has no episodes."
        case .audiobookChapters(let audiobook): "\(audiobook.title) has no chapters."
        case .savedTracks: "No liked songs yet. To like what plays: like"
        case .savedAlbums: "No saved albums yet. To save one: save NAME"
        case .savedShows: "No saved shows yet. To save one: save NAME"
        case .savedEpisodes: "No saved episodes yet. To save one: save NAME"
        case .savedAudiobooks: "No saved audiobooks yet. To save one: save NAME"
        case .myPlaylists: "No playlists yet."
        case .followedArtists: "You follow no artists yet. To follow one: follow NAME"
        case .recentPlays: "Nothing has been played recently."
        case .topArtists: "Spotify has no top artists for you yet."
        case .topTracks: "Spotify has no top tracks for you yet."
        }
    }
}
