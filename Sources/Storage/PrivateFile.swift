// A small file that only its owner may read, replaced as a whole or not at all: a new file is written beside it, flushed
// to the disk, and takes its place in one step. A crash at any moment leaves the old or the new one.

import Glibc

/// A file of mode 0600 that is replaced as a whole.
package struct PrivateFile: Sendable, Hashable {
    package let path: String
    /// More than this is not one of ours.
    private static let largest = 8 << 20

    package init(path: String) { self.path = path }

    /// The contents; nil when there is no file.
    package func read() throws(FileFault) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw errno == ELOOP ? .notOurs(path: path) : .unreadable(path: path, errno: errno)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
            status.st_size <= Self.largest
        else { throw .notOurs(path: path) }
        // Others could have read it so far; from now on they cannot.
        if status.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
        return try contents(descriptor, size: Int(status.st_size))
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

    /// Puts the bytes in the file's place.
    package func replace(with bytes: [UInt8]) throws(FileFault) {
        try makeFolder()
        let temporary = "\(path).\(getpid()).\(UInt32.random(in: 0 ... .max)).new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .unwritable(path: path, errno: errno) }
        let failure = write(bytes, to: descriptor)
        close(descriptor)
        if failure == nil, rename(temporary, path) == 0 { return }
        let reason = failure ?? errno
        unlink(temporary)
        throw .unwritable(path: path, errno: reason)
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
        return fsync(descriptor) == 0 ? nil : errno
    }

    /// Removes the file, if there is one.
    package func remove() throws(FileFault) {
        guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else {
            throw .unwritable(path: path, errno: errno)
        }
    }

    /// The folder the file is in, readable by nobody else, and those above it.
    func makeFolder() throws(FileFault) {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
        var made = ""
        for part in path[..<slash].split(separator: "/") {
            made += "/" + part
            guard mkdir(made, 0o700) == 0 || errno == EEXIST || errno == EISDIR || errno == EROFS || errno == EACCES
            else {
                throw .unwritable(path: path, errno: errno)
            }
        }
    }
}

/// What is wrong with a file, as facts of the file system.
package enum FileFault: Error, Sendable, Hashable {
    case unreadable(path: String, errno: Int32)
    case unwritable(path: String, errno: Int32)
    /// A link, a folder, or somebody else's.
    case notOurs(path: String)
}
