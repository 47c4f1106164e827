// Owns the second half of bringing the copy of a list up to date that grows at its head: which entries are gone that
// the copy still has. A page at a place of Spotify's list shows by how many places the copy is ahead there, and
// between two places where it is ahead by the same number nothing is gone. So few pages are enough, and never more
// than all of them. Which pages are read, and when, is left to the caller.

/// Looks for what a list at Spotify has no more.
package struct RemovalSearch: Sendable {
    /// What to do next.
    package enum Step: Sendable, Hashable {
        /// Read the pages at these places.
        case read([Int])
        /// The entries at these places of the copy are gone, and no others.
        case found([Int])
        /// The list differs by more than removals, so that all of it has to be read.
        case differs
    }

    /// A part of Spotify's list and the part of the copy that it is.
    private struct Block: Sendable {
        /// Its places at Spotify.
        var places: Range<Int>
        /// The place in the copy of its first entry; nil for entries that the copy does not have yet.
        var first: Int?
        /// The place in the copy after its last entry.
        var next: Int
    }

    private let copy: [EntryMark]
    private let places: [EntryMark: Int]
    private let limit: Int
    /// In the order of the list; no two overlap.
    private var blocks: [Block]
    /// Where Spotify's list ends, or where it has what the copy does not have yet; nil as long as that is not known.
    private var end: Int?
    /// Where the page is expected that shows the end.
    private var tail: Int
    private var gone: Set<Int> = []
    private var isLost: Bool

    /// A search in a copy that has all of the list.
    ///
    /// - Parameters:
    ///   - copy: what the copy has.
    ///   - known: how many of the first entries are known to be as in the copy.
    ///   - total: how many entries Spotify says there are.
    package init(in copy: [EntryMark], known: Int, total: Int, limit: Int = ListPage.limit) {
        self.init(in: copy, known: known, tail: max(known, total - limit), limit: limit)
    }

    /// A search in a copy that has only the beginning of the list.
    ///
    /// - Parameter beyond: a place at which Spotify's list has an entry that the copy does not have.
    package init(in copy: [EntryMark], known: Int, beyond: Int, limit: Int = ListPage.limit) {
        self.init(in: copy, known: known, tail: beyond, limit: limit)
        blocks.append(Block(places: beyond..<beyond, first: nil, next: copy.count))
        end = beyond
        isLost = isLost || beyond < known
    }

    private init(in copy: [EntryMark], known: Int, tail: Int, limit: Int) {
        self.copy = copy
        self.limit = limit
        self.tail = tail
        places = Dictionary(zip(copy, copy.indices), uniquingKeysWith: { first, _ in first })
        blocks = [Block(places: 0..<known, first: 0, next: known)]
        // Without a mark of its own an entry cannot be found again.
        isLost = places.count != copy.count || known > copy.count
    }

    /// What to do next.
    package var next: Step {
        guard !isLost else { return .differs }
        guard end != nil else { return .read([tail]) }
        var offsets: [Int] = []
        for (block, following) in zip(blocks, blocks.dropFirst()) {
            let length = following.places.lowerBound - block.places.upperBound
            guard length > 0 else { continue }
            // Of a copy whose end was reached nothing more can be gone.
            if following.first == nil, block.next == copy.count { continue }
            let missing = following.first.map { $0 - block.next - length }
            if missing == 0 { continue }
            if let missing, missing < 0 { return .differs }
            offsets += pages(from: block.places.upperBound, length: length, missing: missing ?? 1)
        }
        return offsets.isEmpty ? .found(gone.sorted()) : .read(offsets)
    }

    /// The pages to read of a part in which so many entries are missing: the one in its middle, or all of them where
    /// halving would cost as much.
    private func pages(from start: Int, length: Int, missing: Int) -> [Int] {
        let count = (length + limit - 1) / limit
        let halvings = Int.bitWidth - (count - 1).leadingZeroBitCount
        guard count > 2, missing < count, missing * halvings < count else {
            return Array(stride(from: start, to: start + length, by: limit))
        }
        return [start + (length - limit) / 2]
    }

    /// Takes a page that was read.
    package mutating func take(_ page: ListPage) {
        guard page.hasAllPlaces else {
            isLost = true
            return
        }
        if end == nil {
            guard noteEnd(page) else { return }
        }
        // What other pages have shown already is left out.
        // The end may have turned out to be before a page that was requested together with others.
        guard let after = blocks.firstIndex(where: { $0.places.lowerBound >= page.offset && $0.places.lowerBound > 0 }),
            after > 0
        else { return }
        let (before, following) = (blocks[after - 1], blocks[after])
        let first = max(page.offset, before.places.upperBound)
        let last = min(page.end, following.places.lowerBound)
        guard first < last else {
            // A page in the middle of the list that has nothing would be requested for ever.
            if page.count == 0 { isLost = true }
            return
        }
        let marks = page.marks[(first - page.offset)..<(last - page.offset)]
        insert(marks, at: first..<last, index: after, next: before.next, limit: following)
    }

    /// Notes where the list ends; false where the page does not show it.
    private mutating func noteEnd(_ page: ListPage) -> Bool {
        if page.count == 0, !page.hasMore {
            // Spotify says that there are more entries than it has.
            let known = blocks[0].places.upperBound
            if tail <= known { setEnd(known) } else { tail = max(known, tail - limit) }
            return false
        }
        guard page.hasMore else {
            setEnd(page.end)
            return true
        }
        // There are more than it says. What this page shows is seen again when the end is known.
        if page.count == 0 { isLost = true }
        tail = page.end
        return false
    }

    private mutating func setEnd(_ place: Int) {
        end = place
        blocks.append(Block(places: place..<place, first: copy.count, next: copy.count))
        settle()
    }

    /// Puts a part of a page between two blocks.
    private mutating func insert(
        _ marks: ArraySlice<EntryMark>, at range: Range<Int>, index: Int, next start: Int, limit following: Block
    ) {
        var found = Block(places: range.lowerBound..<range.lowerBound, first: nil, next: start)
        var beyond: Int?
        for (place, mark) in zip(range, marks) {
            guard let known = places[mark] else {
                // The copy of a whole list has everything but what came at the head.
                isLost = isLost || following.first != nil
                beyond = beyond ?? place
                continue
            }
            guard beyond == nil, known >= found.next, known < following.first ?? copy.count else {
                isLost = true
                return
            }
            if found.first == nil { found.first = known } else { gone.formUnion(found.next..<known) }
            found.places = found.places.lowerBound..<place + 1
            found.next = known + 1
        }
        if let beyond { blocks[index] = Block(places: beyond..<beyond, first: nil, next: copy.count) }
        if found.first != nil { blocks.insert(found, at: index) }
        settle()
    }

    /// Joins blocks that follow each other: what the copy has between them is gone.
    private mutating func settle() {
        var joined = [blocks[0]]
        for block in blocks.dropFirst() {
            guard let last = joined.last, last.places.upperBound == block.places.lowerBound else {
                joined.append(block)
                continue
            }
            let first = block.first ?? copy.count
            guard first >= last.next else {
                isLost = true
                return
            }
            gone.formUnion(last.next..<first)
            // The last block is kept by itself, since it says where the list ends.
            guard !block.places.isEmpty else {
                joined[joined.count - 1].next = first
                joined.append(block)
                continue
            }
            joined[joined.count - 1].places = last.places.lowerBound..<block.places.upperBound
            joined[joined.count - 1].next = block.next
        }
        blocks = joined
    }
}
