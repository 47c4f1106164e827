// Names of files for completion.

import Glibc
import Prompting
import Text

enum FileCandidates {
    /// The paths that begin as typed; folders with a slash. Hidden ones only when asked for.
    static func beginning(with typed: String) -> [Candidate] {
        let slash = typed.lastIndex(of: "/")
        let folder = slash.map { String(typed[...$0]) } ?? ""
        let start = slash.map { String(typed[typed.index(after: $0)...]) } ?? typed
        guard let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
        defer { closedir(directory) }
        var found: [Candidate] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name.hasPrefix(start), name != ".", name != "..", start.hasPrefix(".") || !name.hasPrefix(".") else { continue }
            let isFolder = entry.pointee.d_type == UInt8(DT_DIR)
            let path = folder + name + (isFolder ? "/" : "")
            found.append(Candidate(path, label: Sanitiser.clean(path), suffix: isFolder ? "" : " "))
        }
        return found.sorted { $0.insertion < $1.insertion }
    }
}
