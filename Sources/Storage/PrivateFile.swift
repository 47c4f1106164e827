// A small file that only its owner may read, replaced as a whole or not at all: a new file is written beside it, flushed
// to the disk, and takes its place in one step. A crash at any moment leaves the old or the new one.

import Glibc
package import Library
package import SpotifyAuth

/// A file of mode 0600 that is replaced as a whole.
package struct PrivateFile: Sendable, Hashable {
    /// The new file before it takes the old one's place.
    package enum Draft: Sendable, Hashable {
        /// A name nobody else uses: for files without a lock.
        case unique
        /// Always the same name, room for it made before; only under a lock.
        case reserved
    }

    package let path: String
    /// More than this is not one of ours.
    private static let largest = 8 << 20
    /// The room a reserved draft takes, in bytes: more than any login needs.
    private static let room = 16_384

    package init(path: String) { self.path = path }

    /// The contents; nil when there is no file. `exposed` is called when others could read it, which ends with that.
    package func read(exposed: () -> Void = {}) throws(FileFault) -> [UInt8]? {
        guard !Paths.isNowhere(path) else { throw .noHome }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw errno == ELOOP ? .notOurs(path: path, .symbolicLink) : .unreadable(path: path, errno: errno)
        }
        defer { close(descriptor) }
        let status = try status(of: descriptor)
        if status.st_mode & 0o077 != 0 {
            fchmod(descriptor, 0o600)
            exposed()
        }
        return try contents(descriptor, size: Int(status.st_size))
    }

    /// The status of an open file that is one of ours.
    func status(of descriptor: Int32) throws(FileFault) -> stat {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notOurs(path: path, .notAFile) }
        guard status.st_size <= Self.largest else { throw .notOurs(path: path, .tooLarge) }
        guard status.st_uid == geteuid() else { throw .notOurs(path: path, .otherOwner) }
        return status
    }

    private func contents(_ descriptor: Int32, size: Int) throws(FileFault) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: size)
        var filled = 0
        while filled < size {
            let count = bytes.withUnsafeMutableBytes {
                Glibc.read(
                    descriptor, UnsafeMutableRawBufferPointer(rebasing: $0[filled...]).baseAddress, size - filled)
            }
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw .unreadable(path: path, errno: errno)
            }
            filled += count
        }
        return Array(bytes.prefix(filled))
    }

    /// Removes the file, if there is one, with the draft that a crash may have left and what was set aside of it.
    package func remove() throws(FileFault) {
        for path in [draftPath, asidePath, path] {
            guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else {
                throw .unwritable(path: self.path, errno: errno)
            }
        }
    }

    /// Removes a database with its side files, and its folder when nothing else is in it.
    func removeDatabase() {
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex { rmdir(String(path[..<slash])) }
    }

    /// Where a reserved draft is.
    private var draftPath: String { path + ".new" }
    /// Where the file goes when it cannot be understood.
    var asidePath: String { path + ".damaged" }

    /// What the file holds; nil when there is none. One that cannot be understood gets another name, so that the next
    /// one does not destroy it, and is told of.
    package func read<Contents>(
        as understood: ([UInt8]) -> Contents?, notify: (FileNotice) -> Void
    ) -> Contents? {
        let bytes: [UInt8]?
        do throws(FileFault) {
            bytes = try read()
        } catch {
            if case .notOurs = error { notify(.notOurs(path: path)) }
            return nil
        }
        guard let bytes else { return nil }
        if let contents = understood(bytes) { return contents }
        if rename(path, asidePath) == 0 { notify(.setAside(path: path, under: asidePath)) }
        return nil
    }

    /// The folder the file is in, readable by nobody else, and those above it.
    package func makeFolder() throws(FileFault) {
        guard !Paths.isNowhere(path) else { throw .noHome }
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
        var made = path.hasPrefix("/") ? "" : "."
        for part in path[..<slash].split(separator: "/") {
            made += "/" + part
            guard mkdir(made, 0o700) != 0, errno != EEXIST, errno != EISDIR else { continue }
            // Where nothing may be made, the folder can be there all the same.
            let reason = errno
            guard reason == EROFS || reason == EACCES, Self.isFolder(made) else {
                throw .unwritable(path: path, errno: reason)
            }
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}

extension PrivateFile {
    /// Puts the bytes in the file's place.
    package func replace(with bytes: [UInt8], draft: Draft = .unique) throws(FileFault) {
        let (temporary, descriptor) = try openDraftInFolder(draft)
        let failure = write(bytes, to: descriptor)
        close(descriptor)
        if failure == nil, rename(temporary, path) == 0 { return }
        let reason = failure ?? errno
        unlink(temporary)
        throw .unwritable(path: path, errno: reason)
    }

    /// Makes room on the disk for a reserved draft, so that replacing the file cannot fail for want of it.
    package func reserve() throws(FileFault) {
        // One that is there already may have been open to others before.
        try clearDraft()
        let (temporary, descriptor) = try openDraftInFolder(.reserved)
        let failure = posix_fallocate(descriptor, 0, off_t(Self.room))
        close(descriptor)
        // Some file systems cannot promise room; they may still have it.
        guard failure == 0 || failure == EOPNOTSUPP || failure == EINVAL else {
            unlink(temporary)
            throw .unwritable(path: path, errno: failure)
        }
    }

    /// Gives the room of a reserved draft back.
    package func release() { unlink(draftPath) }

    /// Makes the folder where there is none.
    private func openDraftInFolder(_ draft: Draft) throws(FileFault) -> (path: String, descriptor: Int32) {
        do throws(FileFault) {
            return try openDraft(draft)
        } catch {
            guard case .unwritable(_, ENOENT) = error else { throw error }
            try makeFolder()
            return try openDraft(draft)
        }
    }

    private func openDraft(_ draft: Draft) throws(FileFault) -> (path: String, descriptor: Int32) {
        guard !Paths.isNowhere(path) else { throw .noHome }
        switch draft {
        case .unique:
            let temporary = "\(path).\(getpid()).\(UInt32.random(in: 0 ... .max)).new"
            return (temporary, try openAnew(temporary))
        case .reserved:
            if let descriptor = reservedDraft() { return (draftPath, descriptor) }
            try clearDraft()
            return (draftPath, try openAnew(draftPath))
        }
    }

    /// A file that was not there before: nobody else can have it open, and no other name leads to it.
    private func openAnew(_ temporary: String) throws(FileFault) -> Int32 {
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .unwritable(path: path, errno: errno) }
        return descriptor
    }

    /// Takes away what stands in the place of a reserved draft, if it is ours.
    private func clearDraft() throws(FileFault) {
        var status = stat()
        guard lstat(draftPath, &status) == 0 else { return }
        guard status.st_uid == geteuid() else { throw .notOurs(path: path, .otherOwner) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw .notOurs(path: path, .notAFile) }
        unlink(draftPath)
    }

    /// The draft that room was made for; nil when there is none, or one that others can read or know by another name:
    /// such a file must not get a token.
    private func reservedDraft() -> Int32? {
        let descriptor = open(draftPath, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        if let status = try? status(of: descriptor), status.st_nlink == 1, status.st_mode & 0o077 == 0 {
            return descriptor
        }
        close(descriptor)
        return nil
    }

    /// The errno of what went wrong.
    private func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                return errno
            }
            rest = rest.dropFirst(count)
        }
        guard ftruncate(descriptor, off_t(bytes.count)) == 0 else { return errno }
        return fsync(descriptor) == 0 ? nil : errno
    }
}

/// What is wrong with a file, as facts of the file system.
package enum FileFault: Error, Sendable, Hashable {
    case unreadable(path: String, errno: Int32)
    case unwritable(path: String, errno: Int32)
    case notOurs(path: String, StrangeFile)
    /// No home is known that it could be in.
    case noHome
}

extension TokenStoreError {
    init(_ fault: FileFault) {
        self =
            switch fault {
            case .unreadable(let path, let errno): .unreadable(path: path, errno: errno)
            case .unwritable(let path, let errno): .unwritable(path: path, errno: errno)
            case .notOurs(let path, let what): .notOurs(path: path, what)
            case .noHome: .noHome
            }
    }
}
