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
            if errno == ENOENT { return [Self.standard] }
            throw .unreadable(path: folder, errno: errno)
        }
        defer { closedir(directory) }
        var names: Set<String> = [Self.standard]
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if Paths.isName(name), isFolder(name) { names.insert(name) }
        }
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

    /// Deletes a profile's folder with every file in it.
    package func delete(_ name: String) throws(TokenStoreError) {
        let folder = path(name)
        guard let directory = opendir(folder) else {
            if errno == ENOENT { return }
            throw .unreadable(path: folder, errno: errno)
        }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let file = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if file != ".", file != ".." { unlink(folder + "/" + file) }
        }
        guard rmdir(folder) == 0 else { throw .unwritable(path: folder, errno: errno) }
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
