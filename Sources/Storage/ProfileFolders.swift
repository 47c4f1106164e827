// The profiles as folders below the state folder, and the name of the one that shells start with. The files in a
// profile's folder are left to the stores that write them.

import Files
package import SpotifyAuth

/// The folders of all profiles.
package struct ProfileFolders: Sendable, Hashable {
    private let folder: String

    /// The profile of a shell for which no other is named.
    package static let standard = "default"
    /// The profile of the simulated Spotify.
    package static let demo = "demo"

    /// - Parameter folder: where the profiles' folders are.
    package init(folder: String) { self.folder = folder }

    /// The names of all profiles, sorted; the standard one always exists.
    package func names() throws(TokenStoreError) -> [String] {
        var names: Set<String> = [Self.standard]
        do throws(Errno) {
            for entry in try Folder(folder).entries() where has(entry.name) { names.insert(entry.name) }
        } catch {
            guard error.meansMissing else { throw .unreadable(path: folder, errno: error.number) }
        }
        return names.sorted()
    }

    /// Makes the folder of a profile; false when it exists already.
    package func create(_ name: String) throws(TokenStoreError) -> Bool {
        guard !Paths.isNowhere(folder) else { throw .noHome }
        do throws(Errno) {
            try Folder.makeAll(folder)
            return try Folder.make(path(name))
        } catch {
            throw .unwritable(path: path(name), errno: error.number)
        }
    }

    /// Whether there is a profile of that name; the standard one always exists.
    package func has(_ name: String) -> Bool {
        name == Self.standard || Paths.isName(name) && Folder.exists(path(name))
    }

    /// Deletes what juke keeps of a profile, and its folder when nothing else is in it; answers what else is. A link in
    /// the folder's place is taken away, and what it leads to stays.
    ///
    /// - Parameter answers: the database of what was learnt through the login.
    package func delete(_ name: String, answers: String) throws(TokenStoreError) -> [String] {
        PrivateFile(path: answers).removeDatabase()
        // Only an empty folder is removed: files in it may not be juke's.
        try? Folder.remove(PathName.folder(of: answers))
        let path = path(name)
        let left: [String]
        do throws(Errno) {
            left = try Self.empty(try Folder(path, followingLinks: false))
        } catch {
            switch error {
            case .notFound: return []
            case .link, .notAFolder:
                try Self.unwritable(path) { () throws(Errno) in try PathName.removeFile(path) }
                return []
            default: throw .unreadable(path: path, errno: error.number)
            }
        }
        guard left.isEmpty else { return left.sorted() }
        try Self.unwritable(path) { () throws(Errno) in try Folder.remove(path) }
        return []
    }

    /// Removes juke's own files from a folder; returns the names of the rest.
    private static func empty(_ folder: borrowing Folder) throws(Errno) -> [String] {
        try folder.entries().map(\.name).filter { !isOurs($0) || (try? folder.remove($0)) == nil }
    }

    /// Runs the work; an error means that the folder cannot be written.
    private static func unwritable(_ path: String, _ work: () throws(Errno) -> Void) throws(TokenStoreError) {
        do throws(Errno) { try work() } catch { throw .unwritable(path: path, errno: error.number) }
    }

    /// Whether juke makes files of that name in a profile's folder: those it keeps, their drafts, and what was set
    /// aside.
    private static func isOurs(_ file: String) -> Bool {
        if Paths.profileFiles.contains(file) || ShellLocks.isLock(file) { return true }
        return Paths.profileFiles.contains { file.hasPrefix($0 + ".") } && asides.contains { file.hasSuffix($0) }
    }

    /// How the names of drafts end, and of what was set aside.
    private static let asides = [".new"] + [".damaged", ".newer"].flatMap { [$0, $0 + "-wal", $0 + "-shm"] }

    /// The profile that shells start with; nil when none was chosen.
    package func chosen() -> String? {
        guard let bytes = (try? PrivateFile(path: choice).read()) ?? nil else { return nil }
        let name = String(decoding: bytes, as: UTF8.self).filter { !$0.isWhitespace }
        return Paths.isName(name) ? name : nil
    }

    /// Chooses the profile that shells start with from now on.
    package func choose(_ name: String) throws(TokenStoreError) {
        do { try PrivateFile(path: choice).replace(with: Array((name + "\n").utf8)) } catch {
            throw TokenStoreError(error)
        }
    }

    /// The file that names the profile that shells start with; its dot keeps it apart from profiles.
    private var choice: String { folder + "/.profile" }

    private func path(_ name: String) -> String { folder + "/" + name }
}
