// The lock that keeps two processes from renewing one login at once: both would use the same refresh token, and where
// Spotify replaces it, the slower process would lose the login (SpotifyContract §2.3). It is on a file of its own that
// is never deleted, since a lock on the file of the login would be lost each time that is replaced. Waiting is done by
// trying again: waiting in the system would block a thread that other tasks need. What is renewed is left to
// TokenSource.

import Exchange
import Files

/// A lock between processes that tasks wait for.
struct LoginLock: Sendable {
    /// The file of the lock.
    let path: String
    let time: any TimeSource

    /// How long to try: longer than any renewal takes.
    private static let deadline = Duration.seconds(20)
    /// The first pause and the longest, in milliseconds; each is up to twice as long as the one before.
    private static let pauses = (first: 10, longest: 100)

    /// Why the lock cannot be had.
    enum Fault: Error { case unwritable(errno: Int32), busy, cancelled }

    /// Runs the work while no other process holds the lock.
    func withLock<Success: Sendable>(
        _ work: @Sendable () async -> Success
    ) async throws(Fault) -> Success {
        guard let file = try open() else { return await work() }
        var waited = Duration.zero
        var pause = Self.pauses.first
        // On a file system without locks every try fails, and the end is `busy`.
        while !((try? file.lock(.exclusive)) ?? false) {
            guard waited < Self.deadline else { throw .busy }
            let wait = Duration.milliseconds(Int.random(in: pause / 2...pause))
            do { try await time.sleep(for: wait) } catch { throw .cancelled }
            waited += wait
            pause = min(Self.pauses.longest, pause * 2)
        }
        let result = await work()
        file.unlock()
        return result
    }

    /// The file of the lock; nil where nothing can be written, as then no login can be stored that would need guarding.
    private func open() throws(Fault) -> OpenFile? {
        try? PrivateFile(path: path).makeFolder()
        do throws(Errno) {
            do throws(Errno) {
                return try OpenFile(path, .both, [.create, .noLinks], permissions: 0o600)
            } catch {
                // A lock needs no right to write, once the file is there.
                return try OpenFile(path, .reading, .noLinks)
            }
        } catch {
            guard [.readOnly, .forbidden, .notFound].contains(error) else { throw .unwritable(errno: error.number) }
            return nil
        }
    }
}
