// Files that the user has commands read or write, as commands see them: what is at a path, and why it cannot be
// written. The system's files are at the edge.

/// What commands can do with files that the user names.
package struct UserFiles: Sendable {
    /// What stands at a path, once it is known that it can be written; throws why it cannot.
    package let look: @Sendable (_ path: String) async throws -> FileState
    /// Writes a file, as a whole or not at all.
    package let write: @Sendable (_ path: String, _ text: String, FileWriting) async throws -> Void
    /// Writes a file for its owner alone, piece by piece, as a whole or not at all.
    package let writePrivately: @Sendable (_ path: String, FileWriting, @escaping SystemShell.Text) async throws -> Void
    /// The first bytes of a file, at most so many; throws why it cannot be read.
    package let read: @Sendable (_ path: String, _ limit: Int) async throws -> [UInt8]
    /// What is at a path, to be read however large it is; throws why it cannot be.
    package let sources: @Sendable (_ path: String) async throws -> ReadableFiles

    /// Files that are looked at, written and read in this way.
    package init(
        look: @escaping @Sendable (_ path: String) async throws -> FileState,
        write: @escaping @Sendable (_ path: String, _ text: String, FileWriting) async throws -> Void,
        writePrivately:
            @escaping @Sendable (_ path: String, FileWriting, @escaping SystemShell.Text) async throws -> Void,
        read: @escaping @Sendable (_ path: String, _ limit: Int) async throws -> [UInt8],
        sources: @escaping @Sendable (_ path: String) async throws -> ReadableFiles
    ) {
        self.look = look
        self.write = write
        self.writePrivately = writePrivately
        self.read = read
        self.sources = sources
    }
}

/// What stands where a file is to be written.
package enum FileState: Sendable, Equatable {
    /// Nothing.
    case absent
    /// A device or a pipe: it is written as it is, and nothing is lost by it.
    case stream(isTerminal: Bool)
    /// A file, and what it begins with: enough for the names of columns; nil where it cannot be read.
    case file(beginning: String?)
}

/// How a file is written.
package enum FileWriting: Sendable, Equatable {
    /// Only where there is none yet.
    case new
    /// In place of what is there.
    case replacing
    /// After what is there, in lines of their own; `head` only where there is nothing yet.
    case appending(head: String)
}

/// There is a file of that name already.
package struct FileExists: Error, Sendable, Equatable {
    /// As it was typed.
    package var path: String

    /// A file at that path.
    package init(path: String) { self.path = path }
}

/// There is a file of that name already, and nothing can be added to it.
package struct FileReplaced: Error, Sendable, Equatable {
    /// As it was typed.
    package var path: String

    /// A file at that path.
    package init(path: String) { self.path = path }
}

/// Why a file that the user named is not written.
package enum FileRefusal: Error, Sendable, Equatable {
    /// With the name that a file in it could have.
    case folder(String, example: String = "rows.csv")
    /// The user may not write there.
    case writeProtected(String)
    /// The head of the file names other columns than the rows have.
    case otherColumns(String, columns: String, rows: String)
    /// The file does not begin with the names of its columns, and the rows would come with theirs.
    case noHead(String)
    /// The file's first line has another number of columns than the rows.
    case otherCount(String, count: Int, rows: Int)
    /// It cannot be a recording: it is no file, or too large for one.
    case noRecording(String)
    /// Recordings are not written through links.
    case link(String)
}
