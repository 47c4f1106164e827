// Small files that the user names: a secret, the login of another program, the start-up file, a cover. What their bytes
// mean is left to the caller.

import Files
import Shell
import SpotifyAuth

/// Reads small files.
enum UserFile {
    /// In bytes. A larger file is not a login.
    private static let largest = 65_536

    /// The bytes of a file that is to hold a login; `~` is the user's home.
    static func read(_ path: String, _ environment: [String: String]) throws(ImportFault) -> [UInt8] {
        do throws(Errno) { return try contents(of: HomeFolder.expanded(path, environment)) } catch {
            throw error.meansMissing ? .missing(path: path) : .unreadable(path: path, errno: error.number)
        }
    }

    /// The first bytes of a file that a command reads, as many as it can use.
    static func read(
        _ path: String, upTo limit: Int, _ environment: [String: String]
    ) throws(ScriptError) -> [UInt8] {
        do throws(Errno) {
            let file = try OpenFile(HomeFolder.expanded(path, environment), .reading, .noWaiting)
            return try file.contents(to: limit)
        } catch {
            throw .unreadable(path, error)
        }
    }

    /// The bytes of a small file. Of a pipe only what is in it is read; waiting for more could block the start.
    static func contents(of path: String) throws(Errno) -> [UInt8] {
        try OpenFile(path, .reading, .noWaiting).read(upTo: largest)
    }
}
