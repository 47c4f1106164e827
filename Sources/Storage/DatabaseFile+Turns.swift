// Turns at making or moving the file of a database, between the processes that use it.

import Files

extension DatabaseFile {
    /// Runs the work while no other process makes the file or moves it. The lock is on the folder: closing a second
    /// descriptor of the file itself would drop the locks that SQLite holds on it (POSIX locks belong to the process).
    /// Where the lock cannot be had in time, the work is done without: then SQLite's own have to be enough.
    func withFolderLocked<Value, Problem: Error>(
        patience: Duration, _ work: () throws(Problem) -> Value
    ) throws(Problem) -> Value {
        guard let folder = Self.lockedFolder(of: path, patience: patience) else { return try work() }
        let value = try work()
        folder.unlock()
        return value
    }

    /// The open folder of a file, whose lock this process holds; nil where it cannot be had in time.
    private static func lockedFolder(of path: String, patience: Duration) -> OpenFile? {
        guard let folder = try? OpenFile(PathName.folder(of: path), .reading, .folder) else { return nil }
        let tries = Int(patience / .microseconds(turnPause)) + 1
        guard (try? folder.lock(.exclusive, tries: tries, microseconds: turnPause)) == true
        else { return nil }
        return folder
    }

    /// The pause between two tries, in microseconds: making the tables takes another process a few of them.
    private static let turnPause: UInt32 = 2_000
}
