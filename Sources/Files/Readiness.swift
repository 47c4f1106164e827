// Waiting until a file can be read or written, for as long as that is wanted.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a file can be waited for.
package enum Readiness: Sendable {
    case reading, writing

    /// What a check for it finds.
    fileprivate enum Finding { case ready, notYet, failed }

    /// Checks a file, for so many milliseconds; -1 for as long as it takes.
    fileprivate func check(_ number: Int32, milliseconds: Int32) -> Finding {
        let event =
            switch self {
            case .reading: POLLIN
            case .writing: POLLOUT
            }
        var waiting = pollfd(fd: number, events: Int16(event), revents: 0)
        let count = poll(&waiting, 1, milliseconds)
        guard count < 0 else { return count > 0 ? .ready : .notYet }
        return errno == EINTR ? .notYet : .failed
    }

    /// How often a wait checks whether its end is still wanted, in milliseconds.
    fileprivate static let glance: Int32 = 200
}

extension NumberedFile where Self: ~Copyable {
    /// Waits until the file is ready, or until that is no longer wanted: false then. What has failed is ready: the next
    /// call says why.
    package func wait(for readiness: Readiness, while isWanted: () -> Bool) -> Bool {
        while true {
            switch readiness.check(number, milliseconds: Readiness.glance) {
            case .ready, .failed: return true
            case .notYet: guard isWanted() else { return false }
            }
        }
    }

    /// Waits until the file is ready.
    func wait(for readiness: Readiness) {
        while case .notYet = readiness.check(number, milliseconds: -1) {}
    }
}
