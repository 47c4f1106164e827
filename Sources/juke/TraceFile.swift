// Files of the trace and of recordings. They hold what Spotify answered, so nobody else may read them.

import Glibc
import Shell
import ShellCommands

enum TraceFile {
    /// A file that lines are added to; it is closed with the process.
    static func open(_ path: String, _ mode: Tracing.FileMode) throws(ScriptError) -> @Sendable (String) -> Void {
        let flags =
            switch mode {
            case .append: O_APPEND
            case .create: O_TRUNC
            }
        let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0o600)
        guard descriptor >= 0 else { throw .unwritable(path, reason: SystemError.words(errno)) }
        return { line in
            // One write a line: lines of several tasks do not mix.
            var text = line + "\n"
            text.withUTF8 { _ = write(descriptor, $0.baseAddress, $0.count) }
        }
    }

    static func read(_ path: String) throws(ScriptError) -> String {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path, reason: SystemError.words(errno)) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &part, part.count)
            if count == 0 { break }
            guard count > 0 else { throw .unreadable(path, reason: SystemError.words(errno)) }
            bytes += part[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
