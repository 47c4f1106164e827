// Owns the first half of bringing the copy of a list up to date that grows at its head: the pages from the head on are
// compared with the copy until they join it. What is new comes before the rest, and a thing that was added again leaves
// its old place. Whether something deeper inside is gone is found by RemovalSearch.

/// The head of a list at Spotify, joined to the copy of that list.
package struct HeadMerge: Sendable {
    /// What joining changes in the copy.
    package struct Result: Sendable, Hashable {
        /// The changes; none where the head is as it was.
        package var edits: [CopyEdit]
        /// What tells the entries apart that the copy then has.
        package var marks: [EntryMark]
        /// How many entries are new.
        package var newCount: Int
        /// How many things left the part that was read.
        package var goneCount: Int
    }

    private let copy: [EntryMark]
    private let places: [EntryMark: Int]
    private var head: [CopiedEntry] = []
    /// Where the next page begins.
    package private(set) var offset = 0
    /// Whether the pages so far are the whole list.
    package private(set) var isWhole = false

    /// A merge with the copy that has these entries.
    package init(copy: [EntryMark]) {
        self.copy = copy
        places = Dictionary(zip(copy, copy.indices), uniquingKeysWith: { first, _ in first })
    }

    /// Takes the next page.
    package mutating func take(_ page: ListPage) {
        head += page.entries
        offset = page.end
        isWhole = !page.hasMore
    }

    /// How many entries were read.
    package var count: Int { head.count }

    /// The place in the copy of the last entry that was read; nil while the head does not join the copy.
    private var joint: Int? { head.last.flatMap { places[$0.mark] } }

    /// Whether no further page is needed.
    package var isDone: Bool { isWhole || joint != nil }

    /// What the pages so far change in the copy.
    package var result: Result {
        // Where the head is the whole list, nothing of the copy is left after it.
        let last = isWhole ? copy.count - 1 : joint ?? -1
        let marks = head.map(\.mark)
        var kept = 0
        while kept < marks.count, kept <= last, marks[marks.count - 1 - kept] == copy[last - kept] { kept += 1 }
        let uris = Set(marks.compactMap(\.uri))
        let again = copy.indices.dropFirst(last + 1).filter { place in copy[place].uri.map(uris.contains) ?? false }
        let removed = Array(0..<last + 1 - kept) + again
        let added = Array(head.dropLast(kept))
        var edits: [CopyEdit] = []
        if !removed.isEmpty { edits.append(.remove(removed)) }
        if !added.isEmpty { edits.append(.prepend(added)) }
        let moved = Set(again)
        return Result(
            edits: edits,
            marks: marks + copy.indices.dropFirst(last + 1).filter { !moved.contains($0) }.map { copy[$0] },
            newCount: added.count { places[$0.mark] == nil },
            goneCount: removed.count { place in copy[place].uri.map { !uris.contains($0) } ?? true })
    }
}

extension HeadMerge {
    /// What the pages so far make of the copy where they do not join it and nothing after them is wanted.
    package var resultAlone: Result {
        var alone = self
        alone.isWhole = true
        return alone.result
    }
}
