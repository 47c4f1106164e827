// What is in a folder, for completion.

import CommandLanguage
import Glibc

enum FolderEntries {
    /// The entries of a folder as typed, sorted; of the working directory for nothing.
    static func list(_ folder: String) -> [CompletionEngine.File] {
        guard let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
        defer { closedir(directory) }
        var found: [CompletionEngine.File] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
            }
            // A name that is no text cannot be typed.
            guard let name, name != ".", name != ".." else { continue }
            found.append(.init(name, isDirectory: entry.pointee.d_type == UInt8(DT_DIR)))
        }
        return found.sorted { $0.name < $1.name }
    }
}
