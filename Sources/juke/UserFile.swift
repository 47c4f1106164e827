// Small files that the user names: a secret, another program's login.

import Glibc
import SpotifyAuth

enum UserFile {
    /// More than this is no login.
    private static let largest = 65_536

    /// The bytes of a file; `~` is the user's home.
    static func read(_ path: String, _ environment: [String: String]) throws(ImportFault) -> [UInt8] {
        let descriptor = open(HomeFolder.expanded(path, environment), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw errno == ENOENT || errno == ENOTDIR ? .missing(path: path) : .unreadable(path: path, errno: errno)
        }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: largest)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw .unreadable(path: path, errno: errno) }
        return Array(bytes.prefix(count))
    }
}
