// Why a file of juke's own cannot be used, with its path: what other targets turn into errors of theirs.

/// What is wrong with a file.
package enum FileFault: Error, Sendable, Hashable {
    case unreadable(path: String, errno: Int32)
    case unwritable(path: String, errno: Int32)
    /// Something else is in its place, and is left alone.
    case notOurs(path: String, Stranger)
    /// No home is known that it could be in.
    case noHome

    /// What can be in a file's place.
    package enum Stranger: Sendable, Hashable {
        case symbolicLink
        /// Far larger than the file ever is.
        case tooLarge
        case otherOwner
        case notAFile
    }
}
