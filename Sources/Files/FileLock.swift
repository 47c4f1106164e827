// Locks between processes (`flock`), given back when the file is closed. None is waited for inside the system: a
// process that was stopped while it held one would hold this one's thread, too. How long to try is for the caller to
// say.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A lock on an open file.
package enum FileLock: Sendable {
    /// Many may hold it at once, as long as none holds the other.
    case shared
    /// One alone holds it.
    case exclusive
}

extension NumberedFile where Self: ~Copyable {
    /// Takes the lock; false while another process holds it.
    package func lock(_ lock: FileLock) throws(Errno) -> Bool {
        let operation =
            switch lock {
            case .shared: LOCK_SH
            case .exclusive: LOCK_EX
            }
        do throws(Errno) {
            _ = try SystemCalls.repeated { flock(number, operation | LOCK_NB) }
            return true
        } catch {
            guard error == Errno(EWOULDBLOCK) else { throw error }
            return false
        }
    }

    /// Takes the lock, in so many tries at most; false when another process still holds it after them. The thread waits
    /// so many microseconds between two: not for one that others need.
    package func lock(_ lock: FileLock, tries: Int, microseconds pause: UInt32) throws(Errno) -> Bool {
        for left in stride(from: tries, to: 0, by: -1) {
            if try self.lock(lock) { return true }
            guard left > 1 else { break }
            usleep(pause)
        }
        return false
    }

    /// Gives the lock back before the file is closed.
    package func unlock() { _ = flock(number, LOCK_UN) }
}
