// The history file on disk: opened for each use, never through a link, never another user's, 0600 in a 0700 folder. A
// writer locks it for a moment; a process that rewrites it puts a new file in its place, so writers check that theirs
// still is the one at the path.

import Files
import Prompting

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The operations on a history file.
struct HistoryStore: Sendable {
    let path: String
    private let file: PrivateFile
    /// Given the bytes of every read, so that what is read can be counted.
    private let noteRead: @Sendable (Int) -> Void

    /// The history file at a path, however large it has become.
    init(path: String, noteRead: @escaping @Sendable (Int) -> Void = { _ in }) {
        self.path = path
        self.noteRead = noteRead
        file = PrivateFile(path: path, largest: .max)
    }

    /// More than this is not read for the newest entries: the user waits for them.
    private static let longestTail = 4 << 20

    /// The newest entries, at least `count` of them if there are that many near the end, and the offset where they
    /// begin.
    func load(newest count: Int) throws(HistoryFileError) -> (records: [HistoryRecord], start: Int) {
        guard let file = try open(.reading) else { return ([], 0) }
        let size = try failing { () throws(Errno) in try file.status().size }
        var (start, lines) = (size, 0)
        var blocks: [[UInt8]] = []
        while start > 0, lines <= count + 1, size - start < Self.longestTail {
            let end = start
            start = max(0, start - Self.block)
            let block = try contents(of: file, from: start, to: end)
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
        guard let file = try open(.reading) else { return [] }
        return HistoryRecord.parse(try contents(of: file, to: offset))
    }
}

extension HistoryStore {
    /// Adds entries at the end, in one write. `replaced` goes, as long as it still is the last one.
    ///
    /// - Parameter isPatient: whether to wait for another shell that holds the lock.
    func append(
        _ records: [HistoryRecord], replacing replaced: HistoryRecord? = nil, isPatient: Bool = true
    ) throws(HistoryFileError) {
        let file = AppendedFile(try lockedFile(tries: isPatient ? Self.lockTries : 1))
        defer { file.unlock() }
        let entries = records.flatMap(\.encoded)
        do throws(Errno) {
            if let replaced { try cut(replaced.encoded, from: file) }
            // A write that was cut off must not take the next entry along.
            try file.append(try file.endsInsideLine() ? [0x0A] + entries : entries)
        } catch {
            throw .failed(path: path, errno: error.number)
        }
    }

    /// Replaces the entries by what `change` makes of them, those of other shells included.
    func rewrite(_ change: (inout [HistoryRecord]) -> Void) throws(HistoryFileError) {
        let locked = try lockedFile()
        defer { locked.unlock() }
        let bytes = try contents(of: locked)
        var records = HistoryRecord.parse(bytes)
        change(&records)
        do { try file.replace(with: records.flatMap(\.encoded)) } catch { throw HistoryFileError(error, at: path) }
    }

    /// The file, locked and still the one at the path.
    private func lockedFile(tries: Int = lockTries) throws(HistoryFileError) -> OpenFile {
        for _ in 0..<tries {
            guard let file = try open(.both, [.append, .create]) else { continue }
            if try failing({ () throws(Errno) in try file.lock(.exclusive) }) {
                let present = try? FileStatus(of: path, followingLinks: false).identity
                if let ours = try? file.status().identity, ours == present { return file }
            } else {
                // A holder needs a moment; this thread may wait for it, but never for one that was stopped.
                usleep(Self.lockPause)
            }
        }
        throw .busy(path: path)
    }

    private static let lockTries = 200
    /// In microseconds.
    private static let lockPause: UInt32 = 1_000

    /// Opens the file and makes sure that it is one of ours; nil when there is none.
    private func open(
        _ access: OpenFile.Access, _ options: OpenFile.Options = []
    ) throws(HistoryFileError) -> OpenFile? {
        do { return try file.open(access, options) } catch { throw HistoryFileError(error, at: path) }
    }

    /// Takes a last line away.
    private func cut(_ line: [UInt8], from file: borrowing AppendedFile) throws(Errno) {
        let size = try file.status().size
        guard size >= line.count else { return }
        noteRead(line.count)
        guard try file.contents(from: size - line.count, to: size) == line else { return }
        try file.truncate(to: size - line.count)
    }

    private func contents(
        of file: borrowing OpenFile, from start: Int = 0, to end: Int = .max
    ) throws(HistoryFileError) -> [UInt8] {
        do throws(Errno) {
            let bytes = try file.contents(from: start, to: end)
            noteRead(bytes.count)
            return bytes
        } catch {
            throw .failed(path: path, errno: error.number)
        }
    }

    /// Does something with the file; what fails in the system is a failure of this file.
    private func failing<Success>(_ work: () throws(Errno) -> Success) throws(HistoryFileError) -> Success {
        do { return try work() } catch { throw .failed(path: path, errno: error.number) }
    }
}

extension HistoryFileError {
    /// What is wrong with a file, as the history knows it.
    fileprivate init(_ fault: FileFault, at path: String) {
        self =
            switch fault {
            case .unreadable(_, let errno), .unwritable(_, let errno): .failed(path: path, errno: errno)
            case .notOurs(_, .otherOwner): .notOurs(path: path)
            case .notOurs(_, .symbolicLink), .notOurs(_, .tooLarge), .notOurs(_, .notAFile): .notRegular(path: path)
            case .noHome: .failed(path: path, errno: Errno.notFound.number)
            }
    }
}
