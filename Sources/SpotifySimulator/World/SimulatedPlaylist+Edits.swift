// Changes of a playlist's entries. Each is one revision, whatever it does, and so brings another snapshot id.

extension SimulatedPlaylist {
    /// Puts entries in at a place; behind the last without one.
    package mutating func insert(_ added: [PlaylistEntry], at place: Int? = nil) {
        entries.insert(contentsOf: added, at: min(place ?? entries.count, entries.count))
        revision += 1
    }

    /// Puts other entries in the place of all.
    package mutating func replace(with others: [PlaylistEntry]) {
        entries = others
        revision += 1
    }

    /// Moves a range so that it stands before the entry that is at `destination` now.
    package mutating func move(_ range: Range<Int>, before destination: Int) {
        let moved = Array(entries[range])
        entries.removeSubrange(range)
        // Places behind the range have moved up; a destination within it means it stays.
        let place = destination <= range.lowerBound ? destination : max(range.lowerBound, destination - range.count)
        entries.insert(contentsOf: moved, at: place)
        revision += 1
    }

    /// Removes every copy of what these URIs name.
    package mutating func remove(_ uris: Set<String>, in catalogue: Catalogue) {
        entries.removeAll { entry in entry.uri(in: catalogue).map(uris.contains) ?? false }
        revision += 1
    }
}
