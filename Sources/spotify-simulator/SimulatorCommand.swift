// The simulated Spotify as a program of its own, for anyone who writes a client: the Accounts service and the Web API on
// one port of this machine.

import ArgumentParser
import Exchange
import Glibc
import NetworkAdapters
import SpotifySimulator

@main
struct SimulatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spotify-simulator",
        abstract: "A local Spotify: the Accounts service and the Web API in Development Mode.",
        discussion: """
            The authorize and token endpoints are at /authorize and /api/token, the Web API below /v1. Register nothing: \
            the client ID is printed at start, the redirect URI is http://127.0.0.1/callback with any port.
            """)

    @Option(help: "The port to listen on; 0 for any that is free.")
    var port = 8080
    @Option(help: "Tracks in a generated world, instead of the embedded catalogue.")
    var world: Int?
    @Option(help: "The seed of the generated world.")
    var seed: UInt64 = 1
    @Flag(help: "Answer 429 as Spotify does: 60 requests in 30 seconds, and daily quotas.")
    var limits = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535.") }
        guard world ?? 1 > 0 else { throw ValidationError("A world has at least one track.") }
    }

    func run() async throws {
        let configuration = SimulatorConfiguration(quota: limits ? .contract : nil)
        let simulator = SpotifySimulator(
            world: world.map { World.generated(seed: seed, tracks: $0) } ?? .demo, time: SystemTime(),
            configuration: configuration)
        signal(SIGPIPE, SIG_IGN)
        try await ExchangeServer(simulator, port: port).run { port in
            Self.write("http://127.0.0.1:\(port)  client ID \(SimulatorConfiguration.demoClientID)\n")
        }
    }

    private static func write(_ text: String) {
        var text = text
        text.withUTF8 { _ = Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }
}
