// What the order of found things depends on, beside their words: eight bytes for each, many to a row of the table. To
// look at a row for each thing would take longer than to find it, and a common word finds thousands.

import Rows
import SQLite

/// What the order of found things needs to know of one.
struct Standing: Sendable, Hashable {
    /// The bits of all that follows; 0 for what is not in the copy.
    var rawValue: UInt64 = 0

    private subscript(first: Int, count: Int) -> Int {
        get { Int(truncatingIfNeeded: rawValue >> first) & ((1 << count) - 1) }
        set {
            let most = (1 << count) - 1
            rawValue = rawValue & ~(UInt64(most) << first) | UInt64(min(max(newValue, 0), most)) << first
        }
    }

    /// How its row is packed, from which its kind follows; 0 for what is not in the copy.
    var layout: Int {
        get { self[53, 11] }
        set { self[53, 11] = newValue }
    }
    /// Whether it is liked, saved, followed or a playlist of the library.
    var isSaved: Bool {
        get { self[52, 1] == 1 }
        set { self[52, 1] = newValue ? 1 : 0 }
    }
    /// When it was last played, in minutes since 1970; 0 where that is not known.
    var played: Int {
        get { self[20, 32] }
        set { self[20, 32] = newValue }
    }
    /// The year it came out; 0 where that is not known.
    var year: Int {
        get { self[8, 12] }
        set { self[8, 12] = newValue }
    }
    /// How long its name is.
    var length: Int {
        get { self[0, 8] }
        set { self[0, 8] = newValue }
    }

    /// What no thing has: it was not read yet.
    static let unread = Standing(rawValue: .max)

    /// Its place among things that were found in the same way; the smallest is the first.
    var order: UInt64 {
        UInt64(isSaved ? 0 : 1) << 40 | UInt64(UInt32.max - UInt32(truncatingIfNeeded: played)) << 8 | UInt64(length)
    }

    /// Notes what the row says.
    mutating func describe(_ row: Row, layout: Int) {
        self.layout = layout
        length = row.name.utf8.count
        year = row[KnownField<Int>("year")] ?? row[KnownField<PartialDate>("released")]?.year ?? 0
    }
}

/// A page of them, as the table keeps it.
struct StandingPage: Sendable, Hashable {
    /// How many fit into a page of the database.
    static let capacity = 500

    /// In the order of bytes that the table has.
    private var standings: [UInt64]

    /// A page without anything in it.
    init() { standings = Array(repeating: 0, count: Self.capacity) }

    /// The page with this number; one without anything in it where there is none.
    init(_ number: Int, from statement: borrowing SQLStatement) throws(SQLiteError) {
        try statement.bind([.integer(number)])
        self = try statement.step() ? StandingPage(statement) : StandingPage()
        statement.end()
    }

    /// The page in the first column of the row; one without anything in it where that holds none.
    init(_ row: borrowing SQLStatement) {
        let kept = row.withBlob(0) { bytes in
            [UInt64](unsafeUninitializedCapacity: Self.capacity) { buffer, count in
                buffer.initialize(repeating: 0)
                UnsafeMutableRawBufferPointer(buffer).copyMemory(from: .init(rebasing: bytes.prefix(Self.capacity * 8)))
                count = Self.capacity
            }
        }
        standings = kept ?? Array(repeating: 0, count: Self.capacity)
    }

    var bytes: [UInt8] {
        standings.withUnsafeBytes { Array($0) }
    }

    /// The standing of the thing with this number, which has to be on the page.
    subscript(id: Int) -> Standing {
        get { Standing(rawValue: UInt64(littleEndian: standings[id % Self.capacity])) }
        set { standings[id % Self.capacity] = newValue.rawValue.littleEndian }
    }
}

/// Looks standings up: a common word asks for those of thousands of things.
struct StandingReader: ~Copyable {
    private let statement: SQLStatement
    private let memory: SearchMemory
    private var known: [Standing]

    init(_ database: borrowing Database, _ memory: SearchMemory) throws(SQLiteError) {
        statement = try database.statement("SELECT standings FROM standing WHERE page = ?")
        self.memory = memory
        known = memory.standings
    }

    /// The standings of many things, in their order.
    mutating func standings(of ids: [Int]) throws(SQLiteError) -> [Standing] {
        // They lie far apart. Without anything else between them, memory is asked for several at the same time.
        var found = ids.map { id in known.indices.contains(id) ? known[id] : .unread }
        for place in found.indices where found[place] == .unread { found[place] = try standing(of: ids[place]) }
        return found
    }

    mutating func standing(of id: Int) throws(SQLiteError) -> Standing {
        guard id >= 0 else { return Standing() }
        if id < known.count, known[id] != .unread { return known[id] }
        let page = id / StandingPage.capacity
        // What two hold is copied when one of them changes it.
        known = []
        let isKept = try memory.readStandings(ofPage: page, from: statement)
        known = memory.standings
        return isKept ? known[id] : try StandingPage(page, from: statement)[id]
    }
}

/// Changes standings, and writes the changed pages at the end.
struct StandingWriter: ~Copyable {
    private let query: SQLStatement
    private let change: SQLStatement
    private var pages: [Int: StandingPage] = [:]
    private var changed: Set<Int> = []

    init(_ database: borrowing Database) throws(SQLiteError) {
        let query = try database.statement("SELECT standings FROM standing WHERE page = ?")
        let change = try database.statement("INSERT OR REPLACE INTO standing VALUES (?, ?)")
        self.query = query
        self.change = change
    }

    mutating func change(_ id: Int, _ work: (inout Standing) -> Void) throws(SQLiteError) {
        let number = id / StandingPage.capacity
        if pages[number] == nil {
            pages[number] = try StandingPage(number, from: query)
        }
        guard let before = pages[number]?[id] else { return }
        var standing = before
        work(&standing)
        guard standing != before else { return }
        pages[number]?[id] = standing
        changed.insert(number)
    }

    mutating func finish() throws(SQLiteError) {
        for number in changed {
            if let page = pages[number] { try change.run([.integer(number), .blob(page.bytes)]) }
        }
        (pages, changed) = ([:], [])
    }
}
