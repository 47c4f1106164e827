// Files that are replaced as a whole and read by their owner alone.

import Files
import Glibc
import SystemTesting
import Testing

struct PrivateFileTests {
    private let folder = TemporaryFolder()
    private var file: PrivateFile { PrivateFile(path: folder.path + "/a/b/file") }

    @Test func `what is written is read, by its owner alone, and nothing is left beside it`() throws {
        #expect(try file.read() == nil)
        for bytes in [[], Array("one".utf8), [UInt8](repeating: 7, count: 300_000)] as [[UInt8]] {
            try file.replace(with: bytes)
            #expect(try file.read() == bytes)
        }
        #expect(folder.mode(of: "a/b/file") == 0o600)
        #expect(folder.mode(of: "a/b") == 0o700)
        #expect(folder.names == ["a"])
        try file.remove()
        try file.remove()
        #expect(try file.read() == nil)
    }

    @Test func `a file that others could read is closed to them`() throws {
        try file.replace(with: [1])
        chmod(file.path, 0o644)
        #expect(try file.read() == [1])
        #expect(folder.mode(of: "a/b/file") == 0o600)
    }

    @Test func `links, folders and pipes are no files of ours`() throws {
        try file.replace(with: [1])
        let link = PrivateFile(path: folder.path + "/link")
        symlink(file.path, link.path)
        #expect(throws: FileFault.notOurs(path: link.path, .symbolicLink)) { try link.read() }
        #expect(throws: FileFault.notOurs(path: folder.path + "/a", .notAFile)) {
            try PrivateFile(path: folder.path + "/a").read()
        }
        mkfifo(folder.path + "/pipe", 0o600)
        #expect(throws: FileFault.notOurs(path: folder.path + "/pipe", .notAFile)) {
            try PrivateFile(path: folder.path + "/pipe").read()
        }
        // Written over, a link is replaced, not followed.
        try link.replace(with: [2])
        #expect(try file.read() == [1])
        #expect(try link.read() == [2])
    }

    @Test func `a place that cannot be written is an error, and the old file stays`() throws {
        let blocked = PrivateFile(path: folder.path + "/plain/file")
        try PrivateFile(path: folder.path + "/plain").replace(with: [3])
        #expect(throws: FileFault.self) { try blocked.replace(with: [4]) }
        #expect(try PrivateFile(path: folder.path + "/plain").read() == [3])
    }

    @Test func `a relative path makes its folders below the working directory`() throws {
        // The working directory belongs to the whole process: a folder of a name that no other test has.
        let name = "juke-relative-\(getpid())"
        defer {
            unlink("\(name)/sub/t.json")
            rmdir("\(name)/sub")
            rmdir(name)
        }
        try PrivateFile(path: "\(name)/sub/t.json").replace(with: [1])
        #expect(try PrivateFile(path: "\(name)/sub/t.json").read() == [1])
        #expect(access("/\(name)", F_OK) != 0)
    }
}

extension PrivateFileTests {
    @Test func `a file that is not to be written is an error, and stays`() throws {
        let place = TemporaryFolder()
        let file = PrivateFile(path: "/proc/version")
        #expect(throws: FileFault.self) { try file.replace(with: [1]) }
        #expect(throws: FileFault.self) { try file.remove() }
        let below = PrivateFile(path: place.path("file/below"))
        place.put("mine", "file")
        #expect(try below.read() == nil)
        #expect(throws: FileFault.unreadable(path: below.path, errno: ENOTDIR)) { _ = try below.open(.reading) }
        #expect(throws: FileFault.unwritable(path: below.path, errno: ENOTDIR)) { try below.replace(with: [1]) }
        #expect(throws: FileFault.unwritable(path: below.path, errno: ENOTDIR)) {
            _ = try below.open(.both, .create)
        }
        #expect(place.text(of: "file") == "mine")
    }

    @Test func `a file that is made is private, with its folder`() throws {
        let place = TemporaryFolder()
        let file = PrivateFile(path: place.path("a/file"))
        if try file.open(.both) != nil { Issue.record("opened what is not there") }
        try file.open(.both, .create)?.write("text")
        #expect(place.text(of: "a/file") == "text")
        #expect(place.mode(of: "a/file") == 0o600 && place.mode(of: "a") == 0o700)
    }

    @Test func `a file that is too large, or a socket's place, is not ours`() throws {
        let place = TemporaryFolder()
        place.put("12345", "file", mode: 0o600)
        let path = place.path("file")
        #expect(try PrivateFile(path: path, largest: 5).read()?.count == 5)
        #expect(throws: FileFault.notOurs(path: path, .tooLarge)) { try PrivateFile(path: path, largest: 4).read() }
        #expect(throws: FileFault.notOurs(path: place.path, .notAFile)) {
            _ = try PrivateFile(path: place.path).open(.both)
        }
    }
}
