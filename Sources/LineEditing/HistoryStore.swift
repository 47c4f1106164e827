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

    /// The newest entries, at least `count` of them if the end of the file has so many, the offset at which they
    /// begin, and how far the file has been read with them.
    ///
    /// The file is read backwards in blocks, so that a long history costs no more than a short one.
    func load(
        newest count: Int
    ) throws(HistoryFileError) -> (part: HistoryPart, start: Int, mark: HistoryMark?) {
        guard let file = try open(.reading) else { return (HistoryPart(), 0, nil) }
        let status = try failing { () throws(Errno) in try file.status() }
        let size = status.size
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
        let mark = HistoryMark(status.identity, after: bytes, at: start)
        guard start > 0 else { return (HistoryRecord.parse(bytes), 0, mark) }
        // What is before the first line end may be half an entry.
        guard let first = Self.lineEnd(in: bytes, from: 0) else { return (HistoryPart(), size, mark) }
        return (HistoryRecord.parse(Array(bytes[(first + 1)...])), start + first + 1, mark)
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
        return HistoryRecord.parse(try contents(of: file, to: offset)).records
    }

    /// What other shells have written since the file was read up to a mark; nil for nothing, as nearly always. Then the
    /// file is not even opened.
    func news(since mark: HistoryMark?) throws(HistoryFileError) -> HistoryNews? {
        guard let status = try? FileStatus(of: path, followingLinks: false) else { return nil }
        if let mark, status.identity == mark.identity, status.size == mark.end { return nil }
        guard let file = try open(.reading) else { return nil }
        return try news(in: file, since: mark)
    }

    private func news(
        in file: borrowing OpenFile, since mark: HistoryMark?
    ) throws(HistoryFileError) -> HistoryNews? {
        let status = try failing { () throws(Errno) in try file.status() }
        if let mark, status.identity == mark.identity, status.size >= mark.end {
            if status.size == mark.end { return nil }
            let start = mark.end - mark.last.count
            let bytes = try contents(of: file, from: start, to: status.size)
            // An entry that was cut off and written again has changed what stood before the mark.
            if bytes.starts(with: mark.last) {
                let new = Array(bytes.dropFirst(mark.last.count))
                return HistoryNews(
                    part: HistoryRecord.parse(new), isWhole: false,
                    mark: HistoryMark(status.identity, after: bytes, at: start))
            }
        }
        let bytes = try contents(of: file, to: status.size)
        return HistoryNews(
            part: HistoryRecord.parse(bytes), isWhole: mark != nil,
            mark: HistoryMark(status.identity, after: bytes, at: 0))
    }
}

/// How far a file has been read, and what stood at the end of that: whether it still does says if the rest is all that
/// is new.
struct HistoryMark: Sendable, Equatable {
    /// Which file it is; one that was rewritten is another.
    var identity: FileStatus.Identity
    /// Where the last line that was read ends.
    var end: Int
    /// The bytes before that, as many as are worth comparing.
    var last: [UInt8]

    /// The mark after the last line end of bytes that stand at an offset; without one, after all of them.
    init(_ identity: FileStatus.Identity, after bytes: [UInt8], at offset: Int) {
        let count = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
        self.identity = identity
        end = offset + count
        last = Array(bytes[..<count].suffix(Self.compared))
    }

    private static let compared = 64
}

/// What is new in a file that several shells write to.
struct HistoryNews: Sendable {
    /// The entries that have come, and how earlier ones ended.
    var part: HistoryPart
    /// Whether that is the whole file, because what had been read of it has changed.
    var isWhole: Bool
    /// How far the file has been read now.
    var mark: HistoryMark
}

extension HistoryStore {
    /// Adds lines at the end, in one write, so that those of two shells never mix. `replaced` is removed first if it
    /// is still the end of the file. Returns what others have written before since the mark.
    ///
    /// - Parameter waitsForLock: whether to wait when another shell holds the lock.
    func append(
        _ lines: [UInt8], replacing replaced: [UInt8]? = nil, since mark: HistoryMark?, waitsForLock: Bool = true
    ) throws(HistoryFileError) -> HistoryNews {
        let locked = try lockedFile(tries: waitsForLock ? Self.lockTries : 1)
        let news = try news(in: locked, since: mark)
        let file = AppendedFile(locked)
        defer { file.unlock() }
        do throws(Errno) {
            if let replaced { try cut(replaced, from: file) }
            // An entry that was cut off must not swallow the next one, so it gets the end of its line first.
            let lines = try file.endsInsideLine() ? [0x0A] + lines : lines
            try file.append(lines)
            let status = try file.status()
            return HistoryNews(
                part: news?.part ?? HistoryPart(), isWhole: news?.isWhole ?? false,
                mark: HistoryMark(status.identity, after: lines, at: status.size - lines.count))
        } catch {
            throw .failed(path: path, errno: error.number)
        }
    }

    /// Replaces the entries, those of other shells included, by what `change` makes of them, and returns that.
    @discardableResult
    func rewrite(_ change: (inout [HistoryRecord]) -> Void) throws(HistoryFileError) -> HistoryNews {
        let locked = try lockedFile()
        defer { locked.unlock() }
        var records = HistoryRecord.parse(try contents(of: locked)).records
        change(&records)
        let bytes = records.flatMap(\.encoded)
        do { try file.replace(with: bytes) } catch { throw HistoryFileError(error, at: path) }
        let status = try failing { () throws(Errno) in try FileStatus(of: path, followingLinks: false) }
        return HistoryNews(
            part: HistoryPart(records: records), isWhole: true,
            mark: HistoryMark(status.identity, after: bytes, at: 0))
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
