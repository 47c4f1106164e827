// What a process does with a database before it ends, or after much was written. The process that closes it last
// would move the pages of the write-ahead log into the file, which waits for the disk: too long for a command that is
// done, so the log is left. But the first connection of the next process reads all of it.

import Files
import SQLite

extension DatabaseFile {
    /// The longest log that is left, in bytes: about 64 pages.
    private static let longestLog = 64 * 4120

    /// How many changed rows are many.
    private static let many = 1_000

    /// Ends the use of the database by this process: a log that has become long is emptied.
    func finish() async {
        guard !isInMemory, let queue = openQueue, let log = try? FileStatus(of: path + "-wal", followingLinks: false),
            log.size > Self.longestLog
        else { return }
        _ = try? await queue.run { database in database.emptyLog() }
    }

    /// Ends a use in which much may have been written. Where it was, the connection is closed, too: the room that an
    /// index of words needed for new ones would be looked through by each search for a beginning.
    func finishWriting() async {
        await finish()
        guard !isInMemory, let queue = openQueue else { return }
        let changes = try? await queue.run { database in database.allChangedRows }
        if let changes, changes > Self.many { close() }
    }
}
