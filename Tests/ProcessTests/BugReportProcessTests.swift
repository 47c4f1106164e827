// The report of the real program, with secrets wherever it looks and in many places where it does not: none of them is
// in it, before a crash and after one.

import Exchange
import Files
import FoundationEssentials
import Glibc
import NetworkAdapters
import SpotifyAuth
import SpotifySimulator
import Storage
import Testing

struct BugReportProcessTests {
    private let simulator = SpotifySimulator(world: .demo, time: SystemTime())
    private let folder = TemporaryFolder()

    @Test func `no secret is in a report`() async throws {
        let folder = folder
        let home = folder.path + "/Annegret-Geheim"
        mkdir(home, 0o700)
        for path in ["/config", "/config/juke"] { mkdir(home + path, 0o700) }
        let simulator = simulator
        try await ExchangeServer(simulator).whileServing { port in
            let shell = RealShell(port: port, state: home)
            let grant = try await shell.giveLogin(
                by: simulator, scopes: ["user-read-private"], endsIn: 3600, userID: "annegret.geheim")
            let secrets = [
                try #require(grant).accessToken.revealed(), try #require(grant?.refreshToken).revealed(),
                RealShell.app, "annegret", "geheim", "Demo Listener", "127.0.0.1", "/tmp/",
            ]
            try PrivateFile(path: home + "/config/juke/init.juke").replace(
                with: Array(
                    """
                    set device.default Geheimkiste
                    set client-id \(RealShell.app)
                    set auth.secret-file /tmp/geheim
                    set hints off
                    """.utf8))
            let lines = """
                let a = "geheim"; alias geheim = echo geheim; geheim; echo "Geheim Playlist"
                try playlist new "Geheim Playlist"; try find geheim; bug-report
                """
            func check(_ ended: Ended) {
                #expect(ended.status == 0, "\(ended.messages)")
                #expect(ended.output.contains("\n  hints             off (init.juke)\n"))
                #expect(ended.output.contains("\n  bug-report  (not ended)\n"))
                for secret in secrets {
                    let report = ended.output.split(separator: "juke bug report").last ?? ""
                    #expect(!report.lowercased().contains(secret.lowercased()), "\(secret) is in\n\(report)")
                }
            }
            check(try await shell.run(lines))
            _ = try await shell.run("!kill -SEGV $PPID", arguments: ["--allow-shell"])
            let after = try await shell.run("bug-report")
            check(after)
            #expect(after.output.contains("\nlast crash\n  juke crash report 1\n  version  0."))
            #expect(after.output.contains("\n  signal  SIGSEGV, sent\n"))
            let damaged = home + "/juke/.crash"
            try PrivateFile(path: damaged).replace(with: Array("geheim\n".utf8))
            let without = try await shell.run("bug-report")
            check(without)
            #expect(!without.output.contains("last crash"))
        }
    }
}
