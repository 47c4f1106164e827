// What searches read of the copy again and again: eight bytes for each thing, and the few ways in which rows are
// packed. It is right until the copy changes; that it is let go of then is up to SQLite's `Database.kept`.

import Rows
import SQLite

/// What searches keep in memory.
final class SearchMemory {
    /// The pages of standings that were read, by their numbers.
    private var standings: [StandingPage?] = []
    /// How rows are packed; nil before it was asked for.
    private var layouts: [Int: RowLayout]?

    /// The standings of a page; without anything in them where there is no such page.
    func standings(
        _ number: Int, from statement: borrowing SQLStatement
    ) throws(SQLiteError) -> StandingPage {
        if number < standings.count, let page = standings[number] { return page }
        try statement.bind([.integer(number)])
        let page = try statement.step() ? StandingPage(statement) : StandingPage()
        statement.end()
        // Numbers of things follow each other, so only a file that something else has written has gaps.
        guard number < standings.count + Self.mostMissing else { return page }
        while standings.count <= number { standings.append(nil) }
        standings[number] = page
        return page
    }

    private static let mostMissing = 10_000

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
