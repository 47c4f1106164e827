// The new contents of a file before they take the place of the old ones: written beside it, flushed to the disk,
// renamed over it in one step. A crash at any moment leaves the old file or the new one.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A new file beside the one whose place it takes.
struct Draft: ~Copyable {
    private let path: String
    let file: OpenFile

    /// A file that was not there before: no other program can have it open, and no other name leads to it.
    init(at path: String, permissions: UInt32) throws(Errno) {
        file = try OpenFile(path, .writing, [.onlyNew, .noLinks], permissions: permissions)
        self.path = path
    }

    /// A file under a name that no other process chooses.
    init(beside place: String, permissions: UInt32) throws(Errno) {
        try self.init(at: Self.path(beside: place), permissions: permissions)
    }

    /// One that is open already.
    init(_ path: String, _ file: consuming OpenFile) {
        self.path = path
        self.file = file
    }

    /// Fills the draft and gives it the place; if anything fails, the draft goes and what has the place stays.
    consuming func takePlace(
        of place: String, _ fill: (borrowing OpenFile) throws(Errno) -> Void
    ) throws(Errno) {
        do throws(Errno) {
            try fill(file)
            try file.synchronise()
            try PathName.moveFile(path, to: place)
        } catch {
            try? PathName.removeFile(path)
            throw error
        }
    }

    /// Removes the draft: what has the place stays.
    consuming func discard() { try? PathName.removeFile(path) }

    /// The longest name a file can have, in bytes (NAME_MAX on every file system in use).
    private static let longestName = 255

    /// `NAME.PROCESS.RANDOM.new`, with the name cut where the whole would be too long.
    static func path(beside place: String) -> String {
        let ending = ".\(getpid()).\(UInt32.random(in: 0 ... .max)).new"
        let start = place.utf8.lastIndex(of: UInt8(ascii: "/")).map { place.index(after: $0) } ?? place.startIndex
        var name = place[start...]
        while name.utf8.count + ending.utf8.count > longestName { name.removeLast() }
        return place[..<start] + name + ending
    }
}
