// Files that commands write for the user: examined before the first request, written as a whole or not at all, through
// symbolic links, with the permissions there were or those that the user's mask gives (Language §4). What is written is
// left to the commands.

import Files
import Shell
import ShellCommands

/// Examines and writes files that the user names.
enum TextFile {
    /// What is at a path that can be written; throws why it cannot.
    static func look(_ path: String) throws -> FileState {
        if let descriptor = ownDescriptor(path) {
            // A closed descriptor fails here with the error that a write to it would have.
            _ = try ScriptError.writing(path) { () throws(Errno) in try descriptor.status() }
            return .stream(isTerminal: descriptor.isTerminal)
        }
        let target = try ScriptError.writing(path) { () throws(Errno) in try PathName.followingLinks(path) }
        let status: FileStatus
        do throws(Errno) { status = try FileStatus(of: target) } catch {
            guard error == .notFound, !target.hasSuffix("/") else { throw ScriptError.unwritable(path, error) }
            try ScriptError.writing(path) { () throws(Errno) in
                try PathName.checkMaking(in: PathName.folder(of: target))
            }
            return .absent
        }
        switch status.kind {
        case .folder: throw FileRefusal.folder(path)
        case .file:
            // Replacing a file needs no right to write it, and root needs no right at all; but a user who removed the
            // right meant it.
            guard status.permissions & 0o222 != 0, PathName.isWritable(target) else {
                throw FileRefusal.writeProtected(path)
            }
            return .file(beginning: beginning(of: target))
        case .characterDevice, .blockDevice, .pipe, .socket, .symbolicLink:
            try ScriptError.writing(path) { () throws(Errno) in try PathName.checkWriting(target) }
            // Only a device is opened to look at it: a named pipe that is opened and closed again would have ended for
            // the program that reads it.
            return .stream(isTerminal: status.kind == .characterDevice && isTerminal(target))
        }
    }

    /// Writes the text, as a whole or not at all.
    static func write(_ path: String, _ text: String, _ writing: FileWriting) throws {
        if let descriptor = ownDescriptor(path) { return try put(text, to: descriptor, path) }
        let state = try look(path)
        let file = try ScriptError.writing(path) { () throws(Errno) in try ReplacedFile(path) }
        switch (state, writing) {
        case (.stream, _): try stream(text, to: file.path, path)
        case (.file, .new): throw FileExists(path: path)
        case (.absent, .new), (.absent, .replacing), (.file, .replacing):
            try ScriptError.writing(path) { () throws(Errno) in try file.replace(with: text) }
        case (.absent, .appending(let head)), (.file, .appending(let head)):
            try ScriptError.writing(path) { () throws(Errno) in try append(text, head, to: file.path) }
        }
    }

    /// Writes the text for its owner alone, as it comes; where a part of it cannot be had, what was there stays.
    static func writePrivately(_ path: String, _ writing: FileWriting, _ text: SystemShell.Text) async throws {
        let state = try look(path)
        if case .stream = state {
            while let piece = try await text() { try write(path, piece, .replacing) }
            return
        }
        if case .file = state, writing == .new { throw FileExists(path: path) }
        let file = try ScriptError.writing(path) { () throws(Errno) in try ReplacedFile(path) }
        do {
            try await file.replacePrivately(with: text)
        } catch let error as Errno {
            throw ScriptError.unwritable(path, error)
        }
    }

    /// Writes to a device or a pipe, which cannot be replaced.
    private static func stream(_ text: String, to target: String, _ path: String) throws {
        let file: OpenFile
        // Opening a named pipe would wait for a reader, and no key could end that.
        do throws(Errno) { file = try OpenFile(target, .writing, .noWaiting) } catch {
            throw error == .noReader
                ? ScriptError.unwritable(path, reason: "nothing reads from it") : ScriptError.unwritable(path, error)
        }
        try put(text, to: file, path)
    }

    /// Adds the text after the last line; the head is written only into an empty file.
    private static func append(_ text: String, _ head: String, to target: String) throws(Errno) {
        let file = AppendedFile(try OpenFile(target, .both, [.create, .append]))
        let isEmpty = try file.status().size == 0
        // Without this the first row would continue a last line that has no line end.
        let start = try isEmpty ? head : file.endsInsideLine() ? "\n" : ""
        try file.append(Array((start + text).utf8))
    }

    /// Writes to a descriptor that may have to wait for a reader; Ctrl-C ends the waiting.
    private static func put(_ text: String, to file: borrowing some NumberedFile & ~Copyable, _ path: String) throws {
        let isWhole: Bool
        do throws(Errno) { isWhole = try file.write(text, while: { !Task.isCancelled }) } catch {
            if error == .readerHasGone { throw OutputError.closed }
            throw ScriptError.unwritable(path, error)
        }
        guard isWhole else { throw OutputError.interrupted }
    }
}

extension TextFile {
    /// In bytes. No names of columns are longer.
    private static let longestHead = 65_536

    /// The descriptor of this process that the path names. It is used as it is: opening its file again would write from
    /// the beginning.
    private static func ownDescriptor(_ path: String) -> Descriptor? {
        if path == "/dev/stderr" { return .standardError }
        for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
            return Int32(path.dropFirst(folder.count)).map { Descriptor($0) }
        }
        return nil
    }

    /// Whether a device is a terminal.
    private static func isTerminal(_ path: String) -> Bool {
        guard let file = try? OpenFile(path, .writing, .noWaiting) else { return false }
        return file.isTerminal
    }

    /// What the file begins with; nil where it cannot be read.
    private static func beginning(of path: String) -> String? {
        guard let file = try? OpenFile(path, .reading), let bytes = try? file.read(upTo: longestHead) else {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
