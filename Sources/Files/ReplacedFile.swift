// A file of the user's that is replaced as a whole or not at all: where the symbolic links lead, with the permissions
// and the owner it had, or those that the user's mask gives a new one; or for its owner alone.

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

    /// Puts text that comes piece by piece in the file's place, for its owner alone. Throws the errors of the system as
    /// ``Errno``, and those of the pieces as they are.
    package func replacePrivately(with text: @Sendable () async throws -> String?) async throws {
        let draft = try Draft(beside: path, permissions: 0o600)
        do {
            while let piece = try await text() { try draft.file.write(piece) }
        } catch {
            draft.discard()
            throw error
        }
        try draft.takePlace(of: path) { _ throws(Errno) in }
    }
}
