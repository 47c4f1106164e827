// Where files are, by the environment.

import Files
import SpotifyAuth
import Storage
import Testing

struct PathsTests {
    @Test func `everything is below the home, in XDG's folders`() throws {
        let paths = try Paths(environment: ["HOME": "/home/me"], profile: "default")
        #expect(paths.startupFile == "/home/me/.config/juke/init.juke")
        #expect(paths.tokenFile == "/home/me/.local/state/juke/default/token.json")
        #expect(paths.tokenLock == "/home/me/.local/state/juke/default/token.lock")
        #expect(paths.history == "/home/me/.local/state/juke/default/history")
        #expect(paths.session == "/home/me/.local/state/juke/default/session.json")
        #expect(paths.log == "/home/me/.local/state/juke/default/log.db")
        #expect(paths.playlistLocks == "/home/me/.local/state/juke/.playlists")
        #expect(paths.listings == "/home/me/.local/state/juke/default/listings")
    }

    @Test func `XDG variables move it, relative ones are passed over`() throws {
        let moved = try Paths(
            environment: ["HOME": "/h", "XDG_STATE_HOME": "/s", "XDG_CONFIG_HOME": "c", "JUKE_TOKEN_FILE": "/t/x"],
            profile: "work")
        #expect(moved.history == "/s/juke/work/history")
        #expect(moved.startupFile == "/h/.config/juke/init.juke")
        #expect(moved.tokenFile == "/t/x")
        #expect(moved.tokenLock == "/t/x.lock")
    }

    @Test(arguments: ["", ".", "..", "../x", "a/b", "a b", "ä", String(repeating: "x", count: 65)])
    func `names that are no folder are no profile`(name: String) {
        #expect(throws: PathsError.invalidProfile(name)) { try Paths(environment: ["HOME": "/h"], profile: name) }
    }

    @Test(arguments: [[:], ["HOME": "relative"], ["HOME": ""]])
    func `without a home nothing can be kept, and nothing is found`(environment: [String: String]) throws {
        let paths = try Paths(environment: environment, profile: "default")
        for path in [paths.tokenFile, paths.history, paths.startupFile, paths.library, paths.budget, paths.log] {
            #expect(Paths.isNowhere(path))
        }
        let file = PrivateFile(path: paths.tokenFile)
        #expect(throws: FileFault.noHome) { try file.read() }
        #expect(throws: FileFault.noHome) { try file.replace(with: [1]) }
        #expect(throws: FileFault.noHome) { try file.reserve() }
        #expect(try ProfileFolders(folder: paths.profilesFolder).names() == ["default"])
        #expect(throws: TokenStoreError.noHome) { try ProfileFolders(folder: paths.profilesFolder).create("x") }
        // Where one file is named it is used, whatever else is missing.
        let named = try Paths(environment: environment.merging(["JUKE_TOKEN_FILE": "/t.json"]) { $1 }, profile: "a")
        #expect(named.tokenFile == "/t.json" && !Paths.isNowhere(named.tokenFile))
    }
}
