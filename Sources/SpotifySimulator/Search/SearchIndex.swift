// Finds names by the beginnings of their words. The folded names of each kind lie in one run of bytes, every
// word after a space, and a search walks over it. That takes milliseconds for 100 000 tracks, and there is no
// structure to keep up to date.

import Synchronization

/// The folded names of a catalogue.
final class SearchIndex: Sendable {
    private let catalogue: WorldCatalogue
    private let artists: FoldedNames
    private let albums: FoldedNames
    private let tracks: FoldedNames
    /// The answers to recent searches, since the next page of a search is the same search again.
    private let answers = Mutex<[Question: [Int]]>([:])
    /// When there are more, all are forgotten.
    private static let mostAnswers = 200
    /// The most results of one search, as many as the service pages through (SpotifyContract §3.3).
    private static let mostResults = 1_000

    /// What an answer was for.
    private struct Question: Hashable {
        let kind: Kind
        let query: SearchQuery
    }

    private enum Kind {
        case artist, album, track
    }

    /// Folds every name once; an album is also found by its artist, a track by its artists and album.
    init(_ catalogue: WorldCatalogue) {
        self.catalogue = catalogue
        let artistNames = catalogue.artists.map { Self.folded($0.name) }
        let albumNames = catalogue.albums.map { Self.folded($0.name) }
        artists = FoldedNames(artistNames.map { FoldedNames.Entry(name: $0, around: "") })
        albums = FoldedNames(
            zip(catalogue.albums, albumNames).map { album, name in
                FoldedNames.Entry(name: name, around: artistNames[album.artist])
            }
        )
        tracks = FoldedNames(
            catalogue.tracks.map { track in
                let credits = catalogue.artists(of: track).map { artistNames[$0] }.joined(separator: " ")
                return FoldedNames.Entry(name: Self.folded(track.name), around: credits + " " + albumNames[track.album])
            }
        )
    }

    /// The artists that match, as indices, best first.
    func artists(_ query: SearchQuery) -> [Int] {
        answer(.artist, query) { found(artists: query) }
    }

    /// Filters that artists cannot satisfy, such as a year, find none.
    private func found(artists query: SearchQuery) -> [Int] {
        guard query.album.isEmpty, query.track.isEmpty, query.years == nil, query.isrc == nil, !query.isNew else {
            return []
        }
        return ranked(artists.matches(of: query.terms + query.artist), in: artists, query) { index in
            catalogue.artists[index].id
        }
    }

    /// The albums that match, as indices, best first.
    func albums(_ query: SearchQuery) -> [Int] {
        answer(.album, query) { found(albums: query) }
    }

    /// The run of bytes finds candidates quickly; the filters then look at each by its own name.
    private func found(albums query: SearchQuery) -> [Int] {
        guard query.track.isEmpty, query.isrc == nil else { return [] }
        let newest = query.isNew ? Set(catalogue.newestAlbums) : []
        let found = albums.matches(of: query.terms + query.artist + query.album).filter { index in
            let album = catalogue.albums[index]
            return (query.album.isEmpty || query.album.allSatisfy { matches(album.name, $0) })
                && query.artist.allSatisfy { matches(catalogue.artists[album.artist].name, $0) }
                && isInYears(album, query)
                && (!query.isNew || newest.contains(index))
        }
        return ranked(found, in: albums, query) { catalogue.albums[$0].id }
    }

    /// The tracks that match, as indices, best first.
    func tracks(_ query: SearchQuery) -> [Int] {
        answer(.track, query) { found(tracks: query) }
    }

    /// Candidates from the run of bytes, then the filters, as for albums.
    private func found(tracks query: SearchQuery) -> [Int] {
        let found = tracks.matches(of: query.terms + query.artist + query.album + query.track).filter { index in
            let track = catalogue.tracks[index]
            let album = catalogue.albums[track.album]
            return query.track.allSatisfy { matches(track.name, $0) }
                && query.album.allSatisfy { matches(album.name, $0) }
                && query.artist.allSatisfy { term in
                    catalogue.artists(of: track).contains { matches(catalogue.artists[$0].name, term) }
                }
                && isInYears(album, query)
                && (query.isrc == nil || query.isrc == track.isrc)
        }
        return ranked(found, in: tracks, query) { catalogue.tracks[$0].id }
    }

    /// The answer from the recent ones, or a new search.
    private func answer(_ kind: Kind, _ query: SearchQuery, find: () -> [Int]) -> [Int] {
        let question = Question(kind: kind, query: query)
        if let known = answers.withLock({ $0[question] }) { return known }
        let found = Array(find().prefix(Self.mostResults))
        answers.withLock { answers in
            if answers.count >= Self.mostAnswers { answers = [:] }
            answers[question] = found
        }
        return found
    }

    /// Whether a single name matches every term, for kinds so small that they need no index.
    static func name(_ name: String, matches terms: [String]) -> Bool {
        let run = FoldedNames([FoldedNames.Entry(name: folded(name), around: "")])
        return !terms.isEmpty && !run.matches(of: terms).isEmpty
    }

    /// Whether a name matches a term.
    private func matches(_ name: String, _ term: String) -> Bool {
        Self.name(name, matches: [term])
    }

    /// Whether an album was released in the years asked for.
    private func isInYears(_ album: CatalogueAlbum, _ query: SearchQuery) -> Bool {
        guard let years = query.years else { return true }
        return Int(album.released.prefix(4)).map(years.contains) ?? false
    }

    /// Exact names first, then names that begin with the words, then names that contain them, then the rest.
    /// Within each group the better known come first, and equals keep a fixed order.
    private func ranked(
        _ found: [Int], in run: FoldedNames, _ query: SearchQuery, id: (Int) -> CatalogueID,
    ) -> [Int] {
        let phrase = query.phrase.isEmpty ? (query.track + query.album + query.artist).joined() : query.phrase
        return
            found
            .map { (rank: run.rank(of: $0, against: phrase), fame: id($0).popularity, index: $0) }
            .sorted { ($1.rank, $1.fame, $0.index) < ($0.rank, $0.fame, $1.index) }
            .map(\.index)
    }

    /// The folded name; a name of nothing but punctuation (`!!!`) stays as it is.
    private static func folded(_ name: String) -> String {
        let folded = Folding.fold(name)
        return folded.isEmpty ? name : folded
    }
}

extension CatalogueID {
    /// 1 to 99; invented, but the same in every run.
    var popularity: Int { 1 + number(below: 99, salt: 3) }
}
