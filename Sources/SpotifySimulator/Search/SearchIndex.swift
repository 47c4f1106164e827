// Finds names by word prefixes. The folded names of each kind lie in one run of bytes, every word led by a blank, and a
// search walks over it: milliseconds for 100 000 tracks, and nothing to keep in step.

import Synchronization

/// The folded names of a catalogue.
final class SearchIndex: Sendable {
    private let catalogue: Catalogue
    private let artists: NameRun
    private let albums: NameRun
    private let tracks: NameRun
    /// Answers to the questions asked lately: the next pages of a search are the same search.
    private let answers = Mutex<[Question: [Int]]>([:])
    private static let mostAnswers = 200
    /// The service goes a thousand results deep and no further.
    private static let mostResults = 1_000

    private struct Question: Hashable {
        let kind: Kind
        let query: SearchQuery
    }

    private enum Kind {
        case artist, album, track
    }

    init(_ catalogue: Catalogue) {
        self.catalogue = catalogue
        let artistNames = catalogue.artists.map { Self.folded($0.name) }
        let albumNames = catalogue.albums.map { Self.folded($0.name) }
        artists = NameRun(artistNames.map { NameRun.Entry(name: $0, around: "") })
        albums = NameRun(
            zip(catalogue.albums, albumNames).map { album, name in
                NameRun.Entry(name: name, around: artistNames[album.artist])
            }
        )
        tracks = NameRun(
            catalogue.tracks.map { track in
                let credits = catalogue.artists(of: track).map { artistNames[$0] }.joined(separator: " ")
                return NameRun.Entry(name: Self.folded(track.name), around: credits + " " + albumNames[track.album])
            }
        )
    }

    /// The artists that match, best first.
    func artists(_ query: SearchQuery) -> [Int] {
        answer(.artist, query) { found(artists: query) }
    }

    private func found(artists query: SearchQuery) -> [Int] {
        guard query.album.isEmpty, query.track.isEmpty, query.years == nil, query.isrc == nil, !query.isNew else {
            return []
        }
        return ranked(artists.matches(of: query.terms + query.artist), in: artists, query) { index in
            catalogue.artists[index].id
        }
    }

    /// The albums that match, best first.
    func albums(_ query: SearchQuery) -> [Int] {
        answer(.album, query) { found(albums: query) }
    }

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

    /// The tracks that match, best first.
    func tracks(_ query: SearchQuery) -> [Int] {
        answer(.track, query) { found(tracks: query) }
    }

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

    /// Whether a single name matches every term; for the few things that need no index.
    static func name(_ name: String, matches terms: [String]) -> Bool {
        let run = NameRun([NameRun.Entry(name: folded(name), around: "")])
        return !terms.isEmpty && !run.matches(of: terms).isEmpty
    }

    private func matches(_ name: String, _ term: String) -> Bool {
        Self.name(name, matches: [term])
    }

    private func isInYears(_ album: CatalogueAlbum, _ query: SearchQuery) -> Bool {
        guard let years = query.years else { return true }
        return Int(album.released.prefix(4)).map(years.contains) ?? false
    }

    /// Exact names first, then names that begin with the words, then names that hold them, then the rest; within each
    /// the better known first, and a fixed order between equals.
    private func ranked(
        _ found: [Int], in run: NameRun, _ query: SearchQuery, id: (Int) -> CatalogueID,
    ) -> [Int] {
        let phrase = query.phrase.isEmpty ? (query.track + query.album + query.artist).joined() : query.phrase
        return
            found
            .map { (rank: run.rank(of: $0, against: phrase), fame: id($0).popularity, index: $0) }
            .sorted { ($1.rank, $1.fame, $0.index) < ($0.rank, $0.fame, $1.index) }
            .map(\.index)
    }

    /// The folded name; a name of nothing but signs (`!!!`) stays as it is.
    private static func folded(_ name: String) -> String {
        let folded = Folding.fold(name)
        return folded.isEmpty ? name : folded
    }
}

extension CatalogueID {
    /// 1…99; invented, but the same every time.
    var popularity: Int { 1 + number(below: 99, salt: 3) }
}
