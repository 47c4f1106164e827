// Owns the operations on the history file. It is opened for each use, never through a link, never as another user's,
// with mode 0600 in a folder of mode 0700. A writer locks it for a moment. A process that rewrites it puts a new
// file in its place, so every writer checks that the file it has locked is still the one at the path (Terminal §8).

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
    /// Receives the number of bytes of every read, so that tests can count what is read.
    private let noteRead: @Sendable (Int) -> Void

    /// The history file at a path, however large it has become.
    init(path: String, noteRead: @escaping @Sendable (Int) -> Void = { _ in }) {
        self.path = path
        self.noteRead = noteRead
        file = PrivateFile(path: path, largest: .max)
    }

    /// The most bytes that are read for the newest entries, since the user waits for them.
    private static let longestTail = 4 << 20

    /// The newest entries, at least `count` of them if the end of the file has so many, and the
    /// offset at which they begin.
    ///
    /// The file is read backwards in blocks, so that a long history costs no more than a short one.
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
        // What is before the first line end may be half an entry.
        guard let first = Self.lineEnd(in: bytes, from: 0) else { return ([], size) }
        return (HistoryRecord.parse(Array(bytes[(first + 1)...])), start + first + 1)
    }

    /// How many bytes are read at once.
    private static let block = 64 * 1024

    /// How many lines end in the block.
    private static func lineEnds(in block: [UInt8]) -> Int {
        var (start, count) = (0, 0)
        while let end = lineEnd(in: block, from: start) {
            count += 1
            start = end + 1
        }
        return count
    }

    /// The place of the next line end. It is found with `memchr`, since megabytes may be before it.
    private static func lineEnd(in bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBytes { bytes in
            guard start < bytes.count, let base = bytes.baseAddress,
                let found = memchr(base + start, 0x0A, bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    /// The entries before an offset, which ``load(newest:)`` has left out.
    func load(before offset: Int) throws(HistoryFileError) -> [HistoryRecord] {
        guard let file = try open(.reading) else { return [] }
        return HistoryRecord.parse(try contents(of: file, to: offset))
    }
}

extension HistoryStore {
    /// Adds entries at the end, in one write, so that lines of two shells never mix. `replaced` is removed
    /// first if it is still the last entry.
    ///
    /// - Parameter waitsForLock: whether to wait when another shell holds the lock.
    func append(
        _ records: [HistoryRecord], replacing replaced: HistoryRecord? = nil, waitsForLock: Bool = true
    ) throws(HistoryFileError) {
        let file = AppendedFile(try lockedFile(tries: waitsForLock ? Self.lockTries : 1))
        defer { file.unlock() }
        let entries = records.flatMap(\.encoded)
        do throws(Errno) {
            if let replaced { try cut(replaced.encoded, from: file) }
            // An entry that was cut off must not swallow the next one, so it gets the end of its line first.
            try file.append(try file.endsInsideLine() ? [0x0A] + entries : entries)
        } catch {
            throw .failed(path: path, errno: error.number)
        }
    }

    /// Replaces the entries, those of other shells included, by what `change` makes of them.
    func rewrite(_ change: (inout [HistoryRecord]) -> Void) throws(HistoryFileError) {
        let locked = try lockedFile()
        defer { locked.unlock() }
        let bytes = try contents(of: locked)
        var records = HistoryRecord.parse(bytes)
        change(&records)
        do { try file.replace(with: records.flatMap(\.encoded)) } catch { throw HistoryFileError(error, at: path) }
    }

    /// Opens the file and locks it, and makes sure that it is still the one at the path.
    private func lockedFile(tries: Int = lockTries) throws(HistoryFileError) -> OpenFile {
        for _ in 0..<tries {
            guard let file = try open(.both, [.append, .create]) else { continue }
            if try failing({ () throws(Errno) in try file.lock(.exclusive) }) {
                let present = try? FileStatus(of: path, followingLinks: false).identity
                if let ours = try? file.status().identity, ours == present { return file }
            } else {
                // The holder needs only a moment. This thread may wait for that, but not for a holder that was
                // stopped, so the tries are counted.
                usleep(Self.lockPause)
            }
        }
        throw .busy(path: path)
    }

    /// How often the lock is tried: with the pause, for a fifth of a second.
    private static let lockTries = 200
    /// The pause between two tries, in microseconds.
    private static let lockPause: UInt32 = 1_000

    /// Opens the file and makes sure that it is a plain file of this user; nil when there is none.
    private func open(
        _ access: OpenFile.Access, _ options: OpenFile.Options = []
    ) throws(HistoryFileError) -> OpenFile? {
        do { return try file.open(access, options) } catch { throw HistoryFileError(error, at: path) }
    }

    /// Removes a line from the end of the file, if it is the last one.
    private func cut(_ line: [UInt8], from file: borrowing AppendedFile) throws(Errno) {
        let size = try file.status().size
        guard size >= line.count else { return }
        noteRead(line.count)
        guard try file.contents(from: size - line.count, to: size) == line else { return }
        try file.truncate(to: size - line.count)
    }

    /// Reads a part of the file, and counts its bytes.
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

    /// Does `work`, and reports an error of the system as one of this file.
    private func failing<Success>(_ work: () throws(Errno) -> Success) throws(HistoryFileError) -> Success {
        do { return try work() } catch { throw .failed(path: path, errno: error.number) }
    }
}

extension HistoryFileError {
    /// The fault of a file as an error of the history.
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
