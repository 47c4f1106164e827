// What searches read of the copy again and again: eight bytes for each thing, and the few ways in which rows are
// packed. It is right until the copy changes; that it is let go of then is up to SQLite's `Database.kept`.

import Rows
import SQLite

/// What searches keep in memory.
final class SearchMemory {
    /// The standings that were read, by the numbers of the things; `unread` stands for the others.
    private(set) var standings: [Standing] = []
    /// How rows are packed; nil before it was asked for.
    private var layouts: [Int: RowLayout]?

    /// Reads a page of standings; false where there is no place for it.
    func readStandings(ofPage number: Int, from statement: borrowing SQLStatement) throws(SQLiteError) -> Bool {
        let start = number * StandingPage.capacity
        let missing = start - standings.count
        // Numbers of things follow each other, so only a file that something else has written has gaps.
        guard missing <= Self.mostMissing else { return false }
        let page = try StandingPage(number, from: statement)
        if missing > -StandingPage.capacity {
            standings += Array(repeating: .unread, count: missing + StandingPage.capacity)
        }
        for id in start..<start + StandingPage.capacity { standings[id] = page[id] }
        return true
    }

    private static let mostMissing = 1_000_000

    /// Makes rows of things.
    func rows(
        in database: borrowing Database, _ table: (RowKind) -> FieldTable?
    ) throws(SQLiteError) -> RowReader {
        if let layouts { return RowReader(layouts) }
        let reader = try RowReader(database, table)
        layouts = reader.layouts
        return reader
    }
}
