// Folders: listing, making with all above, removing by name; and what paths say.

import Files
import Glibc
import SystemTesting
import Testing

struct FolderTests {
    private let folder = TemporaryFolder()

    @Test func `everything in a folder is listed, twice the same`() throws {
        folder.put("", ".hidden")
        folder.put("", "ü")
        mkdir(folder.path("sub"), 0o700)
        symlink("sub", folder.path("link"))
        // No UTF-8.
        var name = Array(folder.path("x").utf8CString)
        name.insert(CChar(bitPattern: 0xFF), at: name.count - 1)
        #expect(close(creat(name, 0o600)) == 0)
        let opened = try Folder(folder.path)
        for _ in 0..<2 {
            let entries = try opened.entries().sorted { $0.name < $1.name }
            #expect(entries.map(\.name) == [".hidden", "link", "sub", "x\u{FFFD}", "ü"])
            #expect(entries.filter(\.isFolder).map(\.name) == ["sub"])
            #expect(entries.filter { !$0.isNameText }.map(\.name) == ["x\u{FFFD}"])
        }
        unlink(name)
    }

    @Test func `what is no folder is not opened as one`() throws {
        folder.put("", "file")
        mkdir(folder.path("sub"), 0o700)
        symlink("sub", folder.path("link"))
        #expect(throws: Errno.notAFolder) { _ = try Folder(folder.path("file")) }
        #expect(throws: Errno.notFound) { _ = try Folder(folder.path("missing")) }
        #expect(throws: Errno.notAFolder) { _ = try Folder(folder.path("link"), followingLinks: false) }
        _ = try Folder(folder.path("link"))
    }

    @Test func `a file is removed from the folder that was opened, whatever its path leads to later`() throws {
        mkdir(folder.path("sub"), 0o700)
        mkdir(folder.path("precious"), 0o700)
        folder.put("", "sub/file")
        folder.put("", "precious/file")
        let opened = try Folder(folder.path("sub"), followingLinks: false)
        try PathName.moveFile(folder.path("sub"), to: folder.path("moved"))
        symlink("precious", folder.path("sub"))
        try opened.remove("file")
        #expect(folder.size(of: "precious/file") == 0)
        #expect(folder.size(of: "moved/file") == -1)
        #expect(throws: Errno.notFound) { try opened.remove("file") }
    }

    @Test func `a folder is made with all above it, for its owner alone`() throws {
        let path = folder.path("a/b/c")
        try Folder.makeAll(path)
        try Folder.makeAll(path)
        #expect(["a", "a/b", "a/b/c"].allSatisfy { folder.mode(of: $0) == 0o700 })
        #expect(try !Folder.make(path))
        #expect(try Folder.make(path + "/d"))
        #expect(throws: Errno.notFound) { _ = try Folder.make(folder.path("no/where")) }
        folder.put("", "file")
        #expect(throws: Errno.notAFolder) { try Folder.makeAll(folder.path("file/below")) }
        #expect(Folder.exists(path))
        #expect(!Folder.exists(folder.path("file")))
        #expect(throws: Errno(ENOTEMPTY)) { try Folder.remove(path) }
        // Nothing can be made there, and it is there already.
        try Folder.makeAll("/proc/self")
    }

    @Test(
        arguments: [
            ("file", "."), ("a/file", "a"), ("/file", "/"), ("/a/b/file", "/a/b"), ("a/", "a"), ("", "."),
        ])
    func `the folder of a path`(path: String, folder: String) {
        #expect(PathName.folder(of: path) == folder)
    }

    @Test func `a program is found on a search path, or by a path of its own`() {
        folder.put("", "tool", mode: 0o755)
        folder.put("", "text", mode: 0o644)
        let search = "/nonexistent:\(folder.path):/usr/bin"
        #expect(PathName.program("tool", searching: search) == folder.path("tool"))
        #expect(PathName.program("text", searching: search) == nil)
        #expect(PathName.program("tool", searching: "") == nil)
        #expect(PathName.program(folder.path("tool"), searching: "") == folder.path("tool"))
        #expect(PathName.program(folder.path("text"), searching: search) == nil)
    }
}
