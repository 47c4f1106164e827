// The tables of a database as a series of steps: each version of a store adds one, and `user_version` in the file says
// how many it has. Files from before that number are read as well: GRDB kept the names of its steps in a table.

/// The steps that lead from an empty file to the tables of today.
package struct DatabaseSchema: Sendable {
    /// One step, which is never changed once files have it.
    package struct Step: Sendable, Hashable {
        /// Its name in files that GRDB has made.
        package let name: String
        /// The statements that make it.
        package let sql: String

        package init(_ name: String, _ sql: String) {
            self.name = name
            self.sql = sql
        }
    }

    private let steps: [Step]

    /// A schema of steps, the oldest first.
    package init(_ steps: [Step]) { self.steps = steps }

    /// Takes the steps that a file lacks: all of them or, when one fails, none. A newer file is left as it is.
    package func complete(_ database: borrowing Database) throws(SQLiteError) {
        // A file that has them all is only read: another process may be writing.
        guard try database.userVersion() < steps.count else { return }
        try database.transaction { database throws(SQLiteError) in
            // Another process may have been first.
            let version = max(0, try database.userVersion())
            guard version < steps.count else { return }
            let named = version == 0 ? try Self.namesOfSteps(in: database) : []
            for (index, step) in steps.enumerated() where index >= version && !named.contains(step.name) {
                try database.execute(step.sql)
            }
            try database.setUserVersion(Int32(clamping: steps.count))
        }
    }

    /// The steps that GRDB has taken; none where it has not made the file.
    private static func namesOfSteps(in database: borrowing Database) throws(SQLiteError) -> Set<String> {
        let tables = try database.rows(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'grdb_migrations'"
        ) { $0.integer(0) }
        guard !tables.isEmpty else { return [] }
        return Set(try database.rows("SELECT identifier FROM grdb_migrations") { $0.text(0) })
    }
}
