// Where a cell of the fault matrix is run: a new world and a new home for each, and one server for many of them.

import Exchange
import FoundationEssentials
import Glibc
import HTTPTypes
import NetworkAdapters
import SpotifyAuth
import SpotifySimulator
import Testing

/// One of several places where cells are run: whichever simulator is its own now answers.
actor FaultStage: Exchange {
    private var simulator = SpotifySimulator(world: .demo, time: SystemTime())

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        try await simulator.send(request, body: body)
    }

    /// Everything a login of the shell asks for.
    private static let scopes = [
        "user-read-playback-state", "user-modify-playback-state", "user-read-currently-playing",
        "user-read-recently-played", "playlist-read-private", "playlist-read-collaborative", "playlist-modify-private",
        "playlist-modify-public", "user-library-read", "user-library-modify", "user-follow-read", "user-follow-modify",
        "user-top-read", "user-read-playback-position",
    ]

    /// Runs a line in a new home, an album playing in a new world.
    func run(_ command: String, under wrong: SimulatedFault, _ port: Int) async throws -> FaultMatrixCell {
        var configuration = SimulatorConfiguration()
        configuration.allowsControl = true
        let simulator = SpotifySimulator(world: .demo, time: SystemTime(), configuration: configuration)
        self.simulator = simulator
        let folder = TemporaryFolder()
        let shell = RealShell(port: port, state: folder.path)
        let grant = try await shell.giveLogin(by: simulator, scopes: Self.scopes, endsIn: 3_600)
        let token = grant?.accessToken.revealed() ?? ""
        let laptop = await simulator.world.devices.first?.id ?? ""
        _ = try await ask(
            .put, "/v1/me/player/play?device_id=\(laptop)", token, #"{"context_uri":"\#(FaultMatrix.album)"}"#)
        let before = await Seen(simulator, shell)
        let ended: Ended
        if command == "login" {
            ended = try await logIn(shell, under: wrong)
        } else {
            try await begin(wrong, at: wrong.isOfPlayer ? "/v1/me/player" : "/v1")
            ended = try await shell.run(command)
        }
        let requests = await simulator.log
        let after = await Seen(simulator, shell)
        return FaultMatrixCell(
            command: command, wrong: wrong, ended: ended, requests: requests, before: before, after: after, port: port)
    }

    /// The two halves of a login without a browser, the second of them under the fault.
    private func logIn(_ shell: RealShell, under wrong: SimulatedFault) async throws -> Ended {
        let asked = try await shell.run("login --client-id \(RealShell.app)", arguments: ["--no-input"])
        let address = asked.messages.split(separator: "\n").first { $0.hasPrefix("http://") }.map(String.init) ?? ""
        guard case .redirect(let location) = await simulator.approve(address) else { return asked }
        try await begin(wrong, at: wrong.isOfPlayer ? "/v1/me/player" : "/api/token")
        return try await shell.run(arguments: ["-c", "login --redirect-url -"], input: Array((location + "\n").utf8))
    }

    private func begin(_ wrong: SimulatedFault, at path: String) async throws {
        let body = wrong.control == "faults" ? wrong.body.dropLast() + ",\"path\":\"\(path)\"}" : wrong.body
        let answer = try await ask(.put, "/simulator/\(wrong.control)", "", String(body))
        #expect(answer == 200, "\(wrong.body)")
        await simulator.clearLog()
    }

    private func ask(
        _ method: HTTPRequest.Method, _ path: String, _ token: String, _ body: String
    ) async throws -> Int {
        var request = HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1", path: path)
        request.headerFields[.authorization] = "Bearer \(token)"
        request.headerFields[.contentLength] = String(body.utf8.count)
        return try await simulator.send(request, body: Array(body.utf8)).0.status.code
    }

    /// What can be different afterwards.
    struct Seen: Sendable {
        var playing = "nothing"
        var queue: [String] = []
        var saved = 0
        var hasLogin = false

        init(_ simulator: SpotifySimulator, _ shell: RealShell) async {
            if let playback = await simulator.playback {
                let state = playback.isPlaying ? "plays" : "is paused"
                playing = "\(playback.trackName) \(state) on \(playback.deviceName ?? "nothing")"
                queue = playback.queue
            }
            let world = await simulator.world
            saved = world.users.first.map { world.library(of: $0.id).tracks.count } ?? 0
            hasLogin = access(shell.tokenFile, R_OK) == 0
        }

        /// What is no longer as it was, in words.
        func changes(since before: Seen) -> [String] {
            var changes: [String] = []
            if playing != before.playing { changes.append(playing) }
            if queue.count != before.queue.count { changes.append("\(queue.count) queued") }
            if saved != before.saved { changes.append("\(saved - before.saved) saved") }
            if hasLogin != before.hasLogin { changes.append(hasLogin ? "a login" : "the login is gone") }
            return changes
        }
    }
}
