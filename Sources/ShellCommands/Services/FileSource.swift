// Files that commands read from their beginning to their end, however large they are: one on the disk, those of a
// folder at any depth, those in a zip archive. Finding and opening them is left to the edge, what their bytes mean to
// the commands.

/// What is at a path that a command reads.
package enum ReadableFiles: Sendable {
    /// One file.
    case file(FileSource)
    /// The files of a folder at any depth, or of an archive, in the order of their names.
    case several([FileSource])

    /// All of them.
    package var all: [FileSource] {
        switch self {
        case .file(let source): [source]
        case .several(let sources): sources
        }
    }
}

/// A file that is read piece by piece: one on the disk, or one in an archive.
package struct FileSource: Sendable {
    /// Takes the next bytes; false when no more are wanted.
    package typealias Use = ([UInt8]) async throws -> Bool

    /// Where it is, as it was typed or as it follows from that: `data.zip/Playlist1.json`.
    package let path: String
    /// Hands its bytes over, one piece after the other, until it ends or no more are wanted.
    package let read: @Sendable (_ use: Use) async throws -> Void

    /// A file that is read in this way.
    package init(path: String, read: @escaping @Sendable (_ use: Use) async throws -> Void) {
        self.path = path
        self.read = read
    }

    /// Its name without folders.
    package var name: Substring { path.split(separator: "/").last ?? path[...] }

    /// Whether it belongs to the system that packed a folder, and holds nothing of the user's: what macOS adds to
    /// archives, and files whose names begin with a dot.
    package var isOfSystem: Bool { path.split(separator: "/").contains("__MACOSX") || name.hasPrefix(".") }
}

/// Why an archive cannot be read.
package enum ArchiveError: Error, Sendable, Equatable {
    /// There is no `unzip`.
    case noProgram(path: String)
    /// `unzip` could not read it; with what it ended.
    case unreadable(path: String, status: Int32)
}
