// What an index of words finds, and where. SQLite's FTS5 can be asked for rows that match in some columns; asked once,
// for all of them, with a function that looks where the phrases stand, it answers for every column in the time of one
// question. What the places mean is for the stores.

import CSQLite

/// A row that an index of words finds.
package struct IndexMatch: Sendable, Hashable {
    /// Its number.
    package let id: Int
    /// The first column such that it and those before it hold a phrase of each group.
    package let column: Int32
    /// Whether the first column begins with the phrase that was asked for.
    package let isAtStart: Bool
}

/// Which phrases of a query stand for each other. A phrase is known by its place among all of the query.
package struct PhraseGroups: Sendable, Hashable {
    /// Of each group a row has one phrase at least.
    package let groups: [Range<Int32>]
    /// The phrase with which rows may begin; nil for none.
    package let first: Int32?

    /// Groups of phrases.
    package init(_ groups: [Range<Int32>], first: Int32?) {
        self.groups = groups
        self.first = first
    }
}

extension Database {
    /// All rows of an index that match, with where they do, in the order of their numbers.
    package func matches(
        _ text: String, _ phrases: PhraseGroups, in index: String
    ) throws(SQLiteError) -> [IndexMatch] {
        let list = try matchList()
        list.pointee = MatchList(phrases)
        defer { list.pointee = MatchList() }
        // The function notes what is found, and lets none of it through.
        try execute("SELECT 1 FROM \(index) WHERE \(index) MATCH ? AND places(\(index))", [.text(text)])
        return list.pointee.matches
    }

    /// The list to which the connection notes what an index finds. The first time it is given the function that does
    /// so, which owns the list and ends with the connection.
    private func matchList() throws(SQLiteError) -> UnsafeMutablePointer<MatchList> {
        if let list = cache.matchList { return list }
        guard let api = csqlite_fts5(handle), let make = api.pointee.xCreateFunction else {
            throw SQLiteError(SQLITE_ERROR, on: handle)
        }
        // Not a class, which would be asked at each row whether it is in use.
        let list = UnsafeMutablePointer<MatchList>.allocate(capacity: 1)
        list.initialize(to: MatchList())
        let code = make(
            api, "places", list,
            { index, row, _, _, _ in
                guard let index, let row, let list = index.pointee.xUserData(row) else { return }
                list.assumingMemoryBound(to: MatchList.self).pointee.add(index, row)
            },
            { list in
                let list = list?.assumingMemoryBound(to: MatchList.self)
                list?.deinitialize(count: 1)
                list?.deallocate()
            })
        guard code == SQLITE_OK else {
            list.deinitialize(count: 1)
            list.deallocate()
            throw SQLiteError(code, on: handle)
        }
        cache.matchList = list
        return list
    }
}

/// What was found for some phrases.
struct MatchList {
    private let groups: [Range<Int32>]
    private let first: Int32
    private(set) var matches: [IndexMatch] = []

    init(_ phrases: PhraseGroups = PhraseGroups([], first: nil)) {
        groups = phrases.groups
        first = phrases.first ?? -1
    }

    /// Notes the row on which the index stands.
    fileprivate mutating func add(_ index: UnsafePointer<Fts5ExtensionApi>, _ row: OpaquePointer) {
        var (last, isAtStart): (Int32, Bool) = (0, false)
        for group in groups {
            var nearest = Int32.max
            var phrase = group.lowerBound
            while phrase < group.upperBound {
                // The places of a phrase are in order, so the first of them is enough.
                var (places, column, place) = (Fts5PhraseIter(), Int32(-1), Int32(-1))
                _ = index.pointee.xPhraseFirst(row, phrase, &places, &column, &place)
                if column >= 0 {
                    nearest = min(nearest, column)
                    if column == 0, place == 0, phrase == first { isAtStart = true }
                }
                phrase += 1
            }
            last = max(last, nearest)
        }
        matches.append(IndexMatch(id: Int(index.pointee.xRowid(row)), column: last, isAtStart: isAtStart))
    }
}
