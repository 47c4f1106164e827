// Files of the trace and of recordings. A recording holds what Spotify answered, so nobody else may read it, and it never takes
// the place of something else unasked.

import Glibc
import Shell
import ShellCommands
import Synchronization

/// Whether a line of the trace could not be written.
final class TraceFailure: Sendable {
    private let isNoted = Mutex(false)

    /// Whether there was one.
    var isThere: Bool { isNoted.withLock { $0 } }

    func note() { isNoted.withLock { $0 = true } }
}

/// Opens and reads files of the trace and of recordings.
enum TraceFile {
    /// A file that lines are added to; it is closed with the process. `report` is told once, when lines cannot be written.
    static func open(
        _ path: String, _ mode: Tracing.FileMode, report: @escaping @Sendable (String) -> Void
    ) throws -> @Sendable (String) -> Void {
        let descriptor = try descriptor(path, mode)
        let hasFailed = Mutex(false)
        return { line in
            // One write a line: lines of several tasks do not mix.
            var text = line + "\n"
            hasFailed.withLock { hasFailed in
                guard !hasFailed else { return }
                let count = text.utf8.count
                let written = text.withUTF8 { write(descriptor, $0.baseAddress, $0.count) }
                guard written != count else { return }
                hasFailed = true
                let reason = SystemError.words(written < 0 ? errno : ENOSPC)
                // Half a line would spoil the rest.
                if written > 0 { takeBack(written, from: descriptor) }
                report("\(path) cannot be written: \(reason). Nothing more is recorded in it.")
            }
        }
    }

    private static func descriptor(_ path: String, _ mode: Tracing.FileMode) throws -> Int32 {
        var status = stat()
        // A device or a pipe loses nothing and keeps nothing.
        let isStream = stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
        guard !isStream || status.st_mode & S_IFMT != S_IFDIR else {
            throw FileRefusal.folder(path, example: TraceCommand.example(mode))
        }
        let flags =
            switch mode {
            case .append: O_APPEND
            case _ where isStream: Int32(0)
            case .create: O_EXCL | O_APPEND
            case .replace: O_NOFOLLOW | O_APPEND
            }
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY | flags, 0o600)
        guard descriptor >= 0 else {
            switch errno {
            case EEXIST: throw FileExists(path: path)
            case ELOOP: throw FileRefusal.link(path)
            default: throw Shell.ScriptError.unwritable(path, reason: SystemError.words(errno))
            }
        }
        if mode == .replace, !isStream {
            // What was there is no longer for those who could read it.
            guard fchmod(descriptor, 0o600) == 0, ftruncate(descriptor, 0) == 0 else {
                let reason = SystemError.words(errno)
                close(descriptor)
                throw Shell.ScriptError.unwritable(path, reason: reason)
            }
        }
        return descriptor
    }

    private static func takeBack(_ count: Int, from descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
        ftruncate(descriptor, status.st_size - off_t(count))
    }

    /// A recording; waiting for a pipe ends with the task.
    static func read(_ path: String) throws -> String {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw unreadable(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw unreadable(path) }
        switch status.st_mode & S_IFMT {
        case S_IFREG, S_IFIFO: break
        case S_IFDIR: throw Shell.ScriptError.unreadable(path, reason: SystemError.words(EISDIR))
        // A device may have no end.
        default: throw FileRefusal.noRecording(path)
        }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            try waitForMore(descriptor)
            let count = Glibc.read(descriptor, &part, part.count)
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR || errno == EAGAIN { continue }
                throw unreadable(path)
            }
            bytes += part[..<count]
            guard bytes.count <= largest else { throw FileRefusal.noRecording(path) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// More than this is no recording of a session.
    private static let largest = 1 << 30
    /// How often somebody who waits looks whether the user wants no more of it, in milliseconds.
    private static let glance: Int32 = 200

    private static func waitForMore(_ descriptor: Int32) throws {
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while poll(&ready, 1, glance) == 0 { try Task.checkCancellation() }
    }

    private static func unreadable(_ path: String) -> Shell.ScriptError {
        .unreadable(path, reason: SystemError.words(errno))
    }
}
