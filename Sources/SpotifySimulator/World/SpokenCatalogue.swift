// What there is to hear besides music: shows with episodes, audiobooks with chapters, in arrays that refer to each other
// by index. Part of the Catalogue and as immutable; the texts are EmbeddedCatalogue+Spoken, their reading is
// SpokenCatalogue+Parsing.

/// A podcast.
package struct CatalogueShow: Sendable {
    package let id: CatalogueID
    package let name: String
    package let publisher: String
    package let language: String
    package internal(set) var description = ""
    /// Newest first, as the service lists them.
    package internal(set) var episodes: Range<Int>
}

/// An episode of a show.
package struct CatalogueEpisode: Sendable {
    package let id: CatalogueID
    package let name: String
    package let show: Int
    package let milliseconds: Int
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
    package internal(set) var chapters: Range<Int>
}

/// A chapter of an audiobook.
package struct CatalogueChapter: Sendable {
    package let id: CatalogueID
    package let name: String
    package let audiobook: Int
    package let milliseconds: Int
    /// The place in the book, from 0 as the service counts.
    package let number: Int
}

/// All shows and audiobooks of a world.
package struct SpokenCatalogue: Sendable {
    package internal(set) var shows: [CatalogueShow] = []
    package internal(set) var episodes: [CatalogueEpisode] = []
    package internal(set) var audiobooks: [CatalogueAudiobook] = []
    package internal(set) var chapters: [CatalogueChapter] = []
    private var places: [CatalogueID: Int] = [:]

    /// A world with nothing but music.
    package init() {}

    // Ids follow from kind and name, so the four kinds share one table.
    func show(_ id: CatalogueID) -> Int? { place(id) { shows.indices.contains($0) && shows[$0].id == id } }
    func episode(_ id: CatalogueID) -> Int? { place(id) { episodes.indices.contains($0) && episodes[$0].id == id } }
    func audiobook(_ id: CatalogueID) -> Int? {
        place(id) { audiobooks.indices.contains($0) && audiobooks[$0].id == id }
    }
    func chapter(_ id: CatalogueID) -> Int? { place(id) { chapters.indices.contains($0) && chapters[$0].id == id } }

    private func place(_ id: CatalogueID, isOf kind: (Int) -> Bool) -> Int? {
        guard let place = places[id], kind(place) else { return nil }
        return place
    }

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
