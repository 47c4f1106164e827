// Files that the user has commands write: looked at before anything is asked of Spotify, written as a whole or not at
// all, where symbolic links lead, with the permissions there were or those the user's mask gives.

import Files
import Shell
import ShellCommands

enum TextFile {
    /// What stands at a path that can be written; throws why it cannot.
    static func look(_ path: String) throws -> FileState {
        if let descriptor = ownDescriptor(path) {
            // What the system says of a closed one is what a write to it fails with.
            _ = try failing(path) { () throws(Errno) in try descriptor.status() }
            return .stream(isTerminal: descriptor.isTerminal)
        }
        let target = try failing(path) { () throws(Errno) in try PathName.followingLinks(path) }
        let status: FileStatus
        do throws(Errno) { status = try FileStatus(of: target) } catch {
            guard error == .notFound, !target.hasSuffix("/") else { throw unwritable(path, error) }
            try failing(path) { () throws(Errno) in try PathName.checkMaking(in: PathName.folder(of: target)) }
            return .absent
        }
        switch status.kind {
        case .folder: throw FileRefusal.folder(path)
        case .file:
            // Replacing needs no right to write the file itself, and root needs none at all; who took it away meant it.
            guard status.permissions & 0o222 != 0, PathName.isWritable(target) else {
                throw FileRefusal.writeProtected(path)
            }
            return .file(firstLine: firstLine(of: target))
        case .characterDevice, .blockDevice, .pipe, .socket, .symbolicLink:
            try failing(path) { () throws(Errno) in try PathName.checkWriting(target) }
            // A named pipe that is opened and closed again has ended for the program that reads it.
            return .stream(isTerminal: status.kind == .characterDevice && isTerminal(target))
        }
    }

    /// Writes the text, as a whole or not at all.
    static func write(_ path: String, _ text: String, _ writing: FileWriting) throws {
        if let descriptor = ownDescriptor(path) { return try put(text, to: descriptor, path) }
        let state = try look(path)
        let file = try failing(path) { () throws(Errno) in try ReplacedFile(path) }
        switch (state, writing) {
        case (.stream, _): try stream(text, to: file.path, path)
        case (.file, .new): throw FileExists(path: path)
        case (.absent, .new), (.absent, .replacing), (.file, .replacing):
            try failing(path) { () throws(Errno) in try file.replace(with: text) }
        case (.absent, .appending(let head)), (.file, .appending(let head)):
            try failing(path) { () throws(Errno) in try append(text, head, to: file.path) }
        }
    }

    /// A device or a pipe is written as it is.
    private static func stream(_ text: String, to target: String, _ path: String) throws {
        let file: OpenFile
        // Opening a named pipe would wait for a reader, and no key would end that.
        do throws(Errno) { file = try OpenFile(target, .writing, .noWaiting) } catch {
            throw error == .noReader
                ? ScriptError.unwritable(path, reason: "nothing reads from it") : unwritable(path, error)
        }
        try put(text, to: file, path)
    }

    private static func append(_ text: String, _ head: String, to target: String) throws(Errno) {
        let file = AppendedFile(try OpenFile(target, .both, [.create, .append]))
        let isEmpty = try file.status().size == 0
        // A last line without an end would continue with the first row.
        let start = try isEmpty ? head : file.endsInsideLine() ? "\n" : ""
        try file.append(Array((start + text).utf8))
    }

    /// Writes to what may have to wait for a reader; Ctrl-C ends the waiting.
    private static func put(_ text: String, to file: borrowing some NumberedFile & ~Copyable, _ path: String) throws {
        let isWhole: Bool
        do throws(Errno) { isWhole = try file.write(text, while: { !Task.isCancelled }) } catch {
            if error == .readerHasGone { throw OutputError.closed }
            throw unwritable(path, error)
        }
        guard isWhole else { throw OutputError.interrupted }
    }

    /// Does something with the file; what fails in the system means that it cannot be written.
    private static func failing<Success>(
        _ path: String, _ work: () throws(Errno) -> Success
    ) throws(ScriptError) -> Success {
        do { return try work() } catch { throw unwritable(path, error) }
    }

    private static func unwritable(_ path: String, _ failure: Errno) -> ScriptError {
        .unwritable(path, reason: SystemError.words(failure.number))
    }
}

extension TextFile {
    /// A first line of more bytes is no head of columns.
    private static let longestHead = 65_536

    /// The descriptor of this process that the path names: what it leads to is not to be opened again, or written from
    /// the beginning.
    private static func ownDescriptor(_ path: String) -> Descriptor? {
        if path == "/dev/stderr" { return .standardError }
        for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
            return Int32(path.dropFirst(folder.count)).map { Descriptor($0) }
        }
        return nil
    }

    private static func isTerminal(_ path: String) -> Bool {
        guard let file = try? OpenFile(path, .writing, .noWaiting) else { return false }
        return file.isTerminal
    }

    /// The first line without its end; nil where it cannot be read or has no end.
    private static func firstLine(of path: String) -> String? {
        guard let file = try? OpenFile(path, .reading), let bytes = try? file.read(upTo: longestHead),
            let end = bytes.firstIndex(of: 10) ?? (bytes.count < longestHead ? bytes.count : nil)
        else { return nil }
        let line = bytes[..<end]
        return String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
    }
}
