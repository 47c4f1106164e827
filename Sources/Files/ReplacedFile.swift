// A file of the user's that is replaced as a whole or not at all: where the symbolic links lead, with the permissions
// and the owner it had, or those that the user's mask gives a new one.

/// A file that is replaced by one written beside it.
package struct ReplacedFile: Sendable, Hashable {
    /// Where the file is: the end of all links.
    package let path: String

    /// The file that a path leads to, which need not be there; throws where links lead in a circle.
    package init(_ path: String) throws(Errno) { self.path = try PathName.followingLinks(path) }

    /// Puts the text in the file's place.
    package func replace(with text: String) throws(Errno) {
        let before = try? FileStatus(of: path)
        // Contents that others may not read must not be open to them for a moment either.
        let draft = try Draft(beside: path, permissions: before == nil ? 0o666 : 0o600)
        try draft.takePlace(of: path) { file throws(Errno) in
            if let before { try file.resemble(before) }
            try file.write(text)
        }
    }
}
