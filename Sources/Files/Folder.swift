// Folders: what is in one, making one with all above it, removing files by their name in one that is open, so that no
// link put in the folder's place meanwhile leads elsewhere.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An open folder.
package struct Folder: ~Copyable, Sendable {
    /// Something in a folder.
    package struct Entry: Sendable, Hashable {
        /// Its name, repaired where that is not UTF-8.
        package let name: String
        /// Whether the name is as the file system has it.
        package let isNameText: Bool
        /// Whether it is itself a folder, and not only a link to one.
        package let isFolder: Bool
    }

    private let file: OpenFile

    /// Opens a folder.
    package init(_ path: String, followingLinks: Bool = true) throws(Errno) {
        file = try OpenFile(path, .reading, followingLinks ? .folder : [.folder, .noLinks])
    }

    /// What is in it, in the order of the file system.
    package func entries() throws(Errno) -> [Entry] {
        // The reader of folders closes the descriptor it is given.
        let copy = fcntl(file.number, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0 else { throw .last }
        guard let reader = fdopendir(copy) else {
            let failure = Errno.last
            close(copy)
            throw failure
        }
        defer { closedir(reader) }
        // The copy shares its place with the descriptor: a second listing begins where the first ended.
        rewinddir(reader)
        var entries: [Entry] = []
        while let entry = readdir(reader) {
            let bytes = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            let text = String(validating: bytes, as: UTF8.self)
            if text == "." || text == ".." { continue }
            entries.append(
                Entry(
                    name: text ?? String(decoding: bytes, as: UTF8.self), isNameText: text != nil,
                    isFolder: entry.pointee.d_type == UInt8(DT_DIR)))
        }
        return entries
    }

    /// Removes a file by its name in the folder; a link itself, not what it leads to.
    package func remove(_ name: String) throws(Errno) {
        guard unlinkat(file.number, name, 0) == 0 else { throw .last }
    }
}

extension Folder {
    /// Whether a folder is at the path.
    package static func exists(_ path: String) -> Bool { (try? FileStatus(of: path))?.kind == .folder }

    /// Makes a folder for its owner alone; false where something is at the path already.
    package static func make(_ path: String) throws(Errno) -> Bool {
        if mkdir(path, 0o700) == 0 { return true }
        guard errno == EEXIST else { throw .last }
        return false
    }

    /// Makes a folder and those above it, each for its owner alone, as far as they are not there.
    package static func makeAll(_ path: String) throws(Errno) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + String(part)
            guard mkdir(made, 0o700) != 0, errno != EEXIST, errno != EISDIR else { continue }
            let failure = Errno.last
            // Where nothing may be made, the folder can be there already.
            guard failure == .readOnly || failure == .forbidden, exists(made) else { throw failure }
        }
    }

    /// Removes a folder that is empty.
    package static func remove(_ path: String) throws(Errno) {
        guard rmdir(path) == 0 else { throw .last }
    }
}
