// Files of the user's that are replaced as a whole: through links, with their permissions, or not at all.

import Files
import Glibc
import SystemTesting
import Testing

struct ReplacedFileTests {
    private let folder = TemporaryFolder()

    @Test func `a file at the end of links is replaced where it is, and the links stay`() throws {
        mkdir(folder.path("real"), 0o755)
        folder.put("old", "real/list", mode: 0o640)
        symlink("real/list", folder.path("near"))
        symlink(folder.path("near"), folder.path("far"))
        try ReplacedFile(folder.path("far")).replace(with: "new")
        #expect(folder.text(of: "real/list") == "new")
        #expect(folder.mode(of: "real/list") == 0o640)
        for link in ["near", "far"] {
            #expect(try FileStatus(of: folder.path(link), followingLinks: false).kind == .symbolicLink)
        }
        #expect(folder.names == ["far", "near", "real"])
    }

    @Test func `a link that leads nowhere yet makes the file it names`() throws {
        symlink("later", folder.path("ahead"))
        let file = try ReplacedFile(folder.path("ahead"))
        #expect(file.path == folder.path("later"))
        try file.replace(with: "")
        #expect(folder.text(of: "later") == "")
    }

    @Test func `links in a circle lead to no file`() {
        symlink("two", folder.path("one"))
        symlink("one", folder.path("two"))
        #expect(throws: Errno.link) { _ = try ReplacedFile(folder.path("one")) }
    }

    @Test(arguments: [0o600, 0o644, 0o755, 0o4755] as [UInt32])
    func `the permissions stay, also those of a program`(permissions: UInt32) throws {
        folder.put("old", "file")
        chmod(folder.path("file"), mode_t(permissions))
        try ReplacedFile(folder.path("file")).replace(with: "new")
        #expect(try FileStatus(of: folder.path("file")).permissions == permissions)
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
    func `root leaves a file to its owner`() throws {
        folder.put("old", "file")
        chown(folder.path("file"), 65_534, 65_534)
        try ReplacedFile(folder.path("file")).replace(with: "new")
        #expect(try FileStatus(of: folder.path("file")).isOurs == false)
        #expect(folder.text(of: "file") == "new")
    }

    @Test func `a folder that is not there, or a file in its place, is an error`() throws {
        folder.put("mine", "file")
        #expect(throws: Errno.notFound) { try ReplacedFile(folder.path("no/file")).replace(with: "x") }
        #expect(throws: Errno.notAFolder) { try ReplacedFile(folder.path("file/x")).replace(with: "x") }
        #expect(throws: Errno.self) { try ReplacedFile("/proc/nothing").replace(with: "x") }
        #expect(folder.text(of: "file") == "mine")
        #expect(folder.names == ["file"])
    }

    @Test func `what a name is too long to be a draft's is shortened for it`() throws {
        for name in [String(repeating: "n", count: 255), String(repeating: "é", count: 127)] {
            try ReplacedFile(folder.path(name)).replace(with: "new")
            #expect(folder.text(of: name) == "new")
            try PrivateFile(path: folder.path(name)).replace(with: [1])
        }
        #expect(folder.names.count == 2)
    }

    private struct Ended: Error {}

    @Test func `pieces become a file for its owner alone, and a part of them none`() async throws {
        folder.put("old", "file", mode: 0o644)
        let file = try ReplacedFile(folder.path("file"))
        let pieces = Pieces(["a", "", "bc"], endingWith: nil)
        try await file.replacePrivately { try await pieces.next() }
        #expect(folder.text(of: "file") == "abc")
        #expect(folder.mode(of: "file") == 0o600)
        let cut = Pieces(["x"], endingWith: Ended())
        await #expect(throws: Ended.self) { try await file.replacePrivately { try await cut.next() } }
        #expect(folder.text(of: "file") == "abc")
        #expect(folder.names == ["file"])
    }

    /// Text in pieces, and the error that comes after them.
    private actor Pieces {
        private var rest: ArraySlice<String>
        private let error: (any Error)?

        init(_ pieces: [String], endingWith error: (any Error)?) {
            rest = pieces[...]
            self.error = error
        }

        func next() throws -> String? {
            if let piece = rest.popFirst() { return piece }
            if let error { throw error }
            return nil
        }
    }

    @Test(.enabled(if: SmallDisk.canMount, "needs the right to mount a small file system"))
    func `a full disk leaves the old contents and no draft`() throws {
        let disk = try SmallDisk()
        let file = try ReplacedFile(disk.path + "/file")
        try file.replace(with: "old")
        #expect(throws: Errno(ENOSPC)) { try file.replace(with: String(repeating: "x", count: 100_000)) }
        #expect(try PrivateFile(path: file.path).read() == Array("old".utf8))
        #expect(try Folder(disk.path).entries().map(\.name) == ["file"])
        #expect(throws: FileFault.unwritable(path: file.path, errno: ENOSPC)) {
            try PrivateFile(path: file.path).replace(with: Array(repeating: 1, count: 100_000))
        }
        #expect(try Folder(disk.path).entries().map(\.name) == ["file"])
    }
}
