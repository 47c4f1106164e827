// Small files that the user names: a secret, another program's login, the start-up file.

import Files
import SpotifyAuth

enum UserFile {
    /// More than this is no login.
    private static let largest = 65_536

    /// The bytes of a file that is to hold a login; `~` is the user's home.
    static func read(_ path: String, _ environment: [String: String]) throws(ImportFault) -> [UInt8] {
        do throws(Errno) { return try contents(of: HomeFolder.expanded(path, environment)) } catch {
            throw error.meansMissing ? .missing(path: path) : .unreadable(path: path, errno: error.number)
        }
    }

    /// The bytes of a small file. A pipe is read as far as it has something: it is not waited for.
    static func contents(of path: String) throws(Errno) -> [UInt8] {
        try OpenFile(path, .reading, .noWaiting).read(upTo: largest)
    }
}
