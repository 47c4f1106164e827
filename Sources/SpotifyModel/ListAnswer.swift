// Owns the difference between an empty list and one that cannot be read. Single entries that cannot be read are
// left out and counted where the list is decoded. An answer with nothing but such entries says nothing about
// the list: it must not be taken for an empty one, and a stored copy of it must not be used again.

/// An answer that is a list, or that has several.
package protocol ListAnswer {
    /// Whether there are entries, and none of them can be read.
    var hasOnlyUnreadableEntries: Bool { get }
}

/// An entry that can be read although the thing in it cannot.
protocol WrappingEntry {
    /// Whether it holds a thing in a form that is not known.
    var isUnreadable: Bool { get }
}

extension PlaylistEntry: WrappingEntry {}

extension Page: ListAnswer {
    /// An entry that wraps something unreadable counts as unreadable.
    package var hasOnlyUnreadableEntries: Bool {
        guard !items.isEmpty else { return unreadable > 0 }
        // The first readable entry ends the search, so nearly every page costs one cast.
        return items.allSatisfy { ($0 as? any WrappingEntry)?.isUnreadable == true }
    }
}

extension CursorPage: ListAnswer {
    /// The entries themselves are artists or plays, so an unreadable one was dropped.
    package var hasOnlyUnreadableEntries: Bool { items.isEmpty && unreadable > 0 }
}

extension FollowedArtists: ListAnswer {
    /// That of the page inside.
    package var hasOnlyUnreadableEntries: Bool { artists.hasOnlyUnreadableEntries }
}

extension SearchResults: ListAnswer {
    /// True only when no kind has a readable entry: one readable page makes the answer useful.
    package var hasOnlyUnreadableEntries: Bool {
        let counts = [
            artists?.items.count, albums?.items.count, tracks?.items.count, playlists?.items.count,
            shows?.items.count, episodes?.items.count, audiobooks?.items.count,
        ]
        return unreadable > 0 && counts.allSatisfy { ($0 ?? 0) == 0 }
    }
}

extension DeviceList: ListAnswer {
    /// An account without devices is a valid answer, so dropped entries decide.
    package var hasOnlyUnreadableEntries: Bool { devices.isEmpty && unreadable > 0 }
}
