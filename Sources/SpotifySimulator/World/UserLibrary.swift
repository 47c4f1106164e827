// What belongs to one user besides playlists: saved things, whom they follow, what they heard before the
// simulator began, and where they are in what they listen to. Everything is kept by catalogue index in the
// order of saving, which costs little even for a hundred thousand tracks.

package import FoundationEssentials

/// Things in the order in which they were saved. Saving and asking take constant time; removing looks through
/// the list, which only happens when a user takes something out.
package struct SavedList<Element: Hashable & Sendable>: Sendable {
    /// Oldest first; the service lists them the other way round.
    package private(set) var entries: [Entry] = []
    /// The same things as a set, so that asking for one takes constant time.
    private var known: Set<Element> = []

    /// One saved thing.
    package struct Entry: Sendable {
        /// What was saved, by its catalogue index or, for users, its id.
        package let element: Element
        /// When it was saved first; saving it again does not change that.
        package let addedAt: Date
    }

    /// A list in which nothing was saved.
    package init() {}

    /// How many things are saved: the `total` of a page.
    package var count: Int { entries.count }

    /// Whether it is saved, in constant time.
    package func contains(_ element: Element) -> Bool { known.contains(element) }

    /// Saves something; what is saved already keeps its date.
    package mutating func save(_ element: Element, at moment: Date) {
        guard known.insert(element).inserted else { return }
        entries.append(Entry(element: element, addedAt: moment))
    }

    /// Removes something; does nothing when it is not there.
    package mutating func remove(_ element: Element) {
        guard known.remove(element) != nil else { return }
        entries.removeAll { $0.element == element }
    }

    /// A part of the list, newest first.
    func newest(_ window: PageWindow) -> [Entry] {
        window.range(in: entries.count).map { entries[entries.count - 1 - $0] }
    }
}

/// How far a user got in an episode or a chapter.
package struct ResumePoint: Sendable, Equatable {
    /// The place in the item.
    package var milliseconds: Int
    /// Whether it was heard to the end.
    package var isFinished: Bool

    /// A place; it counts as unfinished unless the caller says so.
    package init(milliseconds: Int, isFinished: Bool = false) {
        self.milliseconds = milliseconds
        self.isFinished = isFinished
    }
}

/// One user's library.
package struct UserLibrary: Sendable {
    /// The liked songs, by index of the track.
    package var tracks = SavedList<Int>()
    /// Saved albums.
    package var albums = SavedList<Int>()
    /// Saved episodes.
    package var episodes = SavedList<Int>()
    /// Saved shows.
    package var shows = SavedList<Int>()
    /// Saved audiobooks.
    package var audiobooks = SavedList<Int>()
    /// Artists the user follows.
    package var artists = SavedList<Int>()
    /// Users the user follows, by id.
    package var users = SavedList<String>()
    /// Tracks heard before the simulator began, newest first.
    package var heard: [EarlierPlay] = []
    /// Where the user stopped; an item that was never begun has none.
    package var resumePoints: [Playable: ResumePoint] = [:]

    /// A play from the time before the simulator began.
    package struct EarlierPlay: Sendable {
        /// The index of the track.
        package let track: Int
        /// How long before the beginning it was.
        package let ago: Duration

        /// A play so long before the simulator began.
        package init(track: Int, ago: Duration) {
            self.track = track
            self.ago = ago
        }
    }

    /// The library of a user who saved and heard nothing.
    package init() {}
}

extension World {
    /// What a user saved and follows; empty for a user who did neither.
    package func library(of user: String) -> UserLibrary { libraries[user] ?? UserLibrary() }

    /// Saves tracks of the catalogue for a user, or for the first one: `count` different ones, a minute apart.
    package mutating func saveTracks(_ count: Int, for user: String? = nil) {
        guard let user = user ?? users.first?.id else { return }
        let all = catalogue.tracks.count
        for place in 0..<min(count, all) {
            // Backwards, so that the newest ones are the first of the catalogue.
            libraries[user, default: UserLibrary()].tracks.save(
                min(count, all) - 1 - place, at: World.demoAdded + Double(place) * 60)
        }
    }
}
