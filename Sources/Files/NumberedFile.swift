// What can be done with a file that is open under a number, whether this process has opened it or found it open.
// Every call is made again when a signal interrupts it.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that is open under a number. What closes it is for the type that conforms to say.
package protocol NumberedFile: ~Copyable, Sendable {
    /// As the C library has it.
    var number: Int32 { get }
}

extension NumberedFile where Self: ~Copyable {
    /// Whether a file is open under the number.
    package var isOpen: Bool { fcntl(number, F_GETFD) >= 0 }

    /// Whether it is a terminal.
    package var isTerminal: Bool { isatty(number) == 1 }

    /// What the system knows of the file.
    package func status() throws(Errno) -> FileStatus {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw .last }
        return FileStatus(status)
    }

    /// Sets who may read and write the file.
    package func setPermissions(_ permissions: UInt32) throws(Errno) {
        guard fchmod(number, mode_t(permissions)) == 0 else { throw .last }
    }

    /// Makes the owner and the permissions those of another file. Only root may give a file away: for everyone else it
    /// stays the user's own, with the same permissions.
    func resemble(_ other: FileStatus) throws(Errno) {
        _ = fchown(number, other.owner, other.group)
        try setPermissions(other.permissions)
    }

    /// Cuts the file to a size.
    package func truncate(to size: Int) throws(Errno) {
        _ = try SystemCalls.repeated { ftruncate(number, off_t(size)) }
    }

    /// Has the contents written to the disk, so that a power cut cannot take them.
    package func synchronise() throws(Errno) {
        _ = try SystemCalls.repeated { fsync(number) }
    }

    /// Takes room on the disk for that many bytes. Some file systems cannot promise it, and may have it nevertheless.
    func takeRoom(_ size: Int) throws(Errno) {
        #if canImport(Glibc)
            // This call answers the number itself.
            let failure = posix_fallocate(number, 0, off_t(size))
            guard failure == 0 || failure == EOPNOTSUPP || failure == EINVAL else { throw Errno(failure) }
        #else
            try truncate(to: size)
        #endif
    }
}
