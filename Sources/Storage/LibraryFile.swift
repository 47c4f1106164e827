// The one database of what may be deleted at any time (Architecture §9): answers and names, which a logout deletes.
// What the tables hold is left to the two stores.

package import Exchange
package import Library
import SQLite

/// The stores in `library.db`.
package struct LibraryFile: Sendable {
    /// The answers that are kept.
    package let answers: AnswerDatabase
    /// The names of everything seen.
    package let names: NameDatabase
    private let database: DatabaseFile

    /// How long to wait for another process: not for long, since what is in the file can be fetched again.
    package static let patience = Duration.milliseconds(500)

    /// The indexes of the names are changed here and there, between answers that are many pages long.
    private static let cache = 8 << 20

    /// An answer is as long as twenty of SQLite's usual pages, each of which would be written by itself, twice.
    private static let pageSize = 16 << 10
    /// Some eight megabytes.
    private static let longestLog: Int32 = 500

    /// - Parameters:
    ///   - patience: how long to wait for another process.
    ///   - notify: receives once each thing the user should know of the file.
    package init(
        path: String, time: any TimeSource, patience: Duration = patience,
        notify: @escaping @Sendable (FileNotice) -> Void = { _ in }
    ) {
        database = DatabaseFile(
            path: path, patience: patience, removal: .deleted,
            schema: DatabaseSchema([AnswerDatabase.table, NameDatabase.table, AnswerDatabase.apart]),
            cache: Self.cache, pageSize: Self.pageSize, longestLog: Self.longestLog, notify: notify)
        answers = AnswerDatabase(database, time: time)
        names = NameDatabase(database, time: time)
    }

    /// Ends the use of the file by this process, with everything written.
    package func finish() async {
        await names.settle()
        await database.finish()
    }
}
