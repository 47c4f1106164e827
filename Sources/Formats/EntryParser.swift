// Owns what the readers of all formats have in common: they are given a file block by block, in UTF-8, and collect
// entries as they come to their ends, so that no file is in memory as a whole.

import SpotifyModel

/// Reads one format.
protocol EntryParser: Sendable {
    /// Reads the next bytes.
    mutating func read(_ bytes: ArraySlice<UInt8>, into found: inout FoundEntries) throws(EntryFault)
    /// Ends the reading: what is unfinished now was cut off.
    mutating func finish(into found: inout FoundEntries) throws(EntryFault)
}

/// What was read of a file.
struct FoundEntries: Sendable {
    /// The entries since they were last taken.
    var entries: [ImportedEntry] = []
    /// The lists of the file.
    var lists: [ImportedList] = [.playlist(nil)]
    /// The lines that are not used.
    var leftOut = LeftOutLines()
    /// The format, as exactly as it is known.
    var format: LibraryFormat?
    private var places: [ImportedList: Int] = [.playlist(nil): 0]

    /// The number of a list, which is added where it is new.
    mutating func list(_ list: ImportedList) -> Int {
        if let place = places[list] { return place }
        lists.append(list)
        places[list] = lists.count - 1
        return lists.count - 1
    }

    /// The number of a new list, whose name may still come.
    mutating func newList() -> Int {
        lists.append(.playlist(nil))
        return lists.count - 1
    }

    /// Adds an entry, if it says what it is.
    mutating func add(_ entry: ImportedEntry) {
        guard entry.uri != nil || entry.isrc != nil || !entry.credit.name.isEmpty else {
            return leftOut.add(entry.line, .nameless)
        }
        entries.append(entry)
    }

    /// The entries since the last call.
    mutating func take() -> [ImportedEntry] {
        defer { entries.removeAll(keepingCapacity: true) }
        return entries
    }
}

/// How much of a file may belong together.
enum Longest {
    /// Bytes of a cell, a text or a line. Names at Spotify have a few hundred at most.
    static let text = 8192
    /// Bytes of a record.
    static let record = 65_536
    /// Cells of a record, members of an object, elements in another.
    static let cells = 512
    /// Bytes that are looked at to recognise a format.
    static let head = 65_536
    /// How deep values may be inside each other.
    static let depth = 64
}
