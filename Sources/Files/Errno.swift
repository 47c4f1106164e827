// Why a call of the system failed, as the system's number. What it means for a user is said by the caller, who knows
// what was being done; the system's words for the numbers are in the shell, where all sentences are made.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The number that the system gives for a failure.
package struct Errno: Error, Sendable, Hashable {
    /// As the C library counts them: `ENOENT`, `ENOSPC`, …
    package let number: Int32

    /// A failure of that number.
    package init(_ number: Int32) { self.number = number }

    /// What the call just made has failed with: read it before any other call is made.
    static var last: Errno { Errno(errno) }

    /// Nothing is at that path.
    package static let notFound = Errno(ENOENT)
    /// A part of the path that should be a folder is none.
    package static let notAFolder = Errno(ENOTDIR)
    /// Something is at that path already.
    package static let exists = Errno(EEXIST)
    /// A symbolic link where none is followed, or a chain of links without an end.
    package static let link = Errno(ELOOP)
    /// A folder where a file is meant.
    package static let isAFolder = Errno(EISDIR)
    /// A named pipe that no program reads from, or a socket.
    package static let noReader = Errno(ENXIO)
    /// The program that read has ended.
    package static let readerHasGone = Errno(EPIPE)
    /// The file system is mounted for reading only.
    package static let readOnly = Errno(EROFS)
    /// The permissions forbid it.
    package static let forbidden = Errno(EACCES)
    /// Nothing can be read or written without waiting.
    package static let notYet = Errno(EAGAIN)
    /// The device or the connection has failed.
    static let inputOutput = Errno(EIO)

    /// Whether there is nothing at the path, for want of the file or of a folder above it.
    package var meansMissing: Bool { self == .notFound || self == .notAFolder }
}
