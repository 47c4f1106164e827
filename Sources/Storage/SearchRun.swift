// One search over the copy: things found in their order. Names that are the query come first, then those that begin
// with it, those that have its words, then things of such artists, on such albums, on such playlists; among equals what
// is saved, what was played last, what has the shorter name (Language §6). Playlists are looked through where too
// little was found otherwise. Making rows of what is found is left to FoundReader.

import Library
import Rows
import SQLite
import Text

/// Finds the numbers of things.
struct SearchRun: ~Copyable {
    private let query: CopyQuery
    private let expression: SearchExpression
    private let match: SQLStatement
    private var standings: StandingReader
    /// The layouts of the kinds that are wanted; nil for all.
    private let layouts: NumberSet?
    /// What has to be among them besides, and what must not; nil for anything.
    private var required: NumberSet?
    private var refused: NumberSet?
    /// Things whose name is the query.
    private var exact: NumberSet
    /// Playlists that the query names, which come before what is on them.
    private var named = NumberSet()
    private var seen = NumberSet()
    private var best: BestFirst

    /// - Parameter limit: how many are wanted; nil for all.
    init(_ query: CopyQuery, limit: Int?, in database: borrowing Database) throws(SQLiteError) {
        let match = try database.statement("SELECT rowid FROM search WHERE search MATCH ?")
        let expression = SearchExpression(query)
        let layouts = query.kinds.isEmpty ? nil : try Self.layouts(of: query.kinds, in: database)
        let exact =
            expression.title.isEmpty
            ? []
            : try database.rows(
                "SELECT id FROM thing WHERE identity = ?", [.integer(SearchWords.identity(expression.title))]
            ) { $0.integer(0) }
        let standings = try StandingReader(database, database.kept { SearchMemory() })
        self.query = query
        self.match = match
        self.standings = standings
        self.expression = expression
        self.layouts = layouts
        self.exact = NumberSet(exact)
        best = BestFirst(limit: limit)
    }

    private static func layouts(
        of kinds: [RowKind], in database: borrowing Database
    ) throws(SQLiteError) -> NumberSet {
        NumberSet(
            try database.rows("SELECT id, kind FROM layout") { row in
                row.text(1).flatMap { kinds.contains(RowKind(rawValue: $0)) ? row.integer(0) : nil }
            })
    }

    /// What was found, the best first.
    mutating func numbers(in database: borrowing Database) throws(SQLiteError) -> [Int] {
        for term in expression.playlists {
            let things = try onPlaylists(term, in: database, withThemselves: true)
            if required == nil { required = things } else { required?.formIntersection(things) }
        }
        for term in expression.otherPlaylists {
            let things = try onPlaylists(term, in: database, withThemselves: false)
            if refused == nil { refused = things } else { refused?.formUnion(things) }
        }
        guard !expression.wanted.isEmpty else {
            try addWithoutWords(in: database)
            return best.numbers()
        }
        try addMatches(in: database)
        if !expression.titled.isEmpty, !best.isFull { try addFromPlaylists(in: database) }
        return best.numbers()
    }

    // MARK: Ways

    /// Adds what the index finds: it is asked once, and tells for each thing in which way it was found.
    private mutating func addMatches(in database: borrowing Database) throws(SQLiteError) {
        guard let all = expression.all() else { return }
        let matches = try database.matches(all, expression.phrases, in: "search")
        let beginning = expression.isOnePhrase ? nil : try beginning(among: matches, in: database)
        let ways = matches.map { match in
            match.isAtStart && beginning?.contains(match.id) != false
                ? SearchWay.beginning : SearchWay(column: match.column)
        }
        // Those that come first wherever their words are.
        if !exact.isEmpty || !named.isEmpty {
            for (match, way) in zip(matches, ways) where exact.contains(match.id) || named.contains(match.id) {
                try add(match.id, as: way)
            }
        }
        // The best ways first: where they fill the page, the standings of all other things are not looked up.
        for wanted in [SearchWay.beginning, .name, .artist, .album] {
            var ids: [Int] = []
            for (match, way) in zip(matches, ways) where way == wanted { ids.append(match.id) }
            for (id, standing) in zip(ids, try standings.standings(of: ids)) { add(id, standing, as: wanted) }
            if best.isFull { return }
        }
    }

    /// The things whose names begin with all of the title, among those that begin with the first term of it. Where
    /// these are few, it is quicker to look at their names than to ask the index.
    private func beginning(
        among matches: [IndexMatch], in database: borrowing Database
    ) throws(SQLiteError) -> NumberSet {
        var found = NumberSet()
        let candidates = matches.lazy.filter(\.isAtStart).map(\.id)
        guard candidates.prefix(Self.few + 1).count <= Self.few else {
            return try expression.beginning.map { text throws(SQLiteError) in
                NumberSet(try numbers(text, from: match))
            } ?? found
        }
        let statement = try database.statement("SELECT name FROM thing WHERE id = ?")
        for id in candidates {
            try statement.bind([.integer(id)])
            guard try statement.step(), let name = statement.text(0) else { continue }
            if expression.isBeginning(of: SearchWords.indexed(name)) { found.insert(id) }
        }
        return found
    }

    /// How many things are looked at one by one.
    private static let few = 60

    private mutating func add(_ id: Int, as way: SearchWay) throws(SQLiteError) {
        add(id, try standings.standing(of: id), as: way)
    }

    private mutating func add(_ id: Int, _ standing: Standing, as way: SearchWay) {
        guard required?.contains(id) != false, refused?.contains(id) != true, seen.insert(id), standing.layout != 0,
            layouts?.contains(standing.layout) != false, query.years?.contains(standing.year) != false
        else { return }
        let way = exact.contains(id) ? .exact : named.contains(id) ? .beginning : way
        best.add(BestFirst.Candidate(order: way.rawValue << 48 | standing.order, id: id))
    }

    /// Adds what a query without words in names asks for: all of a kind, of a year, of a playlist.
    private mutating func addWithoutWords(in database: borrowing Database) throws(SQLiteError) {
        if let excluded = expression.excluded {
            let unwanted = NumberSet(try numbers(excluded, from: match))
            if refused == nil { refused = unwanted } else { refused?.formUnion(unwanted) }
        }
        if let required {
            for id in required.sorted { try add(id, as: .name) }
            return
        }
        let pages = try database.rows("SELECT page FROM standing ORDER BY page") { $0.integer(0) }
        for page in pages {
            for id in page * StandingPage.capacity..<(page + 1) * StandingPage.capacity { try add(id, as: .name) }
        }
    }

    /// Adds things that have some of the words themselves and are on playlists that have the others.
    private mutating func addFromPlaylists(in database: borrowing Database) throws(SQLiteError) {
        let free = expression.wanted.indices.filter { expression.wanted[$0].term.field == nil }
        var onPlaylists: [Int: NumberSet] = [:]
        for index in free {
            let things = try self.onPlaylists(expression.wanted[index], in: database, withThemselves: false)
            if !things.isEmpty { onPlaylists[index] = things }
        }
        guard !onPlaylists.isEmpty else { return }
        var found: NumberSet?
        if let others = expression.all(without: Set(onPlaylists.keys)) {
            found = NumberSet(try numbers(others, from: match))
        } else if let excluded = expression.excluded {
            let unwanted = NumberSet(try numbers(excluded, from: match))
            if refused == nil { refused = unwanted } else { refused?.formUnion(unwanted) }
        }
        for (index, things) in onPlaylists {
            var either = things
            if onPlaylists.count > 1 {
                either.formUnion(NumberSet(try numbers(expression.wanted[index].placed, from: match)))
            }
            if found == nil { found = either } else { found?.formIntersection(either) }
        }
        for id in found?.sorted ?? [] { try add(id, as: .playlist) }
    }

    private func numbers(_ text: String, from match: borrowing SQLStatement) throws(SQLiteError) -> [Int] {
        try match.bind([.text(text)])
        var numbers: [Int] = []
        while try match.step() {
            if let id = match.integer(0) { numbers.append(id) }
        }
        match.end()
        return numbers
    }

    /// The things on playlists that have the term in their name.
    private mutating func onPlaylists(
        _ term: SearchExpression.Term, in database: borrowing Database, withThemselves: Bool
    ) throws(SQLiteError) -> NumberSet {
        let match = try database.statement("SELECT rowid FROM playlist WHERE playlist MATCH ?")
        let playlists = try numbers(term.text, from: match)
        var things = NumberSet()
        guard !playlists.isEmpty else { return things }
        let statement = try database.statement(
            """
            SELECT entry.thing FROM thing JOIN list ON list.key = thing.uri JOIN entry ON entry.list = list.id
            WHERE thing.id = ? AND entry.thing IS NOT NULL
            """)
        for playlist in playlists {
            if withThemselves {
                things.insert(playlist)
                named.insert(playlist)
            }
            try statement.bind([.integer(playlist)])
            while try statement.step() {
                if let id = statement.integer(0) { things.insert(id) }
            }
        }
        return things
    }
}
