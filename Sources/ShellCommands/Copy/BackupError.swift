// Why no backup is written, or nothing restored, as facts. The sentences are made in Shell.

/// Why a library is not backed up or restored.
package enum BackupError: Error, Sendable, Equatable {
    /// There is no copy of the library.
    case noCopy
    /// The copy lacks these parts, in words.
    case incomplete([String])
    /// The copy was changed while it was read.
    case copyChanged
    /// The file is none of `backup`.
    case noBackup(path: String)
    /// The file begins as a backup and cannot be read to its end.
    case cutOff(path: String)
    /// A later juke wrote it.
    case newer(path: String, version: Int)
    /// Something in it is not as it must be, and where.
    case damaged(path: String, place: String)
    /// It is larger than a library can be.
    case tooLarge(path: String)
    /// Nothing is in it that could be restored, or nothing of the part that was asked for.
    case nothingInIt(path: String, ofPart: Bool)
}
