// The real executable against a real server: juke as a process of its own, with files of its own, and the simulated
// Spotify at a socket of this process.

import Exchange
import FoundationEssentials
import Glibc
import NetworkAdapters
import SpotifyAuth
import SpotifySimulator
import Storage
import Subprocess
import SystemPackage
import TerminalTesting

/// How a run of the executable ended.
struct Ended: Sendable, Equatable {
    var status: Int32
    var output: String
    var messages: String
}

/// A place where the executable runs.
final class RealShell: Sendable {
    let port: Int
    let state: String
    private let pace: String
    private let tokenFolder: String?

    static let app = SimulatorConfiguration.demoClientID

    /// - Parameters:
    ///   - state: the folder that its files are kept in.
    ///   - pace: how fast requests may leave.
    ///   - tokens: the folder of the login, where it is another.
    init(port: Int, state: String, pace: String = "off", tokens: String? = nil) {
        tokenFolder = tokens
        self.pace = pace
        self.port = port
        self.state = state
    }

    /// Serves the simulator to a shell that has a login.
    static func served(
        by simulator: SpotifySimulator, in folder: TemporaryFolder,
        _ body: @escaping @Sendable (RealShell) async throws -> Void
    ) async throws {
        try await ExchangeServer(simulator).whileServing { port in
            let shell = RealShell(port: port, state: folder.path)
            try await shell.giveExpiredLogin(by: simulator)
            try await body(shell)
        }
    }

    var tokenFile: String { (tokenFolder ?? "\(state)/juke/default") + "/token.json" }
    var store: TokenFile {
        TokenFile(path: tokenFile, lock: String(tokenFile.dropLast(5)) + ".lock", time: SystemTime())
    }

    private var environment: Environment {
        .custom(Dictionary(uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0), $1) }))
    }

    /// Runs lines to their end.
    func run(_ lines: String, arguments: [String] = []) async throws -> Ended {
        let juke = try program()
        let result = try await Subprocess.run(
            .path(.init(juke)), arguments: .init(arguments + ["-c", lines]), environment: environment,
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        return Ended(
            status: Self.status(result.terminationStatus), output: result.standardOutput,
            messages: result.standardError)
    }

    /// Runs the program with these arguments, and these bytes on its standard input.
    func run(arguments: [String], input: [UInt8] = []) async throws -> Ended {
        let juke = try program()
        let result = try await Subprocess.run(
            .path(.init(juke)), arguments: .init(arguments), environment: environment, input: .array(input),
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        return Ended(
            status: Self.status(result.terminationStatus), output: result.standardOutput,
            messages: result.standardError)
    }

    /// What its processes find in their environment.
    var variables: [String: String] {
        (tokenFolder == nil ? [:] : ["JUKE_TOKEN_FILE": tokenFile]).merging(ownVariables) { $1 }
    }

    private var ownVariables: [String: String] {
        [
            "HOME": state, "XDG_STATE_HOME": state, "XDG_CONFIG_HOME": "\(state)/config", "PATH": "/usr/bin:/bin",
            "JUKE_PACE": pace, "JUKE_API_URL": "http://127.0.0.1:\(port)/v1",
            "JUKE_ACCOUNTS_URL": "http://127.0.0.1:\(port)",
        ]
    }

    /// Runs lines, telling who knows it the number of the process as soon as it is there.
    func run(_ lines: String, started: @Sendable (pid_t) -> Void) async throws -> Int32 {
        let juke = try program()
        let result = try await Subprocess.run(
            .path(.init(juke)), arguments: ["-c", lines], environment: environment, input: .none, output: .discarded,
            error: .discarded
        ) { execution in started(execution.processIdentifier.value) }
        return Self.status(result.terminationStatus)
    }

    /// Runs the program as a command of `/bin/sh`, where it is `"$0"`.
    func run(script: String, started: @Sendable (pid_t) -> Void) async throws -> Int32 {
        let juke = try program()
        let result = try await Subprocess.run(
            .path("/bin/sh"), arguments: ["-c", script, juke], environment: environment, input: .none,
            output: .discarded, error: .discarded
        ) { execution in started(execution.processIdentifier.value) }
        return Self.status(result.terminationStatus)
    }

    private func program() throws -> String {
        guard let juke = BuiltProducts.path(of: "juke") else { throw MissingProgram() }
        return juke
    }

    private struct MissingProgram: Error {}

    private static func status(_ status: TerminationStatus) -> Int32 {
        switch status {
        case .exited(let code): code
        case .signaled(let signal): 128 + signal
        }
    }

    /// A login made without a browser, its access token over.
    func giveExpiredLogin(by simulator: SpotifySimulator) async throws {
        try await giveLogin(
            by: simulator, scopes: ["user-read-playback-state", "user-modify-playback-state"], endsIn: -10)
    }

    /// A login made without a browser, whose access token ends in so many seconds; what it is.
    ///
    /// - Parameter userID: whose login it is, where names of own playlists are to be found.
    @discardableResult
    func giveLogin(
        by simulator: SpotifySimulator, scopes: [String], endsIn seconds: Double, userID: String? = nil
    ) async throws -> Grant? {
        let accounts = AccountsService(exchange: simulator, baseURL: "https://accounts.example")
        let flow = AuthorizationCodeFlow(accounts: accounts, userAgent: NoUserAgent(), time: SystemTime())
        let (pending, address) = flow.begin(
            LoginRequest(client: ClientRegistration(clientID: Self.app), scopes: scopes))
        guard case .redirect(let location) = await simulator.approve(address) else { return nil }
        var grant = try await flow.finish(pending, with: location)
        grant.expiresAt = Date() + seconds
        grant.displayName = "Demo Listener"
        grant.userID = userID
        try await store.save(grant)
        return grant
    }
}

/// A folder that vanishes with its last user.
final class TemporaryFolder: Sendable {
    let path: String

    init() {
        var template = Array("/tmp/juke-process-XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) } ?? "/nonexistent"
    }

    deinit { Self.remove(path) }

    /// Every file below it, by path.
    var files: [String] { Self.files(below: path) }

    private static func files(below path: String) -> [String] {
        entries(of: path).flatMap { entry -> [String] in
            var status = stat()
            guard lstat(entry, &status) == 0 else { return [] }
            return status.st_mode & S_IFMT == S_IFDIR ? files(below: entry) : [entry]
        }
    }

    private static func remove(_ path: String) {
        for entry in entries(of: path) where unlink(entry) != 0 { remove(entry) }
        rmdir(path)
    }

    private static func entries(of path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append("\(path)/\(name)") }
        }
        return names.sorted()
    }
}
