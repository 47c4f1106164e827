// Where things are kept (Architecture §9): XDG folders, one folder for each profile. Nothing is created here. Without a
// home the paths lead nowhere: what needs no file works anyway, and what does need one says so. Reading and writing are
// left to the stores.

import Files

/// The files of one profile.
package struct Paths: Sendable, Hashable {
    /// The name of the profile.
    package let profile: String
    /// The folder that holds one folder for each profile.
    package let profilesFolder: String
    /// `init.juke`
    package let startupFile: String
    /// The folder of scripts that are found by their names alone.
    package let scripts: String
    /// The login, or what `JUKE_TOKEN_FILE` names.
    package let tokenFile: String
    /// The lock for renewing it.
    package let tokenLock: String
    /// Which login has ended, where its file cannot be removed.
    package let endedLogin: String
    /// A login between its two halves.
    package let pendingLogin: String
    /// The app of the last login.
    package let app: String
    /// The lines typed before.
    package let history: String
    /// The selection and the device of the last prompt.
    package let session: String
    /// The listings of the last prompt.
    package let listings: String
    /// What is known of the player.
    package let player: String
    /// Changes, plans and rules.
    package let log: String
    /// The name that `device default` set.
    package let defaultDevice: String
    /// The locks of playlists that are being changed, shared by all profiles: several may be of one account. No profile
    /// has a name with a dot at its start.
    package let playlistLocks: String
    /// Shared by all profiles: Spotify counts by client ID.
    package let budget: String
    /// The report of the last crash, whichever profile it was in: the user need not know that to find it. The one
    /// before has `.old` after its name.
    package let crash: String
    /// What may be deleted at any time.
    package let library: String
    /// The own copy of the library.
    package let copy: String
    /// The plays that are kept.
    package let plays: String

    /// The files in the folder of a profile.
    static let profileFiles: Set<String> = [
        "token.json", "token.lock", "ended", "login.json", "app.json", "history", "session.json", "listings",
        "player.json", "device", "log.db", "log.db-wal", "log.db-shm", "plays.db", "plays.db-wal", "plays.db-shm",
        "read-only",
    ]

    /// Throws for a profile whose name is no name of a folder.
    package init(environment: [String: String], profile: String) throws(PathsError) {
        guard Self.isName(profile) else { throw .invalidProfile(profile) }
        self.profile = profile
        let config = Self.folder("XDG_CONFIG_HOME", ".config", environment)
        profilesFolder = Self.folder("XDG_STATE_HOME", ".local/state", environment) + "/juke"
        let state = profilesFolder + "/" + profile
        startupFile = config + "/juke/init.juke"
        scripts = config + "/juke/lib"
        tokenFile = environment["JUKE_TOKEN_FILE"].flatMap { $0.isEmpty ? nil : $0 } ?? state + "/token.json"
        tokenLock = tokenFile.hasSuffix(".json") ? String(tokenFile.dropLast(5)) + ".lock" : tokenFile + ".lock"
        endedLogin = state + "/ended"
        pendingLogin = state + "/login.json"
        app = state + "/app.json"
        history = state + "/history"
        session = state + "/session.json"
        listings = state + "/listings"
        player = state + "/player.json"
        log = state + "/log.db"
        defaultDevice = state + "/device"
        playlistLocks = profilesFolder + "/.playlists"
        budget = profilesFolder + "/budget.db"
        crash = profilesFolder + "/.crash"
        let cache = Self.folder("XDG_CACHE_HOME", ".cache", environment) + "/juke/" + profile
        library = cache + "/library.db"
        copy = cache + "/copy.db"
        plays = state + "/plays.db"
    }

    /// Whether a profile can have this name: letters, digits, `-`, `_` and, except at the start, dots; at most 64
    /// bytes. Such a name is one folder, whatever it is joined to.
    package static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 64 && !text.hasPrefix(".") && !text.hasPrefix("-")
            && text.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 95
                    || $0 == 46
            }
    }

    /// The folder of an XDG variable, or its default; relative paths in them are ignored (XDG Base Directory
    /// Specification).
    private static func folder(_ variable: String, _ below: String, _ environment: [String: String]) -> String {
        if let path = environment[variable], path.hasPrefix("/") { return path }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return PathName.nowhere + "/" + below }
        return home + "/" + below
    }

    /// Whether the path is one of those that no home was known for.
    package static func isNowhere(_ path: String) -> Bool { PathName.isNowhere(path) }
}

/// Why no files can be named.
package enum PathsError: Error, Sendable, Hashable {
    /// A profile whose name cannot be that of a folder.
    case invalidProfile(String)
}
