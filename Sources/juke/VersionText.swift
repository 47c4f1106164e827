// `juke --version`: the version alone in the first line, then what this program was made of and where it keeps its
// files, for a report of a fault. Where files are is decided in Storage.

import CBuildFacts
import Files
import Storage

/// Writes what `juke --version` shows.
enum VersionText {
    /// The version, and beside names what else is known.
    static func text(version: String, environment: [String: String]) -> String {
        var lines = facts
        lines += PathName.ofProgram.map { [("program", $0)] } ?? []
        if let paths = try? Paths(environment: environment, profile: ProfileFolders.standard),
            !Paths.isNowhere(paths.profilesFolder)
        {
            lines += [
                ("settings", PathName.folder(of: paths.startupFile)), ("state", paths.profilesFolder),
                ("cache", PathName.folder(of: PathName.folder(of: paths.library))),
            ]
        }
        let width = lines.map(\.0.count).max() ?? 0
        return "juke \(version)\n"
            + lines.map { name, text in
                "  " + name + String(repeating: " ", count: width - name.count + 2) + text + "\n"
            }.joined()
    }

    /// What this program was made of: what `scripts/build` says of its build, and the SQLite that is linked.
    static var facts: [(String, String)] {
        var facts = [("commit", "not known; scripts/build says it")]
        if let text = cbuildfacts_text() {
            facts = String(cString: text).split(separator: "\n").compactMap { line in
                let parts = line.split(separator: "\t", maxSplits: 1)
                return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
            }
        }
        return facts + [("SQLite", StorageVersion.sqlite)]
    }
}
