// Facts that the copy keeps beside its lists, each under a name: whose library it is, where `sync` was.

package import Library
import SQLite

extension CopyDatabase {
    /// A fact beside the lists; nil where none is kept.
    package func fact(_ name: String) async -> String? {
        await read { database throws(SQLiteError) in
            try database.firstRow("SELECT value FROM fact WHERE name = ?", [.text(name)]) { $0.text(0) }
        } ?? nil
    }

    /// Keeps a fact, or removes it.
    package func setFact(_ name: String, _ value: String?) async throws(CopyFault) {
        try await write { database throws(SQLiteError) in
            guard let value else { return try database.execute("DELETE FROM fact WHERE name = ?", [.text(name)]) }
            try database.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", [.text(name), .text(value)])
        }
    }
}
