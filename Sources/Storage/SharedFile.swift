// A small file that all copies of juke read and change in place, under a lock: for what changes with every command and can be
// asked again. Replacing a file as a whole makes the file system write to the disk each time; this costs no more than
// memory does, and a power cut may cost the contents.

import Glibc
import SpotifyAuth

/// An open file that is shared.
final class SharedFile {
    private let file: PrivateFile
    private var descriptor: Int32 = -1

    /// More is not one of ours.
    static let limit = 4096
    /// How often a lock is tried for that another copy has: it holds it for microseconds, unless it was stopped in them.
    private static let attempts = 100

    init(path: String) { file = PrivateFile(path: path) }

    deinit { close() }

    /// The contents without the padding; nil where there is no file, or not one of ours.
    func read() -> [UInt8]? {
        let isOpen = (try? open(O_RDWR)) ?? (try? open(O_RDONLY)) ?? false
        guard isOpen else { return nil }
        return locked(LOCK_SH) { contents() }
    }

    /// Hands the contents on and keeps what comes back; nil leaves the file as it is. A file that is missing is made.
    func change(_ body: ([UInt8]) -> [UInt8]?) throws(FileFault) {
        _ = try open(O_RDWR | O_CREAT)
        let failure: Int32? = locked(LOCK_EX) {
            guard let bytes = body(contents() ?? []) else { return nil }
            return write(bytes)
        }
        if let failure { throw .unwritable(path: file.path, errno: failure) }
    }

    /// Keeps the bytes under another name, and begins anew; false where that cannot be done.
    func setAside(_ bytes: [UInt8]) -> Bool {
        guard (try? PrivateFile(path: file.asidePath).replace(with: bytes)) != nil else { return false }
        close()
        return unlink(file.path) == 0 || errno == ENOENT
    }

    /// Where bytes that were set aside are.
    var asidePath: String { file.asidePath }

    /// Removes the file, if there is one.
    func remove() throws(FileFault) {
        close()
        try file.remove()
    }

    /// Opens the file, again where it was removed meanwhile; false where there is none.
    private func open(_ flags: Int32, isNew: Bool = false) throws(FileFault) -> Bool {
        if descriptor >= 0 {
            var status = stat()
            if fstat(descriptor, &status) == 0, status.st_nlink > 0 { return true }
            close()
        }
        descriptor = Glibc.open(file.path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
        if descriptor < 0, errno == ENOENT, flags & O_CREAT != 0 {
            try file.makeFolder()
            descriptor = Glibc.open(file.path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
        }
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return false }
            throw .unwritable(path: file.path, errno: errno)
        }
        do throws(FileFault) {
            let status = try file.status(of: descriptor)
            // It is written in place: what else the name of it leads to would be written, too.
            if status.st_nlink > 1 {
                close()
                guard !isNew, unlink(file.path) == 0 else { throw .notOurs(path: file.path, .notAFile) }
                return try open(flags, isNew: true)
            }
            if status.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
        } catch {
            close()
            throw error
        }
        return true
    }

    private func close() {
        if descriptor >= 0 { _ = Glibc.close(descriptor) }
        descriptor = -1
    }

    private func locked<Success>(_ kind: Int32, _ body: () -> Success) -> Success {
        var attempt = 0
        while flock(descriptor, kind | LOCK_NB) != 0, attempt < Self.attempts {
            attempt += 1
            sched_yield()
        }
        defer { flock(descriptor, LOCK_UN) }
        return body()
    }

    private func contents() -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: Self.limit)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        guard count >= 0 else { return nil }
        bytes.removeLast(bytes.count - count)
        while bytes.last == Self.padding { bytes.removeLast() }
        return bytes
    }

    /// Writes the bytes, and blanks over what was longer: one call, so that nobody sees half of it. The errno of what went
    /// wrong.
    private func write(_ bytes: [UInt8]) -> Int32? {
        var status = stat()
        let size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
        let padded = bytes + Array(repeating: Self.padding, count: max(0, min(size, Self.limit) - bytes.count))
        let count = padded.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        return count == padded.count ? nil : count < 0 ? errno : ENOSPC
    }

    private static let padding = UInt8(ascii: "\n")
}
