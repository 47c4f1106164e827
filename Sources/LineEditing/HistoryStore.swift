// The history file on disk: opened for each use, never through a link, never somebody else's, 0600 in a 0700 folder.
// Writers lock it for the moment; who rewrites it puts a new file in its place, so writers check that theirs still is.

import Prompting

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The operations on a history file.
struct HistoryStore: Sendable {
    let path: String
    /// Given the bytes of every read, so that what is read can be counted.
    var noteRead: @Sendable (Int) -> Void = { _ in }

    /// More than this is not read for the newest entries: whoever types waits for them.
    private static let longestTail = 4 << 20

    /// The newest entries, at least `count` of them if there are that many near the end, and the offset where they begin.
    func load(newest count: Int) throws(HistoryFileError) -> (records: [HistoryRecord], start: Int) {
        guard let descriptor = try openFile(O_RDONLY) else { return ([], 0) }
        defer { close(descriptor) }
        let size = Int(lseek(descriptor, 0, SEEK_END))
        var (start, lines) = (size, 0)
        var blocks: [[UInt8]] = []
        while start > 0, lines <= count + 1, size - start < Self.longestTail {
            let end = start
            start = max(0, start - Self.block)
            let block = try contents(descriptor, from: start, to: end)
            lines += Self.lineEnds(in: block)
            blocks.append(block)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size - start)
        for block in blocks.reversed() { bytes += block }
        guard start > 0 else { return (HistoryRecord.parse(bytes), 0) }
        // What stands before the first line end may be half an entry.
        guard let first = Self.lineEnd(in: bytes, from: 0) else { return ([], size) }
        return (HistoryRecord.parse(Array(bytes[(first + 1)...])), start + first + 1)
    }

    private static let block = 64 * 1024

    private static func lineEnds(in block: [UInt8]) -> Int {
        var (start, count) = (0, 0)
        while let end = lineEnd(in: block, from: start) {
            count += 1
            start = end + 1
        }
        return count
    }

    /// Where the next line end is; the search of the system's, since it may have megabytes before it.
    private static func lineEnd(in bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBytes { bytes in
            guard start < bytes.count, let base = bytes.baseAddress,
                let found = memchr(base + start, 0x0A, bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    /// The entries before an offset.
    func load(before offset: Int) throws(HistoryFileError) -> [HistoryRecord] {
        guard let descriptor = try openFile(O_RDONLY) else { return [] }
        defer { close(descriptor) }
        return HistoryRecord.parse(try contents(descriptor, from: 0, to: offset))
    }

    /// Adds entries at the end, in one write. `replaced` goes, as long as it still is the last one.
    ///
    /// - Parameter isPatient: whether to wait for another shell that holds the lock.
    func append(
        _ records: [HistoryRecord], replacing replaced: HistoryRecord? = nil, isPatient: Bool = true
    ) throws(HistoryFileError) {
        makeFolders()
        let descriptor = try lockedFile(attempts: isPatient ? Self.lockAttempts : 1)
        defer { close(descriptor) }
        if let replaced { try cut(replaced.encoded, from: descriptor) }
        let entries = records.flatMap(\.encoded)
        let bytes = try endsUnfinished(descriptor) ? [0x0A] + entries : entries
        let size = lseek(descriptor, 0, SEEK_END)
        let written = write(descriptor, bytes, bytes.count)
        guard written == bytes.count else {
            let error = written < 0 ? failure() : HistoryFileError.failed(path: path, errno: ENOSPC)
            // Half an entry would be read as one.
            if size >= 0 { ftruncate(descriptor, size) }
            throw error
        }
    }

    /// Replaces the entries by what `change` makes of them, those of other shells included.
    func rewrite(_ change: (inout [HistoryRecord]) -> Void) throws(HistoryFileError) {
        makeFolders()
        let descriptor = try lockedFile()
        defer { close(descriptor) }
        var records = HistoryRecord.parse(try contents(descriptor))
        change(&records)
        let temporary = "\(path).\(getpid()).\(UInt32.random(in: 0 ... .max)).new"
        let new = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard new >= 0 else { throw failure() }
        defer { close(new) }
        let isWritten = Self.writeAll(new, records.flatMap(\.encoded)) && fsync(new) == 0
        guard isWritten, rename(temporary, path) == 0 else {
            let error = failure()
            unlink(temporary)
            throw error
        }
    }

    /// The file, locked and still the one at `path`.
    private func lockedFile(attempts: Int = lockAttempts) throws(HistoryFileError) -> Int32 {
        for _ in 0..<attempts {
            guard let descriptor = try openFile(O_RDWR | O_APPEND | O_CREAT) else { throw failure() }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                var ours = stat()
                var current = stat()
                if fstat(descriptor, &ours) == 0, lstat(path, &current) == 0, ours.st_ino == current.st_ino {
                    return descriptor
                }
            } else if errno != EWOULDBLOCK && errno != EINTR {
                defer { close(descriptor) }
                throw failure()
            } else {
                // A holder needs a moment; this thread may wait for it, but never for one that was stopped.
                usleep(Self.lockPause)
            }
            close(descriptor)
        }
        throw .busy(path: path)
    }

    private static let lockAttempts = 200
    private static let lockPause: UInt32 = 1_000

    /// Opens the file and makes sure that it is one of ours; `nil` when there is none.
    private func openFile(_ flags: Int32) throws(HistoryFileError) -> Int32? {
        let descriptor = open(path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT where flags & O_CREAT == 0: return nil
            case ELOOP, EISDIR, ENXIO: throw .notRegular(path: path)
            default: throw failure()
            }
        }
        var status = stat()
        let found: HistoryFileError?
        if fstat(descriptor, &status) != 0 {
            found = failure()
        } else if status.st_mode & S_IFMT != S_IFREG {
            found = .notRegular(path: path)
        } else {
            found = status.st_uid == geteuid() ? nil : .notOurs(path: path)
        }
        if let found {
            close(descriptor)
            throw found
        }
        if status.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
        return descriptor
    }

    /// Makes the folders on the way, for us alone.
    private func makeFolders() {
        for index in path.indices where path[index] == "/" && index != path.startIndex {
            mkdir(String(path[..<index]), 0o700)
        }
    }

    /// Whether the last line lacks its newline: a write that was cut off.
    private func endsUnfinished(_ descriptor: Int32) throws(HistoryFileError) -> Bool {
        let size = lseek(descriptor, 0, SEEK_END)
        guard size > 0 else { return false }
        var last: UInt8 = 0
        guard pread(descriptor, &last, 1, size - 1) == 1 else { throw failure() }
        return last != 0x0A
    }

    /// Takes a last line away.
    private func cut(_ line: [UInt8], from descriptor: Int32) throws(HistoryFileError) {
        let size = Int(lseek(descriptor, 0, SEEK_END))
        guard size >= line.count, try contents(descriptor, from: size - line.count, to: size) == line else { return }
        guard ftruncate(descriptor, off_t(size - line.count)) == 0 else { throw failure() }
    }

    private func contents(
        _ descriptor: Int32, from start: Int = 0, to end: Int = .max
    ) throws(HistoryFileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 64 * 1024)
        while start + bytes.count < end {
            let wanted = min(block.count, end - start - bytes.count)
            let got = pread(descriptor, &block, wanted, off_t(start + bytes.count))
            guard got >= 0 else { throw failure() }
            if got == 0 { break }
            noteRead(got)
            bytes += block[..<got]
        }
        return bytes
    }

    private static func writeAll(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else { return false }
            rest.removeFirst(written)
        }
        return true
    }

    private func failure() -> HistoryFileError { .failed(path: path, errno: errno) }
}
