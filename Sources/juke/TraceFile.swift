// Files of the trace and of recordings. A recording holds what Spotify answered, so no other user may read it, and it
// never replaces another file unless the user says so. The lines themselves are left to TraceLog and TapeExchange.

import Files
import Shell
import ShellCommands
import Synchronization

/// Whether a line of the trace could not be written.
final class TraceFailure: Sendable {
    private let isNoted = Mutex(false)

    /// Whether a line was lost.
    var isThere: Bool { isNoted.withLock { $0 } }

    /// Notes that a line was lost.
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

    /// The file, opened so that its mode and what it replaces are as the caller wants.
    private static func opened(_ path: String, _ mode: Tracing.FileMode) throws -> OpenFile {
        let kind = (try? FileStatus(of: path))?.kind
        guard kind != .folder else { throw FileRefusal.folder(path, example: TraceCommand.example(mode)) }
        // Writing to a device or a pipe destroys nothing, so neither needs permission to be replaced.
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
                // The file may have been readable by others; a recording must not be.
                try file.setPermissions(0o600)
                try file.truncate(to: 0)
            }
            return file
        } catch {
            switch error {
            case .exists: throw FileExists(path: path)
            case .link: throw FileRefusal.link(path)
            default: throw ScriptError.unwritable(path, error)
            }
        }
    }
}

extension TraceFile {
    /// In bytes. No session makes a larger recording.
    private static let largest = 1 << 30
    /// How many bytes are read at once.
    private static let block = 1 << 16

    /// The text of a recording; waiting for a pipe ends when the task is cancelled.
    static func read(_ path: String) throws -> String {
        let file = try ScriptError.reading(path) { () throws(Errno) in try OpenFile(path, .reading, .noWaiting) }
        switch try ScriptError.reading(path, { () throws(Errno) in try file.status().kind }) {
        case .file, .pipe: break
        case .folder: throw ScriptError.unreadable(path, .isAFolder)
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
                guard error == .notYet else { throw ScriptError.unreadable(path, error) }
            }
            guard bytes.count <= largest else { throw FileRefusal.noRecording(path) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
