// A file system with room for four pages, for what happens when a disk is full.

import Glibc
import SystemTesting
import Testing

/// A disk that is nearly full, as long as the value lives.
struct SmallDisk: ~Copyable {
    private let folder = TemporaryFolder()
    var path: String { folder.path }

    init() throws { try #require(mount("none", folder.path, "tmpfs", 0, "size=16k") == 0) }

    deinit { umount(folder.path) }

    /// Whether this process may mount file systems.
    static let canMount: Bool = {
        let folder = TemporaryFolder()
        guard mount("none", folder.path, "tmpfs", 0, "size=8k") == 0 else { return false }
        return umount(folder.path) == 0
    }()
}
