// The one database of what may be deleted at any time (Architecture §9): answers and names, which a logout deletes.
// What the tables hold is left to the two stores.

package import Exchange
import GRDB
package import Library

/// The stores in `library.db`.
package struct LibraryFile: Sendable {
    /// The answers that are kept.
    package let answers: AnswerDatabase
    /// The names of everything seen.
    package let names: NameDatabase

    /// How long to wait for another process, in seconds; what is in the file can be fetched again.
    private static let patience = 0.5

    /// - Parameter notify: receives once each thing the user should know of the file.
    package init(
        path: String, time: any TimeSource, notify: @escaping @Sendable (FileNotice) -> Void = { _ in }
    ) {
        let database = Database(path: path, patience: Self.patience, damage: .deleted, notify: notify) { migrator in
            AnswerDatabase.migrate(&migrator)
            NameDatabase.migrate(&migrator)
        }
        answers = AnswerDatabase(database, time: time)
        names = NameDatabase(database, time: time)
    }
}
