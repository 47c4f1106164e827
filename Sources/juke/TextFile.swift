// Files that the user has commands write: with the permissions the user's mask gives, as a whole or not at all.

import Glibc
import Shell
import ShellCommands

enum TextFile {
    static func write(_ path: String, _ text: String, _ writing: FileWriting) throws {
        switch writing {
        case .new:
            if access(path, F_OK) == 0 { throw FileExists(path: path) }
            try replace(path, text)
        case .replacing: try replace(path, text)
        case .appending(let head):
            let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
            guard descriptor >= 0 else { throw fault(path) }
            defer { close(descriptor) }
            var status = stat()
            let isEmpty = fstat(descriptor, &status) == 0 && status.st_size == 0
            try put((isEmpty ? head : "") + text, to: descriptor, path)
        }
    }

    /// A device or a pipe is written as it is; a file is replaced by one written beside it.
    private static func replace(_ path: String, _ text: String) throws {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            let descriptor = open(path, O_WRONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw fault(path) }
            defer { close(descriptor) }
            return try put(text, to: descriptor, path)
        }
        let draft = "\(path).\(getpid()).new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw fault(path) }
        defer { close(descriptor) }
        do {
            try put(text, to: descriptor, path)
            guard fsync(descriptor) == 0, rename(draft, path) == 0 else { throw fault(path) }
        } catch {
            unlink(draft)
            throw error
        }
    }

    private static func put(_ text: String, to descriptor: Int32, _ path: String) throws {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw fault(path) }
            rest = rest.dropFirst(count)
        }
    }

    private static func fault(_ path: String) -> Shell.ScriptError {
        .unwritable(path, reason: SystemError.words(errno))
    }
}
