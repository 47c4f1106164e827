// A login by hand on a terminal, the address pasted, everything traced: the codes and tokens of it are in no file but
// the one of the login, and were never on the screen.

import Exchange
import Files
import NetworkAdapters
import SpotifySimulator
import Storage
import SystemTesting
import TerminalTesting
import Testing

struct LoginOnTerminalTests {
    @Test(.timeLimit(.minutes(10)))
    func `what is pasted is seen nowhere`() async throws {
        let simulator = SpotifySimulator(
            world: .demo, time: SystemTime(), configuration: SimulatorConfiguration(refreshPolicy: .rotate))
        let folder = TemporaryFolder()
        let juke = try #require(BuiltProducts.path(of: "juke"))
        try await ExchangeServer(simulator).whileServing { port in
            let shell = RealShell(port: port, state: folder.path)
            let screen = try await onThread { try Self.session(juke, shell, simulator) }
            #expect(screen.contains("Logged in as Demo Listener."))
            #expect(screen.contains("authorize?"))
            let secrets = await simulator.issuedSecrets
            // The code, the access token and the refresh token of one login.
            #expect(secrets.count == 3)
            let files = folder.files.filter { !$0.hasSuffix("/token.json") }
            for name in ["/history", "/session.json", "/listings", "/trace", "/app.json"] {
                #expect(files.contains { $0.hasSuffix(name) }, "\(files)")
            }
            for file in files {
                let text = String(decoding: try PrivateFile(path: file).read() ?? [], as: UTF8.self)
                for secret in secrets { #expect(!text.contains(secret.value), "\(file)") }
            }
            for secret in secrets { #expect(!screen.contains(secret.value)) }
            let trace = try PrivateFile(path: folder.path + "/trace").read() ?? []
            #expect(String(decoding: trace, as: UTF8.self).contains("/api/token"))
        }
    }

    /// Types the session; everything that was on the screen.
    private static func session(_ juke: String, _ shell: RealShell, _ simulator: SpotifySimulator) throws -> String {
        let terminal = try PseudoTerminal(
            juke, ["--trace", shell.state + "/trace"], environment: shell.variables, columns: 120, rows: 50)
        try terminal.wait(for: "the first prompt") { $0.cursorLine.hasPrefix("juke>") }
        terminal.send("login --no-browser --client-id \(RealShell.app)\r")
        try terminal.wait(for: "Or paste the address it ends up at")
        let shown = String(decoding: terminal.output, as: UTF8.self)
        guard let start = shown.firstRange(of: "http://127.0.0.1:\(shell.port)/authorize") else {
            throw TerminalError.notShown("the address", screen: shown)
        }
        let address = String(shown[start.lowerBound...].prefix { !$0.isWhitespace && $0 != "\u{1B}" })
        terminal.send(OwnThread.result(of: { await Self.callback(simulator, address) }) + "\r")
        try terminal.wait(for: "Logged in as Demo Listener.")
        for (line, sign) in [
            ("search artist radiohead", "Radiohead Tribute Band"), ("artist 1", "Radiohead>"), ("history", "artist 1"),
            ("whoami", "authorization code with PKCE"), ("login --redirect-url -", "No login is waiting for an answer"),
        ] {
            terminal.send(line + "\r")
            try terminal.wait(for: sign)
        }
        // As long as a command runs the terminal reads whole lines, and takes this key for itself.
        try terminal.wait(for: "the last prompt") { $0.cursorLine == "Radiohead>" }
        terminal.send("\u{04}")
        _ = try terminal.waitForEnd()
        return String(decoding: terminal.output, as: UTF8.self)
    }

    /// The address at which the browser of a user who consents ends up.
    private static func callback(_ simulator: SpotifySimulator, _ address: String) async -> String {
        guard case .redirect(let location) = await simulator.approve(address) else { return "refused" }
        return location
    }

    /// Runs the body where waiting delays no other test: terminals are waited for by poll.
    private func onThread(_ body: @escaping @Sendable () throws -> String) async throws -> String {
        try await OwnThread.run { Result(catching: body) }.get()
    }
}
