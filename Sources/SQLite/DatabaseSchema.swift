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

        /// A step that runs these statements.
        package init(_ name: String, _ sql: String) {
            self.name = name
            self.sql = sql
        }
    }

    /// What a file has of a schema.
    package enum State: Sendable, Hashable {
        /// All steps, and no others.
        case complete
        /// Steps that the schema does not know: a later version of the program has made them.
        case newer
    }

    private let steps: [Step]

    /// A schema of steps, the oldest first.
    package init(_ steps: [Step]) { self.steps = steps }

    /// Takes the steps that a file lacks: all of them or, when one fails, none. A newer file is left as it is.
    package func complete(_ database: borrowing Database) throws(SQLiteError) -> State {
        // A file that has them all is only read: another process may be writing.
        if let state = state(ofVersion: try database.userVersion()) { return state }
        return try database.transaction { database throws(SQLiteError) in
            // Another process may have been first.
            let version = max(0, try database.userVersion())
            if let state = state(ofVersion: version) { return state }
            let named = version == 0 ? try Self.namesOfSteps(in: database) : []
            for (index, step) in steps.enumerated() where index >= version && !named.contains(step.name) {
                try database.execute(step.sql)
            }
            try database.setUserVersion(Int32(clamping: steps.count))
            return .complete
        }
    }

    /// The state of a file with that version; nil where it lacks steps.
    private func state(ofVersion version: Int) -> State? {
        if version < steps.count { return nil }
        return version == steps.count ? .complete : .newer
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
