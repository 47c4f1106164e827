// What paths say by themselves, and where they lead: the folder of a file, the end of a chain of symbolic links, a
// program on the search path.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What is done by path alone.
package enum PathName {
    /// No chain of links is longer: the system gives up after as many.
    private static let mostLinks = 40

    /// The folder that a file of that path is in.
    package static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Where a path leads when all links are followed by name: the file at the end need not be there.
    package static func followingLinks(_ path: String) throws(Errno) -> String {
        var path = path
        for _ in 0..<mostLinks {
            guard let status = try? FileStatus(of: path, followingLinks: false), status.kind == .symbolicLink
            else { return path }
            var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
            let count = readlink(path, &bytes, bytes.count)
            guard count > 0 else { return path }
            let link = String(decoding: bytes.prefix(count), as: UTF8.self)
            path = link.hasPrefix("/") ? link : folder(of: path) + "/" + link
        }
        throw .link
    }

    /// Whether there is anything at the path, as far as this process may see.
    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether this process may write what is at the path: for a folder, make files in it.
    package static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

    /// Throws why this process may not write what is at the path.
    package static func checkWriting(_ path: String) throws(Errno) {
        guard access(path, W_OK) == 0 else { throw .last }
    }

    /// Throws why files cannot be made in a folder.
    package static func checkMaking(in folder: String) throws(Errno) {
        guard access(folder, W_OK | X_OK) == 0 else { throw .last }
    }

    /// The path of a program on a search path such as `PATH`; a name with a slash is a path already. Nil where there is
    /// none that may be run.
    package static func program(_ name: String, searching folders: String) -> String? {
        if name.contains("/") { return access(name, X_OK) == 0 ? name : nil }
        return folders.split(separator: ":").lazy.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    /// Where the program that runs is, links followed; nil where the system does not say it.
    package static var ofProgram: String? {
        let link = "/proc/self/exe"
        guard let path = try? followingLinks(link), path != link else { return nil }
        return path
    }

    /// Removes what is at a path, if it is no folder; a link itself, not what it leads to.
    package static func removeFile(_ path: String) throws(Errno) {
        guard unlink(path) == 0 else { throw .last }
    }

    /// Gives a file another name, in place of what had that name.
    package static func moveFile(_ path: String, to other: String) throws(Errno) {
        guard rename(path, other) == 0 else { throw .last }
    }

    /// Where files would be for which no place is known: below a device there can be none.
    package static let nowhere = "/dev/null"

    /// Whether the path is one of those that no place was known for.
    package static func isNowhere(_ path: String) -> Bool { path.hasPrefix(nowhere + "/") }
}
