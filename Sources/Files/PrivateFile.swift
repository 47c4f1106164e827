// A file that only its owner may read: never opened through a link, never one that belongs to another user, closed to
// others when it is found open to them, and replaced as a whole or not at all. What is in it belongs to the type that
// reads it.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file of mode 0600 in a folder of mode 0700.
package struct PrivateFile: Sendable, Hashable {
    /// How the new contents are named before they take the old ones' place.
    package enum DraftName: Sendable, Hashable {
        /// A name that no other process chooses: for files without a lock.
        case unique
        /// Always the same name, with room made for it before; only under a lock.
        case reserved
    }

    /// Where it is; its draft and what is set aside are beside it.
    package let path: String
    /// A file of more bytes is not one of ours.
    private let largest: Int
    /// The room a reserved draft takes, in bytes: more than any login needs.
    static let room = 16_384

    /// The private file at a path, which need not be there.
    package init(path: String, largest: Int = 8 << 20) {
        self.path = path
        self.largest = largest
    }

    /// Where a reserved draft is.
    var draftPath: String { path + ".new" }
    /// Where the file goes when it cannot be understood.
    package var asidePath: String { path + ".damaged" }
    /// Where it goes when a newer version of juke has written it.
    package var newerPath: String { path + ".newer" }

    /// The contents; nil when there is no file. `exposed` is called when others could read it, which ends with that.
    package func read(exposed: () -> Void = {}) throws(FileFault) -> [UInt8]? {
        let file: OpenFile
        do throws(FileFault) {
            guard let found = try open(.reading, exposed: exposed) else { return nil }
            file = found
        } catch {
            // Where its folder is a file there is no file either.
            if case .unreadable(_, Errno.notAFolder.number) = error { return nil }
            throw error
        }
        do throws(Errno) {
            return try file.contents(to: try file.status().size)
        } catch {
            throw .unreadable(path: path, errno: error.number)
        }
    }

    /// The file, once it is known to be ours; nil when there is none. With `.create` it is made, and its folder too.
    package func open(
        _ access: OpenFile.Access, _ options: OpenFile.Options = [], exposed: () -> Void = {}
    ) throws(FileFault) -> OpenFile? {
        guard let file = try openAnything(access, options) else { return nil }
        if try check(file).isOpenToOthers {
            try? file.setPermissions(0o600)
            exposed()
        }
        return file
    }

    private func openAnything(
        _ access: OpenFile.Access, _ options: OpenFile.Options
    ) throws(FileFault) -> OpenFile? {
        guard !PathName.isNowhere(path) else { throw .noHome }
        let options = options.union([.noLinks, .noWaiting])
        do throws(Errno) {
            do throws(Errno) {
                return try OpenFile(path, access, options, permissions: 0o600)
            } catch {
                guard error == .notFound, options.contains(.create) else { throw error }
                try Folder.makeAll(PathName.folder(of: path))
                return try OpenFile(path, access, options, permissions: 0o600)
            }
        } catch {
            switch (error, access) {
            case (.notFound, _) where !options.contains(.create): return nil
            case (.link, _): throw .notOurs(path: path, .symbolicLink)
            case (.isAFolder, _), (.noReader, _): throw .notOurs(path: path, .notAFile)
            case (_, .reading): throw .unreadable(path: path, errno: error.number)
            case (_, .writing), (_, .both): throw .unwritable(path: path, errno: error.number)
            }
        }
    }

    /// Makes sure that an open file is one of ours.
    func check(_ file: borrowing OpenFile) throws(FileFault) -> FileStatus {
        let status: FileStatus
        do throws(Errno) { status = try file.status() } catch {
            throw .unreadable(path: path, errno: error.number)
        }
        guard status.kind == .file else { throw .notOurs(path: path, .notAFile) }
        guard status.size <= largest else { throw .notOurs(path: path, .tooLarge) }
        guard status.isOurs else { throw .notOurs(path: path, .otherOwner) }
        return status
    }

    /// Removes the file, if there is one, with the draft that a crash may have left and what was set aside of it.
    package func remove() throws(FileFault) {
        for path in [draftPath, asidePath, newerPath, path] {
            do throws(Errno) { try PathName.removeFile(path) } catch {
                guard error.meansMissing else { throw .unwritable(path: self.path, errno: error.number) }
            }
        }
    }

    /// The folder the file is in, for its owner alone, and those above it.
    package func makeFolder() throws(FileFault) {
        guard !PathName.isNowhere(path) else { throw .noHome }
        do throws(Errno) { try Folder.makeAll(PathName.folder(of: path)) } catch {
            throw .unwritable(path: path, errno: error.number)
        }
    }
}
