// The speech of a world: shows with episodes and audiobooks with chapters, in arrays that refer to each other
// by index. It is part of the Catalogue and as immutable. The texts are in EmbeddedCatalogue+Spoken, their
// reading in SpokenCatalogue+Parsing.

/// A podcast.
package struct CatalogueShow: Sendable {
    package let id: CatalogueID
    package let name: String
    package let publisher: String
    package let language: String
    package internal(set) var description = ""
    /// The indices of its episodes, newest first, as the service lists them.
    package internal(set) var episodes: Range<Int>
}

/// An episode of a show.
package struct CatalogueEpisode: Sendable {
    package let id: CatalogueID
    package let name: String
    /// The index of the show.
    package let show: Int
    package let milliseconds: Int
    /// `YYYY-MM-DD`, or `0000` when it is not known.
    package let released: String
    package let explicit: Bool
    package internal(set) var description = ""
}

/// An audiobook.
package struct CatalogueAudiobook: Sendable {
    package let id: CatalogueID
    package let name: String
    package let author: String
    package let narrator: String
    package let publisher: String
    package let language: String
    package internal(set) var description = ""
    /// The indices of its chapters, in reading order.
    package internal(set) var chapters: Range<Int>
}

/// A chapter of an audiobook.
package struct CatalogueChapter: Sendable {
    package let id: CatalogueID
    package let name: String
    /// The index of the audiobook.
    package let audiobook: Int
    package let milliseconds: Int
    /// The place in the book, counted from 0 as the service does.
    package let number: Int
}

/// All shows and audiobooks of a world.
package struct SpokenCatalogue: Sendable {
    package internal(set) var shows: [CatalogueShow] = []
    package internal(set) var episodes: [CatalogueEpisode] = []
    package internal(set) var audiobooks: [CatalogueAudiobook] = []
    package internal(set) var chapters: [CatalogueChapter] = []
    /// The index of each id in the array of its kind.
    private var places: [CatalogueID: Int] = [:]

    /// A world with nothing but music.
    package init() {}

    // Ids follow from kind and name, so the four kinds can share one table; each look-up checks that the kind fits.
    func show(_ id: CatalogueID) -> Int? { place(id) { shows.indices.contains($0) && shows[$0].id == id } }
    func episode(_ id: CatalogueID) -> Int? { place(id) { episodes.indices.contains($0) && episodes[$0].id == id } }
    func audiobook(_ id: CatalogueID) -> Int? {
        place(id) { audiobooks.indices.contains($0) && audiobooks[$0].id == id }
    }
    func chapter(_ id: CatalogueID) -> Int? { place(id) { chapters.indices.contains($0) && chapters[$0].id == id } }

    /// The index of an id, if it belongs to the kind that was asked for.
    private func place(_ id: CatalogueID, isOf kind: (Int) -> Bool) -> Int? {
        guard let place = places[id], kind(place) else { return nil }
        return place
    }

    /// Adds a show; its episodes follow one by one.
    mutating func add(_ show: CatalogueShow) {
        places[show.id] = shows.count
        shows.append(show)
    }

    /// Adds an episode to the show added last.
    mutating func add(_ episode: CatalogueEpisode) {
        places[episode.id] = episodes.count
        episodes.append(episode)
        shows[episode.show].episodes = shows[episode.show].episodes.lowerBound..<episodes.count
    }

    /// Adds an audiobook; its chapters follow one by one.
    mutating func add(_ audiobook: CatalogueAudiobook) {
        places[audiobook.id] = audiobooks.count
        audiobooks.append(audiobook)
    }

    /// Adds a chapter to the audiobook added last.
    mutating func add(_ chapter: CatalogueChapter) {
        places[chapter.id] = chapters.count
        chapters.append(chapter)
        audiobooks[chapter.audiobook].chapters = audiobooks[chapter.audiobook].chapters.lowerBound..<chapters.count
    }
}
