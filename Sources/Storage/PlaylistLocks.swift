// Turns at changing playlists, over all copies of juke and all profiles: a lock file for each playlist that is being
// changed, removed when the change is done. A lock ends with its process. Waiting is done by trying again: waiting in
// the system would block a thread that other tasks need. What is changed is left to ChangeExecutor, in Library.

package import Exchange
import Files
import Library
import Synchronization

/// Locks on playlists that tasks of all processes wait for.
package struct PlaylistLocks: WriteTurns {
    private let folder: String
    private let time: any TimeSource
    private let deadline: Duration
    private let waiting: @Sendable () -> Void

    /// How long to try, where the caller says nothing else.
    package static let usualDeadline = Duration.seconds(30)
    /// After how much of that it is said that a lock is waited for.
    private static let silence = Duration.seconds(1)
    /// The first pause and the longest, in milliseconds; each is up to twice as long as the one before.
    private static let pauses = (first: 10, longest: 500)

    /// - Parameters:
    ///   - folder: where the files are.
    ///   - deadline: how long to try.
    ///   - waiting: called once when a turn has not come within a second.
    package init(
        folder: String, time: any TimeSource, deadline: Duration = usualDeadline,
        waiting: @escaping @Sendable () -> Void = {}
    ) {
        self.folder = folder
        self.time = time
        self.deadline = deadline
        self.waiting = waiting
    }

    /// Runs the work while this task has the locks of all these playlists.
    package func withTurn<Success: Sendable>(
        at playlists: Set<String>, _ work: @Sendable () async throws -> Success
    ) async throws -> Success {
        let held = HeldLocks()
        defer { held.release() }
        var waited = Duration.zero
        // All take them in the same order, so that none waits for one that waits for it.
        for playlist in playlists.sorted() {
            guard let name = Self.fileName(playlist) else { continue }
            try await take(folder + "/" + name, of: playlist, into: held, &waited)
        }
        return try await work()
    }

    /// Takes one lock, as soon as no other task and no other process has it.
    private func take(_ path: String, of playlist: String, into held: HeldLocks, _ waited: inout Duration) async throws
    {
        var pause = Self.pauses.first
        while !held.take(path) {
            guard waited < deadline else { throw WriteTurnError.busy(playlist: playlist) }
            let wait = Duration.milliseconds(Int.random(in: pause / 2...pause))
            try await time.sleep(for: wait)
            if waited < Self.silence, waited + wait >= Self.silence { waiting() }
            waited += wait
            pause = min(Self.pauses.longest, pause * 2)
        }
    }

    /// The name of the file for a playlist; nil for one that only a plan knows. What is no name of a file in an ID is
    /// spelt by its numbers.
    private static func fileName(_ playlist: String) -> String? {
        guard !playlist.hasPrefix(EditedPlaylist.plannedPrefix) else { return nil }
        let id = playlist.split(separator: ":").last.map(String.init) ?? playlist
        let name = Paths.isName(id) ? id : id.utf8.map(String.init).joined(separator: "-")
        return name.prefix(200) + ".lock"
    }
}

/// The locks that one turn has taken.
private final class HeldLocks: Sendable {
    /// A lock and its file.
    private final class Lock: Sendable {
        let path: String
        let file: OpenFile

        init(_ path: String, _ file: consuming OpenFile) {
            self.path = path
            self.file = file
        }
    }

    private let locks = Mutex<[Lock]>([])

    /// Takes a lock; false while another task or process has it. Where no file can be made, or the file system knows no
    /// locks, the turn comes without one: a change must not fail because of that.
    func take(_ path: String) -> Bool {
        let place = PrivateFile(path: path)
        guard let file = (try? place.open(.both, .create)) ?? nil else { return true }
        do throws(Errno) { guard try file.lock(.exclusive) else { return false } } catch { return true }
        // The one who had it has removed the file before the lock was taken: then others make a new one.
        guard let status = try? file.status(), status.nameCount > 0 else { return false }
        let lock = Lock(path, file)
        locks.withLock { $0.append(lock) }
        return true
    }

    /// Gives all back. The files go first: who takes the lock of one that is gone notices it.
    func release() {
        for lock in locks.withLock({ $0 }) {
            try? PathName.removeFile(lock.path)
            lock.file.unlock()
        }
    }
}
