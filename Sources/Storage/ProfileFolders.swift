// The profiles as folders below the state folder, and the name of the one that shells start with. What is in a profile's
// folder belongs to the stores that write it.

import Glibc
package import SpotifyAuth

/// The folders of all profiles.
package struct ProfileFolders: Sendable, Hashable {
    private let folder: String

    /// The profile of a shell that is told nothing else.
    package static let standard = "default"
    /// The profile of the simulated Spotify.
    package static let demo = "demo"

    /// - Parameter folder: where the profiles' folders are.
    package init(folder: String) { self.folder = folder }

    /// The names of all profiles, sorted; the standard one always exists.
    package func names() throws(TokenStoreError) -> [String] {
        guard let directory = opendir(folder) else {
            if errno == ENOENT || errno == ENOTDIR { return [Self.standard] }
            throw .unreadable(path: folder, errno: errno)
        }
        defer { closedir(directory) }
        var names: Set<String> = [Self.standard]
        for name in Self.entries(of: directory) where Paths.isName(name) && isFolder(name) { names.insert(name) }
        return names.sorted()
    }

    /// Makes a profile's folder; false when it is there already.
    package func create(_ name: String) throws(TokenStoreError) -> Bool {
        // The folders above the profile.
        do { try PrivateFile(path: path(name)).makeFolder() } catch { throw TokenStoreError(error) }
        if mkdir(path(name), 0o700) == 0 { return true }
        guard errno == EEXIST else { throw .unwritable(path: path(name), errno: errno) }
        return false
    }

    /// Whether there is a profile of that name; the standard one always exists.
    package func has(_ name: String) -> Bool { name == Self.standard || Paths.isName(name) && isFolder(name) }

    /// Deletes what juke keeps of a profile, and its folder when nothing else is in it; answers what else is. A link in
    /// the folder's place is taken away, and what it leads to stays.
    ///
    /// - Parameter answers: the database of what was learnt through the login.
    package func delete(_ name: String, answers: String) throws(TokenStoreError) -> [String] {
        PrivateFile(path: answers).removeDatabase()
        let folder = path(name)
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT: return []
            case ELOOP, ENOTDIR:
                guard unlink(folder) == 0 else { throw .unwritable(path: folder, errno: errno) }
                return []
            default: throw .unreadable(path: folder, errno: errno)
            }
        }
        guard let directory = fdopendir(descriptor) else {
            defer { close(descriptor) }
            throw .unreadable(path: folder, errno: errno)
        }
        defer { closedir(directory) }
        var left: [String] = []
        for file in Self.entries(of: directory) {
            guard Self.isOurs(file), unlinkat(descriptor, file, 0) == 0 else {
                left.append(file)
                continue
            }
        }
        guard left.isEmpty else { return left.sorted() }
        guard rmdir(folder) == 0 else { throw .unwritable(path: folder, errno: errno) }
        return []
    }

    private static func entries(of directory: OpaquePointer) -> [String] {
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Whether juke makes files of that name in a profile's folder: those it keeps, their drafts, and what was set aside.
    private static func isOurs(_ file: String) -> Bool {
        if Paths.profileFiles.contains(file) { return true }
        return Paths.profileFiles.contains { file.hasPrefix($0 + ".") }
            && (file.hasSuffix(".new") || file.hasSuffix(".damaged"))
    }

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

    private var choice: String { folder + "/.profile" }

    private func path(_ name: String) -> String { folder + "/" + name }

    private func isFolder(_ name: String) -> Bool {
        var status = stat()
        return stat(path(name), &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
