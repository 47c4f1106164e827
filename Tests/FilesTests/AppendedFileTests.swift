// Files that grow by whole entries.

import Files
import Glibc
import SystemTesting
import Testing

struct AppendedFileTests {
    private let folder = TemporaryFolder()

    private func file(_ path: String) throws -> AppendedFile {
        AppendedFile(try OpenFile(path, .both, [.create, .append]))
    }

    @Test func `entries of several writers stay whole`() async throws {
        let path = folder.path("log")
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    guard let file = try? AppendedFile(OpenFile(path, .both, [.create, .append])) else { return }
                    let entry = Array(String(repeating: "\(writer)", count: 999).utf8) + [10]
                    for _ in 0..<50 { try? file.append(entry) }
                }
            }
        }
        let lines = try #require(folder.text(of: "log")).split(separator: "\n")
        #expect(lines.count == 200)
        #expect(lines.allSatisfy { $0.utf8.count == 999 && Set($0).count == 1 })
    }

    @Test func `whether the last line has its end is known`() throws {
        let file = try file(folder.path("log"))
        #expect(try file.endsInsideLine() == false)
        try file.append(Array("one\n".utf8))
        #expect(try file.endsInsideLine() == false)
        try file.append(Array("two".utf8))
        #expect(try file.endsInsideLine() == true)
    }

    @Test(.enabled(if: SmallDisk.canMount, "needs the right to mount a small file system"))
    func `half an entry is taken back from a full disk`() throws {
        let disk = try SmallDisk()
        let path = disk.path + "/log"
        let file = try file(path)
        try file.append(Array("one\n".utf8))
        #expect(throws: Errno(ENOSPC)) { try file.append(Array(repeating: 120, count: 100_000)) }
        #expect(try PrivateFile(path: path).read() == Array("one\n".utf8))
        try file.append(Array("two\n".utf8))
        #expect(try PrivateFile(path: path).read() == Array("one\ntwo\n".utf8))
    }

    @Test func `a full device is an error and keeps nothing`() throws {
        let full = AppendedFile(try OpenFile("/dev/full", .writing, .append))
        #expect(throws: Errno(ENOSPC)) { try full.append([1]) }
    }
}
