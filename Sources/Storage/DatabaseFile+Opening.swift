// How the file of a database is opened: for its owner alone, not through a link, with the tables of its schema. When,
// and what becomes of one that cannot be used, is in DatabaseFile.

import Files
import SQLite

extension DatabaseFile {
    /// Opens the file, and takes the steps of the schema that it lacks.
    func openDatabase(
        patience: Duration, noting used: inout FileStatus.Identity?
    ) throws(DatabaseFailure) -> DatabaseQueue {
        if !isInMemory {
            try makeFile()
            used = Self.identity(of: path)
        }
        let (queue, found): (DatabaseQueue, DatabaseSchema.State)
        do throws(SQLiteError) {
            let database = try Database(
                path: path, durability: isInMemory ? .full : .writeAhead, patience: patience, pageSize: pageSize,
                longestLog: longestLog)
            if let cache { try database.execute("PRAGMA cache_size = \(-cache / 1024)") }
            found = try schema.complete(database)
            queue = DatabaseQueue(database)
        } catch {
            throw .refused(error)
        }
        switch found {
        case .complete: return queue
        case .newer: throw .newer
        }
    }

    /// Makes the file where there is none, since SQLite would make it readable by others; its side files get the same
    /// mode. Anything that is not a file of ours is not opened, since SQLite would follow a link.
    private func makeFile() throws(DatabaseFailure) {
        guard let status = try? FileStatus(of: path, followingLinks: false) else {
            _ = try? OpenFile(path, .both, [.onlyNew, .noLinks], permissions: 0o600)
            return
        }
        guard status.kind == .file, status.isOurs else { throw .notOurs }
    }

    /// Which file the path leads to; nil where there is none.
    static func identity(of path: String) -> FileStatus.Identity? {
        (try? FileStatus(of: path, followingLinks: false))?.identity
    }
}
