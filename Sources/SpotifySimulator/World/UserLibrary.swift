// What belongs to one listener besides playlists: saved things, whom they follow, what they heard, where they are in
// what they hear. Everything by catalogue index; saving keeps the order, and a hundred thousand tracks cost nothing.

package import FoundationEssentials

/// Things in the order they were saved.
package struct SavedList<Element: Hashable & Sendable>: Sendable {
    /// Oldest first; the service lists them the other way round.
    package private(set) var entries: [Entry] = []
    private var known: Set<Element> = []

    /// One saved thing.
    package struct Entry: Sendable {
        package let element: Element
        package let addedAt: Date
    }

    package init() {}

    package var count: Int { entries.count }

    package func contains(_ element: Element) -> Bool { known.contains(element) }

    /// Saves something; what is saved already keeps its date.
    package mutating func save(_ element: Element, at moment: Date) {
        guard known.insert(element).inserted else { return }
        entries.append(Entry(element: element, addedAt: moment))
    }

    package mutating func remove(_ element: Element) {
        guard known.remove(element) != nil else { return }
        entries.removeAll { $0.element == element }
    }

    /// The part of the list that was asked for, newest first.
    func newest(_ window: PageWindow) -> [Entry] {
        window.range(in: entries.count).map { entries[entries.count - 1 - $0] }
    }
}

/// How far a listener got in an episode or a chapter.
package struct ResumePoint: Sendable, Equatable {
    package var milliseconds: Int
    package var isFinished: Bool

    package init(milliseconds: Int, isFinished: Bool = false) {
        self.milliseconds = milliseconds
        self.isFinished = isFinished
    }
}

/// One listener's library.
package struct UserLibrary: Sendable {
    package var tracks = SavedList<Int>()
    package var albums = SavedList<Int>()
    package var episodes = SavedList<Int>()
    package var shows = SavedList<Int>()
    package var audiobooks = SavedList<Int>()
    /// Artists followed.
    package var artists = SavedList<Int>()
    /// Users followed, by id.
    package var users = SavedList<String>()
    /// Tracks heard before the simulator began, newest first.
    package var heard: [EarlierPlay] = []
    package var resumePoints: [Playable: ResumePoint] = [:]

    /// A play of the time before the simulator began.
    package struct EarlierPlay: Sendable {
        package let track: Int
        /// How long before the beginning.
        package let ago: Duration

        package init(track: Int, ago: Duration) {
            self.track = track
            self.ago = ago
        }
    }

    package init() {}
}

extension World {
    /// What a user saved and follows.
    package func library(of user: String) -> UserLibrary { libraries[user] ?? UserLibrary() }

    /// Saves tracks of the catalogue for a user, or the first one: `count` different ones, a minute apart.
    package mutating func saveTracks(_ count: Int, for user: String? = nil) {
        guard let user = user ?? users.first?.id else { return }
        let all = catalogue.tracks.count
        for place in 0..<min(count, all) {
            // Backwards, so that the newest are the catalogue's first.
            libraries[user, default: UserLibrary()].tracks.save(
                min(count, all) - 1 - place, at: World.demoAdded + Double(place) * 60)
        }
    }
}
