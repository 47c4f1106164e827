// The speech of a world: shows with episodes and audiobooks with chapters, in arrays that refer to each other
// by index. It is part of the Catalogue and as immutable. The texts are in EmbeddedCatalogue+Spoken, their
// reading in SpokenCatalogue+Parsing.

/// A podcast.
package struct CatalogueShow: Sendable {
    /// Follows from the name, as for every kind here.
    package let id: CatalogueID
    /// The title of the show.
    package let name: String
    /// Sent in extended mode only (SpotifyContract §4).
    package let publisher: String
    /// The language code, such as `en`.
    package let language: String
    /// Empty where the texts give none.
    package internal(set) var description = ""
    /// The indices of its episodes, newest first, as the service lists them.
    package internal(set) var episodes: Range<Int>
}

/// An episode of a show.
package struct CatalogueEpisode: Sendable {
    /// Follows from the show and the name.
    package let id: CatalogueID
    /// The title of the episode.
    package let name: String
    /// The index of the show.
    package let show: Int
    /// The length.
    package let milliseconds: Int
    /// `YYYY-MM-DD`, or `0000` when it is not known.
    package let released: String
    /// Whether it is marked explicit.
    package let explicit: Bool
    /// Empty where the texts give none.
    package internal(set) var description = ""
}

/// An audiobook.
package struct CatalogueAudiobook: Sendable {
    /// Follows from author and name.
    package let id: CatalogueID
    /// The title of the book.
    package let name: String
    /// One author each, though the wire has a list.
    package let author: String
    /// One reader each, though the wire has a list.
    package let narrator: String
    /// Sent in extended mode only (SpotifyContract §4).
    package let publisher: String
    /// The language code, such as `en`.
    package let language: String
    /// Empty where the texts give none.
    package internal(set) var description = ""
    /// The indices of its chapters, in reading order.
    package internal(set) var chapters: Range<Int>
}

/// A chapter of an audiobook.
package struct CatalogueChapter: Sendable {
    /// Follows from the book and the name.
    package let id: CatalogueID
    /// The heading of the chapter.
    package let name: String
    /// The index of the audiobook.
    package let audiobook: Int
    /// The length.
    package let milliseconds: Int
    /// The place in the book, counted from 0 as the service does.
    package let number: Int
}

/// All shows and audiobooks of a world.
package struct SpokenCatalogue: Sendable {
    /// The shows, in the order of the texts.
    package internal(set) var shows: [CatalogueShow] = []
    /// All episodes; those of a show lie side by side.
    package internal(set) var episodes: [CatalogueEpisode] = []
    /// The audiobooks, in the order of the texts.
    package internal(set) var audiobooks: [CatalogueAudiobook] = []
    /// All chapters; those of a book lie side by side.
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
