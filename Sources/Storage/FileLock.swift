// A lock between processes, on a file of its own that is never deleted: a lock on the token file itself would be lost
// with every rename. Waiting is done by trying again: a blocking flock would hold a thread that everyone needs.

import Exchange
import Glibc

/// A lock between processes.
struct FileLock: Sendable {
    let path: String
    let time: any TimeSource
    private static let deadline = Duration.seconds(20)

    /// Runs the work while nobody else holds the lock.
    func withLock<Success: Sendable>(
        _ work: @Sendable () async -> Success
    ) async throws(LockFault) -> Success {
        try? PrivateFile(path: path).makeFolder()
        var descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        // A lock needs no right to write, once the file is there.
        if descriptor < 0 { descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) }
        guard descriptor >= 0 else {
            // Where nothing can be written there is nothing to guard either.
            guard errno == EROFS || errno == EACCES || errno == ENOENT else { throw .unwritable(errno: errno) }
            return await work()
        }
        // Closing gives the lock back, whatever happened in between.
        defer { close(descriptor) }
        var waited = Duration.zero
        var pause = 10
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard waited < Self.deadline else { throw .busy }
            let wait = Duration.milliseconds(Int.random(in: pause / 2...pause))
            do { try await time.sleep(for: wait) } catch { throw .cancelled }
            waited += wait
            pause = min(100, pause * 2)
        }
        return await work()
    }

    enum LockFault: Error { case unwritable(errno: Int32), busy, cancelled }
}
