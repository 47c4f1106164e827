// Files that the user has commands write: looked at before anything is asked of Spotify, written as a whole or not at all,
// behind symbolic links where they lead to, with the permissions there were or those the user's mask gives.

import Glibc
import Shell
import ShellCommands

enum TextFile {
    /// What stands at a path that can be written; throws why it cannot.
    static func look(_ path: String) throws -> FileState {
        if let descriptor = ownDescriptor(path) {
            guard fcntl(descriptor, F_GETFD) >= 0 else { throw fault(path) }
            return .stream(isTerminal: isatty(descriptor) == 1)
        }
        let target = try target(of: path)
        var status = stat()
        guard stat(target, &status) == 0 else {
            guard errno == ENOENT, !target.hasSuffix("/") else { throw fault(path) }
            let folder = folder(of: target)
            guard access(folder, W_OK | X_OK) == 0 else { throw fault(path) }
            return .absent
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: throw FileRefusal.folder(path)
        case S_IFREG:
            // Replacing needs no right to write the file itself, and root needs none at all; who took it away meant it.
            guard status.st_mode & 0o222 != 0, access(target, W_OK) == 0 else { throw FileRefusal.writeProtected(path) }
            return .file(firstLine: firstLine(of: target))
        default:
            guard access(target, W_OK) == 0 else { throw fault(path) }
            // A named pipe that is opened and closed again has ended for whoever reads it.
            return .stream(isTerminal: status.st_mode & S_IFMT == S_IFCHR && isTerminal(target))
        }
    }

    static func write(_ path: String, _ text: String, _ writing: FileWriting) throws {
        if let descriptor = ownDescriptor(path) { return try put(text, to: descriptor, path) }
        let state = try look(path)
        let target = try target(of: path)
        switch (state, writing) {
        case (.stream, _): try stream(text, to: target, path)
        case (.file, .new): throw FileExists(path: path)
        case (.absent, .new), (.absent, .replacing), (.file, .replacing): try replace(target, text, path)
        case (.absent, .appending(let head)), (.file, .appending(let head)): try append(text, head, to: target, path)
        }
    }

    /// A device or a pipe is written as it is.
    private static func stream(_ text: String, to target: String, _ path: String) throws {
        // Opening a named pipe would wait for a reader, and no key would end that.
        let descriptor = open(target, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw errno == ENXIO ? Shell.ScriptError.unwritable(path, reason: "nothing reads from it") : fault(path)
        }
        defer { close(descriptor) }
        try put(text, to: descriptor, path)
    }

    private static func append(_ text: String, _ head: String, to target: String, _ path: String) throws {
        let descriptor = open(target, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw fault(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw fault(path) }
        var last: UInt8 = 10
        if status.st_size > 0 { pread(descriptor, &last, 1, status.st_size - 1) }
        do {
            // A last line without an end would go on with the first row.
            try put((status.st_size == 0 ? head : last == 10 ? "" : "\n") + text, to: descriptor, path)
        } catch {
            ftruncate(descriptor, status.st_size)
            throw error
        }
    }

    /// A file is replaced by one written beside it.
    private static func replace(_ target: String, _ text: String, _ path: String) throws {
        var before = stat()
        let isThere = stat(target, &before) == 0
        let draft = folder(of: target) + "/.juke-\(getpid())-\(UInt32.random(in: 0 ... .max)).new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isThere ? 0o600 : 0o666)
        guard descriptor >= 0 else { throw fault(path) }
        defer { close(descriptor) }
        do {
            if isThere {
                // Who may not give it back to its owner is the owner of the new one.
                _ = fchown(descriptor, before.st_uid, before.st_gid)
                guard fchmod(descriptor, before.st_mode & 0o7777) == 0 else { throw fault(path) }
            }
            try put(text, to: descriptor, path)
            guard fsync(descriptor) == 0, rename(draft, target) == 0 else { throw fault(path) }
        } catch {
            unlink(draft)
            throw error
        }
    }

    private static func put(_ text: String, to descriptor: Int32, _ path: String) throws {
        do throws(OutputError) {
            try FileOutput(descriptor: descriptor).write(text)
        } catch {
            switch error {
            case .closed, .interrupted: throw error
            case .failed(let number): throw Shell.ScriptError.unwritable(path, reason: SystemError.words(number))
            }
        }
    }

    private static func fault(_ path: String) -> Shell.ScriptError {
        .unwritable(path, reason: SystemError.words(errno))
    }
}

extension TextFile {
    /// No chain of links is longer.
    private static let mostLinks = 40
    /// A first line beyond this is no head of columns.
    private static let longestHead = 65_536

    /// Where a path leads, links followed by name: the file at the end need not be there.
    private static func target(of path: String) throws -> String {
        var path = path
        for _ in 0..<mostLinks {
            var status = stat()
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return path }
            var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
            let count = readlink(path, &bytes, bytes.count)
            guard count > 0 else { return path }
            let link = String(decoding: bytes.prefix(count), as: UTF8.self)
            path = link.hasPrefix("/") ? link : folder(of: path) + "/" + link
        }
        throw Shell.ScriptError.unwritable(path, reason: SystemError.words(ELOOP))
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The number of a descriptor of this process that the path names: what it leads to is not to be opened anew, or
    /// written from the beginning.
    private static func ownDescriptor(_ path: String) -> Int32? {
        if path == "/dev/stderr" { return STDERR_FILENO }
        for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
            return Int32(path.dropFirst(folder.count))
        }
        return nil
    }

    private static func isTerminal(_ path: String) -> Bool {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return isatty(descriptor) == 1
    }

    /// The first line without its end; nil where it cannot be read or has no end.
    private static func firstLine(of path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: longestHead)
        let count = read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { return nil }
        bytes.removeLast(bytes.count - count)
        guard let end = bytes.firstIndex(of: 10) ?? (count < longestHead ? count : nil) else { return nil }
        let line = bytes[..<end]
        return String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
    }
}
