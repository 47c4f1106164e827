// What a `sync` would cost, as far as the copy tells it without a request: one for each list, and those for what was
// not read yet. What has changed at Spotify is not known.

import Library
import Rows
import SpotifyAPI
import SpotifyModel

/// The requests of a `sync`, before anything is sent.
struct SyncForecast: Sendable {
    /// At least so many.
    var count = 0
    /// The group of the first.
    var bucket = Bucket.savedTracks
    /// What is looked at, in words.
    var names: [String] = []
    /// What was not read to its end, in words.
    var unfinished: [String] = []
    /// Whether there is a copy of everything that is looked at.
    var isKnown = true

    /// The forecast for a scope.
    init(_ scope: SyncScope, copy: any LibraryCopy) async {
        let statuses = await copy.statuses()
        for (list, name, part, bucket) in LibrarySync.heads where scope.includes(list, of: part) {
            if names.isEmpty { self.bucket = bucket }
            names.append(name)
            let status = statuses[list]
            isKnown = isKnown && status != nil
            count += list == .playlists ? max(1, SyncRun.pages(status?.count ?? 0)) : 1
            if let status, !status.isWhole, let total = status.total, total > status.count {
                count += SyncRun.pages(total - status.count)
                unfinished.append("\(name) (\(status.count) of \(total) are there)")
            }
        }
        if scope.parts.contains(.shows) {
            if names.isEmpty { bucket = .shows }
            names.append(ShowsSync.name)
            count += statuses[.shows]?.count ?? 0
        }
    }
}

extension SyncForecast {
    /// What is said of it after a login; nil where nothing was copied yet.
    func sentence(at pace: Pace) -> String? {
        guard isKnown else { return nil }
        let time = SyncTime.words(SyncTime.of(count, after: 0, at: pace))
        return "To bring the copy of your library up to date: sync (at least \(SyncReport.requests(count)), \(time))"
    }
}

extension SyncScope {
    /// Whether a list is looked at. The episodes of shows need to know which shows are saved.
    func includes(_ list: CopiedList, of part: SyncPart) -> Bool {
        parts.contains(part) || list == .shows && parts.contains(.shows)
    }
}

extension LibrarySync {
    /// The lists whose heads are looked at, each with its name, the part that it belongs to and the group of its
    /// requests.
    static let heads: [(list: CopiedList, name: String, part: SyncPart, bucket: Bucket)] = [
        (.liked, "liked songs", .liked, .savedTracks), (.albums, "saved albums", .saved, .library),
        (.shows, "saved shows", .saved, .library), (.episodes, "saved episodes", .saved, .library),
        (.audiobooks, "saved audiobooks", .saved, .library),
        (.artists, FollowedArtistsSync.name, .following, .library), (.playlists, "playlists", .playlists, .playlists),
    ]

    /// The lists of the scope that grow at their heads.
    var growing: [GrowingListSync] {
        Self.heads.compactMap { list, name, part, bucket in
            guard scope.includes(list, of: part), let reader = reader(of: list) else { return nil }
            return GrowingListSync(list: list, name: name, bucket: bucket, reader: reader, run: run)
        }
    }

    /// What reads the pages of a list; nil for one that does not grow at its head.
    private func reader(of list: CopiedList) -> PageReader? {
        switch list {
        case .liked:
            return saved({ .savedTracks(limit: $0, offset: $1) }) { Row($0) }
        case .albums:
            return saved({ .savedAlbums(limit: $0, offset: $1) }) { Row($0) }
        case .shows:
            return saved({ .savedShows(limit: $0, offset: $1) }) { Row($0) }
        case .episodes:
            return saved({ .savedEpisodes(limit: $0, offset: $1) }) { Row($0) }
        case .audiobooks:
            return saved({ .savedAudiobooks(limit: $0, offset: $1) }) { Row($0) }
        case .artists, .playlists, .playlist, .show: return nil
        }
    }

    private func saved<Item>(
        _ endpoint: @escaping @Sendable (_ limit: Int, _ offset: Int) -> Endpoint<Page<Saved<Item>>>,
        _ row: @escaping @Sendable (Item) -> Row
    ) -> PageReader {
        PageReader(run, endpoint) { CopiedEntry(row($0.item), added: $0.addedAt) }
    }
}
