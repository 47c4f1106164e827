// Opening files: what options forbid, who may read what is made, and that all is closed again.

import Files
import Glibc
import SystemTesting
import Testing

struct OpenFileTests {
    private let folder = TemporaryFolder()

    @Test func `a file is closed with its owner, and no program inherits it`() throws {
        folder.put("x", "file")
        let number: Int32
        do {
            let file = try OpenFile(folder.path("file"), .reading)
            number = file.number
            #expect(fcntl(number, F_GETFD) == FD_CLOEXEC)
        }
        // Another test may have got the number meanwhile, for another file.
        let present = try? Descriptor(number).status().identity
        #expect(try FileStatus(of: folder.path("file")).identity != present)
    }

    @Test(
        arguments: [
            ("missing", [], Errno.notFound), ("file", .onlyNew, .exists), ("link", .noLinks, .link),
            ("link", .onlyNew, .exists), ("file/below", [], .notAFolder), ("file", .folder, .notAFolder),
            ("pipe", .noWaiting, .noReader), ("loop", [], .link), ("folder", [], .isAFolder),
        ] as [(String, OpenFile.Options, Errno)])
    func `what cannot be opened says why`(name: String, options: OpenFile.Options, failure: Errno) {
        folder.put("x", "file")
        mkdir(folder.path("folder"), 0o700)
        mkfifo(folder.path("pipe"), 0o600)
        symlink("file", folder.path("link"))
        symlink("loop", folder.path("loop"))
        #expect(throws: failure) { _ = try OpenFile(folder.path(name), .writing, options) }
    }

    @Test func `a new file has the permissions it is given, and grows at its end`() throws {
        let path = folder.path("new")
        let file = try OpenFile(path, .writing, [.onlyNew, .append], permissions: 0o600)
        let other = try OpenFile(path, .writing, .append)
        try file.write("one ")
        try other.write("two ")
        try file.write("three")
        #expect(folder.text(of: "new") == "one two three")
        #expect(folder.mode(of: "new") == 0o600)
    }

    @Test func `what is at a path is known`() throws {
        folder.put("12345", "file", mode: 0o640)
        mkfifo(folder.path("pipe"), 0o600)
        symlink("file", folder.path("link"))
        let file = try FileStatus(of: folder.path("file"))
        #expect(file.kind == .file && file.size == 5 && file.permissions == 0o640)
        #expect(file.isOurs && file.isOpenToOthers && file.nameCount == 1)
        #expect(try FileStatus(of: folder.path("link")) == file)
        #expect(try FileStatus(of: folder.path("link"), followingLinks: false).kind == .symbolicLink)
        #expect(try FileStatus(of: folder.path).kind == .folder)
        #expect(try FileStatus(of: folder.path("pipe")).kind == .pipe)
        #expect(try FileStatus(of: "/dev/null").kind == .characterDevice)
        #expect(link(folder.path("file"), folder.path("other")) == 0)
        let named = try FileStatus(of: folder.path("other"))
        #expect(named.identity == file.identity && named.nameCount == 2)
        #expect(throws: Errno.notFound) { _ = try FileStatus(of: folder.path("missing")) }
    }
}
