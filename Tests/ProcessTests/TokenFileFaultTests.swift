// A token file that is not as it should be, met by the real executable; and what it leaves in its files.

import Exchange
import Files
import FoundationEssentials
import Glibc
import NetworkAdapters
import SpotifyAuth
import SpotifySimulator
import Storage
import Testing

struct TokenFileFaultTests {
    private let simulator = SpotifySimulator(world: .demo, time: SystemTime())
    private let folder = TemporaryFolder()

    private func withShell(_ body: @escaping @Sendable (RealShell) async throws -> Void) async throws {
        try await RealShell.served(by: simulator, in: folder, body)
    }

    @Test(arguments: [
        ("", "The file of the login is damaged: PATH\nType: login\n"),
        (#"{"access_token": "a""#, "The file of the login is damaged: PATH\nType: login\n"),
        (
            #"{"version":9,"access_token":"a","expires_at":1,"client_id":"c"}"#,
            "The login was stored by a newer juke: PATH\nUpdate juke, or type: login\n"
        ),
    ])
    func `a file that is no login says so, asks nothing and stays`(contents: String, words: String) async throws {
        let simulator = simulator
        try await withShell { shell in
            try PrivateFile(path: shell.tokenFile).replace(with: Array(contents.utf8))
            await simulator.clearLog()
            let ended = try await shell.run("now")
            #expect(ended.status == 3)
            #expect(ended.messages == "-c:1:1: " + words.replacing("PATH", with: shell.tokenFile))
            #expect(await simulator.log.isEmpty)
            #expect(try PrivateFile(path: shell.tokenFile).read() == Array(contents.utf8))
            // A refresh token of another program repairs it, and so would a login.
            #expect(try await shell.run("logout").status == 0)
            #expect(try PrivateFile(path: shell.tokenFile).read() == nil)
        }
    }

    @Test func `a link is not followed`() async throws {
        try await withShell { shell in
            let real = shell.state + "/elsewhere.json"
            rename(shell.tokenFile, real)
            symlink(real, shell.tokenFile)
            let ended = try await shell.run("now")
            #expect(ended.status == 3)
            #expect(
                ended.messages == """
                    -c:1:1: A login is not stored through a symbolic link: \(shell.tokenFile)
                    Remove the link, or name the file itself: JUKE_TOKEN_FILE

                    """)
        }
    }

    @Test func `behind a link nobody is sent to the consent page for nothing`() async throws {
        let simulator = simulator
        try await withShell { shell in
            let real = shell.state + "/elsewhere.json"
            rename(shell.tokenFile, real)
            symlink(real, shell.tokenFile)
            await simulator.clearLog()
            let ended = try await shell.run("login --client-id \(RealShell.app)", arguments: ["--no-input"])
            #expect(ended.status == 3)
            #expect(
                ended.messages.hasPrefix("-c:1:1: A login is not stored through a symbolic link: \(shell.tokenFile)\n"))
            #expect(await simulator.log.isEmpty)
            // The link and what it leads to are as they were.
            #expect(try PrivateFile(path: real).read() != nil)
        }
    }

    @Test func `a file that is far too large is no login, and login takes its place`() async throws {
        try await withShell { shell in
            try #require(truncate(shell.tokenFile, 20 << 20) == 0)
            let ended = try await shell.run("whoami")
            #expect(ended.status == 3)
            #expect(
                ended.messages == """
                    -c:1:1: The file of the login is damaged; it is far too large: \(shell.tokenFile)
                    Type: login

                    """)
            #expect(
                try await shell.run("login --client-id \(RealShell.app)", arguments: ["--no-input"]).messages
                    .contains("Open this address in a browser"))
        }
    }

    @Test(.enabled(if: canMount, "needs the right to mount a small file system"))
    func `where no folder can be made the reason is told, and what to do`() async throws {
        let (simulator, folder) = (simulator, folder)
        try #require(mount("none", folder.path, "tmpfs", UInt(MS_RDONLY), "size=64k") == 0)
        defer { umount(folder.path) }
        let token = TemporaryFolder()
        try await ExchangeServer(simulator).whileServing { port in
            let other = RealShell(port: port, state: token.path)
            try await other.giveExpiredLogin(by: simulator)
            let refresh = try #require(try await other.store.load()?.refreshToken).revealed()
            try PrivateFile(path: token.path + "/refresh").replace(with: Array(refresh.utf8))
            let ended = try await RealShell(port: port, state: folder.path)
                .run("login --client-id \(RealShell.app) --import \(token.path)/refresh")
            #expect(ended.status == 1)
            #expect(
                ended.messages == """
                    -c:1:1: The login cannot be stored (Read-only file system): \(folder.path)/juke/default/token.json
                    Name a file that can be written: JUKE_TOKEN_FILE

                    """)
        }
    }

    @Test func `a file that others can read is closed, said once, and used`() async throws {
        try await withShell { shell in
            chmod(shell.tokenFile, 0o644)
            let ended = try await shell.run("now")
            #expect(ended.status == 0)
            #expect(
                ended.messages == """
                    Others on this machine could read \(shell.tokenFile); now they cannot. To be safe: login --renew
                    Nothing is playing.

                    """)
            #expect(try await shell.run("now").messages == "Nothing is playing.\n")
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only root can give files away"))
    func `somebody else's file is not used`() async throws {
        try await withShell { shell in
            chown(shell.tokenFile, 65_534, 65_534)
            let ended = try await shell.run("now")
            #expect(ended.status == 3)
            #expect(ended.messages.hasPrefix("-c:1:1: The file of the login belongs to another user: "))
        }
    }

    /// Whether a file system of one's own can be had here.
    private static let canMount: Bool = {
        let folder = TemporaryFolder()
        guard mount("none", folder.path, "tmpfs", 0, "size=64k") == 0 else { return false }
        return umount(folder.path) == 0
    }()

    @Test(.enabled(if: canMount, "needs the right to mount a small file system"))
    func `on a full disk nothing is spent, and the login works again when there is room`() async throws {
        let (simulator, folder) = (simulator, folder)
        try #require(mount("none", folder.path, "tmpfs", 0, "size=64k") == 0)
        defer { umount(folder.path) }
        await simulator.configure { $0.refreshPolicy = .rotate }
        try await withShell { shell in
            _ = try await shell.run("echo")
            let filler = open(shell.state + "/filler", O_WRONLY | O_CREAT, 0o600)
            let block = [UInt8](repeating: 1, count: 4096)
            while write(filler, block, block.count) > 0 {}
            close(filler)
            await simulator.clearLog()
            let ended = try await shell.run("now")
            #expect(ended.status == 1)
            #expect(
                ended.messages == """
                    -c:1:1: The login cannot be stored (No space left on device): \(shell.tokenFile)
                    Make room on the disk, then try again.

                    """)
            #expect(await simulator.log.isEmpty)
            unlink(shell.state + "/filler")
            #expect(try await shell.run("now").status == 0)
        }
    }

    @Test(.enabled(if: canMount, "needs the right to mount a small file system"))
    func `in a folder that cannot be written the login goes on and says so`() async throws {
        let (simulator, folder) = (simulator, folder)
        try #require(mount("none", folder.path, "tmpfs", 0, "size=1m") == 0)
        defer { umount(folder.path) }
        try await withShell { shell in
            try #require(mount("none", folder.path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), "size=1m") == 0)
            await simulator.clearLog()
            let ended = try await shell.run("now; now")
            #expect(ended.status == 0)
            #expect(
                ended.messages == """
                    The login cannot be stored (Read-only file system): \(shell.tokenFile)
                    It lasts for this run only. Name a file that can be written: JUKE_TOKEN_FILE
                    Nothing is playing.
                    Nothing is playing.

                    """)
            #expect(await simulator.log.tokenRequests() == 1)
        }
    }

    @Test(.enabled(if: canMount, "needs the right to mount a small file system"))
    func `a login that could not be kept is not asked with again and again`() async throws {
        let (simulator, folder, state) = (simulator, folder, TemporaryFolder())
        try #require(mount("none", folder.path, "tmpfs", 0, "size=1m") == 0)
        defer { umount(folder.path) }
        await simulator.configure { $0.refreshPolicy = .rotate }
        try await ExchangeServer(simulator).whileServing { port in
            let shell = RealShell(port: port, state: state.path, tokens: folder.path)
            try await shell.giveExpiredLogin(by: simulator)
            try #require(mount("none", folder.path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), "size=1m") == 0)
            #expect(try await shell.run("now --fresh").status == 0)
            let ended = try await shell.run("now --fresh")
            #expect(ended.status == 3)
            await simulator.clearLog()
            for _ in 0..<3 {
                let again = try await shell.run("now --fresh")
                #expect(again.status == 3)
                #expect(
                    again.messages == """
                        -c:1:1: The login has ended, and its file cannot be changed: \(folder.path)/token.json
                        Name a file that can be written, JUKE_TOKEN_FILE, then: login

                        """)
            }
            // Nor is the user sent to a consent that could not be kept.
            let login = try await shell.run("login --client-id \(RealShell.app)", arguments: ["--no-input"])
            #expect(login.status == 1)
            #expect(
                login.messages == """
                    -c:1:1: The login cannot be stored (Read-only file system): \(folder.path)/token.json
                    Name a file that can be written: JUKE_TOKEN_FILE

                    """)
            #expect(await simulator.log.isEmpty)
        }
    }

    @Test func `a login is not sent to another address than it was made at`() async throws {
        let simulator = simulator
        try await withShell { shell in
            #expect(try await shell.run("now").status == 0)
            try await ExchangeServer(simulator).whileServing { port in
                let other = RealShell(port: port, state: shell.state)
                await simulator.clearLog()
                let ended = try await other.run("now --fresh")
                #expect(ended.status == 3)
                #expect(
                    ended.messages == """
                        -c:1:1: The login of this profile was made at http://127.0.0.1:\(shell.port), \
                        and is not sent to \
                        http://127.0.0.1:\(port).
                        Unset JUKE_API_URL, or keep a login for it apart: juke -c 'profile new NAME', \
                        then juke --profile NAME

                        """)
                #expect(await simulator.log.isEmpty)
            }
            #expect(try await shell.run("now --fresh").status == 0)
        }
    }

    @Test func `no token and no code is in any other file, nor in what is shown`() async throws {
        let (simulator, folder) = (simulator, folder)
        await simulator.configure { $0.refreshPolicy = .rotate }
        try await withShell { shell in
            let lines = "whoami --json; search artist radiohead; now; set; profile; login --no-browser; nonsense"
            let ended = try await shell.run(lines, arguments: ["--no-input", "--echo", "--keep-going"])
            let imported = try await shell.run("login --import \(shell.tokenFile)", arguments: ["--echo"])
            let seen = ended.output + ended.messages + imported.output + imported.messages
            let secrets = await simulator.issuedSecrets
            #expect(secrets.count >= 4)
            for secret in secrets {
                #expect(!seen.contains(secret.value))
                for file in folder.files where !file.hasSuffix("/token.json") {
                    let bytes = try PrivateFile(path: file).read() ?? []
                    #expect(!String(decoding: bytes, as: UTF8.self).contains(secret.value), "\(file)")
                }
            }
        }
    }
}
