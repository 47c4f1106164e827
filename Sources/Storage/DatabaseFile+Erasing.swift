// Looking at a database that may not be there, and deleting what is in one so that nothing of it is left on the disk:
// what a logout demands of every store (SpotifyContract §8.8).

import Files
import SQLite

extension DatabaseFile {
    /// Whether there is something to read.
    var isThere: Bool { isInMemory || openQueue != nil || PathName.exists(path) }

    /// Reads; nil where there is no file, which is not made for a look, and where it cannot be read.
    func look<Value: Sendable>(
        isShort: Bool = false, _ work: @escaping @Sendable (borrowing Database) throws(SQLiteError) -> Value
    ) async -> Value? {
        guard isThere else { return nil }
        return try? await read(isShort: isShort, work)
    }

    /// Deletes what the work deletes, and what SQLite and earlier faults have left of it: pages that are free keep what
    /// they held until they are used again, and a file that was set aside has all of it.
    func erase(
        _ work: @escaping @Sendable (borrowing Database) throws(SQLiteError) -> Void
    ) async {
        removeAside()
        guard isThere else { return }
        try? await write(work)
        await scrub()
    }

    /// Rewrites the file without its free pages.
    func scrub() async {
        guard !isInMemory else { return }
        _ = try? await openQueue?.run { database throws(SQLiteError) in
            try database.execute("VACUUM")
            database.emptyLog()
        }
    }

    /// Removes the files that were set aside because they were damaged or of a newer juke.
    func removeAside() {
        guard !isInMemory else { return }
        for aside in [PrivateFile(path: path).asidePath, PrivateFile(path: path).newerPath] {
            PrivateFile(path: aside).removeDatabase()
        }
    }
}
