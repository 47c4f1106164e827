// What the system knows of a file without its contents: what it is, whose it is, who may read it, and which file it is
// among all.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What is known of a file.
package struct FileStatus: Sendable, Hashable {
    /// What can be at a path.
    package enum Kind: Sendable, Hashable {
        case file, folder, symbolicLink, pipe, socket
        /// A terminal, `/dev/null`: what is read and written byte by byte.
        case characterDevice
        case blockDevice
    }

    /// Which file it is: another one at the same path has another identity.
    package struct Identity: Sendable, Hashable {
        private let device: UInt64
        private let number: UInt64

        fileprivate init(_ status: stat) {
            device = UInt64(truncatingIfNeeded: status.st_dev)
            number = UInt64(truncatingIfNeeded: status.st_ino)
        }
    }

    /// What is at the path: a file, a folder, a link or something else.
    package let kind: Kind
    /// In bytes.
    package let size: Int
    /// When it was last written, in nanoseconds since 1970.
    package let modified: Int
    /// The number of the user it belongs to.
    let owner: uid_t
    let group: gid_t
    /// Who may read, write and run it, as in `chmod`.
    package let permissions: UInt32
    /// How many names lead to it; none once it was removed.
    package let nameCount: Int
    /// Device and inode: the same for two names of one file.
    package let identity: Identity

    /// What is at a path; a symbolic link itself, or what it leads to.
    package init(of path: String, followingLinks: Bool = true) throws(Errno) {
        var status = stat()
        guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { throw .last }
        self.init(status)
    }

    init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFDIR: .folder
            case S_IFLNK: .symbolicLink
            case S_IFIFO: .pipe
            case S_IFSOCK: .socket
            case S_IFCHR: .characterDevice
            case S_IFBLK: .blockDevice
            default: .file
            }
        size = Int(status.st_size)
        #if canImport(Glibc)
            let written = status.st_mtim
        #else
            let written = status.st_mtimespec
        #endif
        modified = Int(written.tv_sec) &* 1_000_000_000 &+ Int(written.tv_nsec)
        owner = status.st_uid
        group = status.st_gid
        permissions = UInt32(status.st_mode & 0o7777)
        nameCount = Int(status.st_nlink)
        identity = Identity(status)
    }

    /// Whether it belongs to the user that this process runs as.
    package var isOurs: Bool { owner == geteuid() }

    /// Whether users other than the owner may read, write or run it.
    package var isOpenToOthers: Bool { permissions & 0o077 != 0 }
}
