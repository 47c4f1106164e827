// Files of the trace and of recordings. A recording holds what Spotify answered, so no other user may read it, and it
// never takes the place of something else unasked.

import Files
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
    /// A file that lines are added to. `report` is called once, when lines cannot be written.
    static func open(
        _ path: String, _ mode: Tracing.FileMode, report: @escaping @Sendable (String) -> Void
    ) throws -> @Sendable (String) -> Void {
        let file = AppendedFile(try opened(path, mode))
        let hasFailed = Mutex(false)
        return { line in
            hasFailed.withLock { hasFailed in
                guard !hasFailed else { return }
                do throws(Errno) { try file.append(Array((line + "\n").utf8)) } catch {
                    hasFailed = true
                    let reason = SystemError.words(error.number)
                    report("\(path) cannot be written: \(reason). Nothing more is recorded in it.")
                }
            }
        }
    }

    private static func opened(_ path: String, _ mode: Tracing.FileMode) throws -> OpenFile {
        let kind = (try? FileStatus(of: path))?.kind
        guard kind != .folder else { throw FileRefusal.folder(path, example: TraceCommand.example(mode)) }
        // A device or a pipe loses nothing and keeps nothing.
        let isStream = kind != nil && kind != .file
        let options: OpenFile.Options =
            switch mode {
            case .append: [.create, .append]
            case .create: isStream ? .create : [.onlyNew, .append]
            case .replace: isStream ? .create : [.create, .append, .noLinks]
            }
        do throws(Errno) {
            let file = try OpenFile(path, .writing, options, permissions: 0o600)
            if mode == .replace, !isStream {
                // What was there is no longer for those who could read it.
                try file.setPermissions(0o600)
                try file.truncate(to: 0)
            }
            return file
        } catch {
            switch error {
            case .exists: throw FileExists(path: path)
            case .link: throw FileRefusal.link(path)
            default: throw ScriptError.unwritable(path, reason: SystemError.words(error.number))
            }
        }
    }
}

extension TraceFile {
    /// A recording of more bytes is none of a session.
    private static let largest = 1 << 30
    private static let block = 1 << 16

    /// A recording; waiting for a pipe ends with the task.
    static func read(_ path: String) throws -> String {
        let file = try failing(path) { () throws(Errno) in try OpenFile(path, .reading, .noWaiting) }
        switch try failing(path, { () throws(Errno) in try file.status().kind }) {
        case .file, .pipe: break
        case .folder: throw unreadable(path, .isAFolder)
        // A device may have no end.
        case .characterDevice, .blockDevice, .socket, .symbolicLink: throw FileRefusal.noRecording(path)
        }
        var bytes: [UInt8] = []
        while true {
            guard file.wait(for: .reading, while: { !Task.isCancelled }) else { throw CancellationError() }
            do throws(Errno) {
                let part = try file.read(upTo: block)
                if part.isEmpty { break }
                bytes += part
            } catch {
                guard error == .notYet else { throw unreadable(path, error) }
            }
            guard bytes.count <= largest else { throw FileRefusal.noRecording(path) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Does something with the file; what fails in the system means that it cannot be read.
    private static func failing<Success: ~Copyable>(
        _ path: String, _ work: () throws(Errno) -> Success
    ) throws(ScriptError) -> Success {
        do { return try work() } catch { throw unreadable(path, error) }
    }

    private static func unreadable(_ path: String, _ failure: Errno) -> ScriptError {
        .unreadable(path, reason: SystemError.words(failure.number))
    }
}
