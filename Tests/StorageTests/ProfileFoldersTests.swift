// Deleting a profile takes what juke keeps of it, and nothing else.

import Files
import Glibc
import Storage
import SystemTesting
import Testing

struct ProfileFoldersTests {
    private let folder = TemporaryFolder()
    private var state: String { folder.path + "/juke" }
    private var folders: ProfileFolders { ProfileFolders(folder: state) }
    private var answers: String { folder.path + "/cache/work/library.db" }

    private func write(_ path: String) throws { try PrivateFile(path: path).replace(with: [1]) }

    @Test func `every file of juke's goes, with the drafts and with what was learnt`() throws {
        #expect(try folders.create("work"))
        for name in [
            "token.json", "token.json.new", "token.lock", "ended", "login.json", "app.json", "history", "session.json",
            "listings", "player.json", "device", "history.77.12.new", "app.json.damaged",
            "log.db", "log.db-wal", "log.db-shm", "log.db.newer", "log.db.damaged-wal", "plan.4711-x.lock",
            "change.4711-x.lock", "read-only",
        ] {
            try write("\(state)/work/\(name)")
        }
        for suffix in ["", "-wal", "-shm"] { try write(answers + suffix) }
        #expect(try folders.delete("work", answers: answers) == [])
        #expect(try folders.names() == ["default"])
        #expect(folder.names == ["cache", "juke"])
        #expect(access(folder.path + "/cache/work", F_OK) != 0)
    }

    @Test func `what juke did not make stays, and is named`() throws {
        #expect(try folders.create("work"))
        for name in ["history", "notes.txt", "token.json.bak"] { try write("\(state)/work/\(name)") }
        mkdir("\(state)/work/more", 0o700)
        #expect(try folders.delete("work", answers: answers) == ["more", "notes.txt", "token.json.bak"])
        #expect(access("\(state)/work/history", F_OK) != 0)
        #expect(folders.has("work"))
    }

    @Test func `a link is taken away and what it leads to stays`() throws {
        try write(folder.path + "/precious/history")
        try write(state + "/other/history")
        symlink(folder.path + "/precious", state + "/lnk")
        #expect(folders.has("lnk"))
        #expect(try folders.delete("lnk", answers: answers) == [])
        #expect(!folders.has("lnk"))
        #expect(try PrivateFile(path: folder.path + "/precious/history").read() == [1])
        #expect(try folders.delete("nothing", answers: answers) == [])
    }
}
