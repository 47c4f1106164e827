// A history file in a folder of its own, as the tests look at it from outside.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A folder that vanishes with its last user.
final class HistoryFolder: Sendable {
    private let root: String

    init() {
        var template = Array("/tmp/juke-history-XXXXXX".utf8CString)
        root = mkdtemp(&template).map { String(cString: $0) } ?? "/nonexistent"
    }

    deinit {
        for file in files { unlink(path("state/\(file)")) }
        rmdir(path("state"))
        rmdir(root)
    }

    func path(_ name: String) -> String { "\(root)/\(name)" }
    var history: String { path("state/history") }

    var contents: String? {
        guard let file = fopen(history, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        return String(decoding: bytes[..<fread(&bytes, 1, bytes.count, file)], as: UTF8.self)
    }

    func write(_ text: String) {
        mkdir(path("state"), 0o700)
        guard let file = fopen(history, "w") else { return }
        let bytes = Array(text.utf8)
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }

    /// The names of the files beside the history.
    var files: [String] {
        guard let directory = opendir(path("state")) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }
}
