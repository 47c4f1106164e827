// Files without a disk: scripts, the start-up file, recordings and whatever a command of a test writes.

import Prompting
package import Shell
import ShellCommands
import Synchronization

/// Files by path, kept in memory.
package final class ScriptShelf: Sendable {
    private let kept: Mutex<[String: String]>
    private let pictures = Mutex<[String: [UInt8]]>([:])

    init(_ texts: [String: String]) { kept = Mutex(texts) }

    private var texts: [String: String] { kept.withLock { $0 } }

    /// Everything that is kept, by path.
    package var files: [String: String] { texts }

    /// Puts a file there that is no text.
    package func put(_ path: String, _ bytes: [UInt8]) { pictures.withLock { $0[path] = bytes } }

    /// The first bytes of a file.
    func bytes(_ path: String, upTo limit: Int) throws(ScriptError) -> [UInt8] {
        if let picture = pictures.withLock({ $0[path] }) { return Array(picture.prefix(limit)) }
        return Array(try read(path).utf8.prefix(limit))
    }

    /// Opens a file for lines.
    func writer(_ path: String, _ mode: Tracing.FileMode) throws(FileExists) -> @Sendable (String) -> Void {
        if mode == .create, texts[path] != nil { throw FileExists(path: path) }
        kept.withLock { $0[path] = mode == .replace ? "" : $0[path] ?? "" }
        return { line in self.kept.withLock { $0[path, default: ""] += line + "\n" } }
    }

    /// What stands at a path.
    func state(of path: String) -> FileState {
        guard let text = texts[path] else { return .absent }
        return .file(beginning: text)
    }

    /// Writes a file as a whole.
    func write(_ path: String, _ text: String, _ writing: FileWriting) throws(FileExists) {
        if writing == .new, texts[path] != nil { throw FileExists(path: path) }
        kept.withLock { texts in
            let before = texts[path] ?? ""
            switch writing {
            case .new, .replacing: texts[path] = text
            case .appending(let head): texts[path] = before + (before.isEmpty ? head : "") + text
            }
        }
    }

    /// What is in a file.
    package func read(_ path: String) throws(ScriptError) -> String {
        guard let text = texts[path] else { throw ScriptError.unreadable(path, reason: "No such file or directory") }
        return text
    }

    /// The lines of a script.
    func open(_ path: String) throws(ScriptError) -> any LineSource {
        guard let text = texts[path] else { throw ScriptError.unreadable(path, reason: "No such file or directory") }
        return ListedLines(text, file: path)
    }

    /// The files as commands read and write them.
    var userFiles: UserFiles {
        UserFiles(
            look: { self.state(of: $0) }, write: { path, text, writing in try self.write(path, text, writing) },
            writePrivately: { path, writing, text in
                var whole = ""
                while let piece = try await text() { whole += piece }
                try self.write(path, whole, writing)
            },
            read: { path, limit in try self.bytes(path, upTo: limit) }, sources: { try self.sources(at: $0) })
    }

    /// The file of that path, or all below it where it is a folder; a file is read in small pieces.
    private func sources(at path: String) throws(ScriptError) -> ReadableFiles {
        if let bytes = try? bytes(path, upTo: .max) { return .file(Self.source(path, bytes)) }
        let folder = path.hasSuffix("/") ? path : path + "/"
        let paths = Set(texts.keys).union(pictures.withLock { $0.keys }).filter { $0.hasPrefix(folder) }.sorted()
        guard !paths.isEmpty else { throw .unreadable(path, reason: "No such file or directory") }
        return .several(paths.compactMap { path in (try? bytes(path, upTo: .max)).map { Self.source(path, $0) } })
    }

    private static func source(_ path: String, _ bytes: [UInt8]) -> FileSource {
        FileSource(path: path) { use in
            var rest = bytes[...]
            while !rest.isEmpty {
                guard try await use(Array(rest.prefix(pieceSize))) else { return }
                rest = rest.dropFirst(pieceSize)
            }
        }
    }

    /// In bytes: odd and small, so that pieces end in the middle of everything.
    private static let pieceSize = 97

    /// The start-up file, said to lie at `path`: it is `init.juke` of these.
    func startupFile(at path: String) -> StartupFile {
        StartupFile(
            path: path, read: { (try? self.read("init.juke")) ?? "" },
            write: { try self.write("init.juke", $0, .replacing) })
    }

    /// The trace and the tape of a connection, with their files among these.
    func tracing(_ connection: Connection, _ messages: BufferOutput) -> Tracing {
        Tracing(
            log: connection.trace, tape: connection.tape, messages: { try? messages.write(line: $0) },
            open: { path, mode in try self.writer(path, mode) }, read: { path throws in try self.read(path) })
    }
}
