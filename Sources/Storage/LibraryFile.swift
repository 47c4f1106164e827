// The one database of what may be deleted at any time (DESIGN §9): answers and names. A logout empties it.

package import Exchange
import GRDB

/// The stores in `library.db`.
package struct LibraryFile: Sendable {
    package let answers: AnswerDatabase
    package let names: NameDatabase

    package init(path: String, time: any TimeSource) {
        let database = Database(path: path) { migrator in
            AnswerDatabase.migrate(&migrator)
            NameDatabase.migrate(&migrator)
        }
        answers = AnswerDatabase(database, time: time)
        names = NameDatabase(database, time: time)
    }
}
