// The simulated Spotify as a program of its own, for anyone who writes a client: the Accounts service and the Web API on
// one port of this machine. It reads its command line and says where it listens; what is answered is SpotifySimulator's,
// how it travels NetworkAdapters'.

import ArgumentParser
import Exchange
import Files
import Glibc
import NetworkAdapters
import SpotifySimulator

@main
struct SimulatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spotify-simulator",
        abstract: "A local Spotify: the Accounts service and the Web API.",
        discussion: """
            The authorize and token endpoints are at /authorize and /api/token, the Web API below /v1. Nothing has to be \
            registered: one app is known, in Development Mode, with the redirect URI http://127.0.0.1/callback and any \
            port.

            Once it accepts connections it writes one line to standard output, its parts two blanks apart: the address, \
            "client ID" and the ID, and for an app with a secret "client secret" and the secret.

            Tests steer it over HTTP, JSON in and out, without a token:

              /simulator/world     GET, PUT     users, devices, the app
              /simulator/switches  GET, PUT     lags, limits, forms of answers, quirks of lists
              /simulator/clock     GET, POST    {"advance_seconds": 3600}
              /simulator/faults    GET, PUT, POST (adds), DELETE
                                   [{"kind": "rate_limited", "retry_after": 7, "every": 5}]
              /simulator/requests  GET, DELETE  what was asked so far, without secrets

            PUT takes an object with what is to be different. Kinds of faults:

            \(list(SimulatorControls.faults))

            A fault may also say which requests it meets:

            \(list(SimulatorControls.faultMembers))

            Switches, which --switch sets from the start:

            \(list(SimulatorControls.switches))

            Members of the world:

            \(list(SimulatorControls.world))
            """)

    /// Names in a column of their own.
    private static func list(_ entries: [SimulatorControls.Entry]) -> String {
        let width = (entries.map(\.name.count).max() ?? 0) + 2
        return entries.map { entry in
            "  " + entry.name + String(repeating: " ", count: width - entry.name.count) + entry.meaning
        }.joined(separator: "\n")
    }

    @Option(help: "The port to listen on; 0 for any that is free.")
    var port = 8080
    @Option(help: "Tracks in a generated world, instead of the embedded catalogue.")
    var world: Int?
    @Option(help: "The seed of the generated world.")
    var seed: UInt64 = 1
    @Flag(help: "Answer 429 as Spotify does: 60 requests in 30 seconds, and daily quotas.")
    var limits = false

    @Option(help: "Tracks the first user has saved, instead of the few the world begins with.")
    var saved: Int?
    @Option(
        help: ArgumentHelp(
            "Keep libraries, playlists and players in this file, and begin with what is in it. Logins are not kept.",
            valueName: "file"))
    var state: String?

    @Option(help: ArgumentHelp("How long every answer takes.", valueName: "milliseconds"))
    var latency = 0
    @Option(
        help: ArgumentHelp(
            "How long reads of the player show the state before a command.", valueName: "milliseconds"))
    var lag = 300

    @Option(
        name: .customLong("switch"),
        help: ArgumentHelp(
            "Set a switch, such as dead_uri=badRequest; can be repeated.", valueName: "name=value"))
    var switches: [String] = []

    @Option(help: "The mode the app is in.")
    var appMode = AppMode.development
    @Flag(help: "Give the app a client secret, the same at every start. PKCE without it works as well.")
    var withSecret = false
    @Option(
        help: ArgumentHelp(
            "A redirect URI of the app, instead of the standard one; can be repeated.", valueName: "uri"))
    var redirectURI: [String] = []

    @Option(
        help: """
            What a refresh by PKCE brings: no refresh token, a new one that revokes the old, or an empty text. Apps \
            that show a secret get none.
            """)
    var refreshPolicy = SimulatorConfiguration.RefreshPolicy.none
    @Option(help: ArgumentHelp("How long an access token lives.", valueName: "seconds"))
    var tokenLifetime = 3_600
    @Option(
        help: ArgumentHelp(
            "How long refresh tokens live, counted from the consent. (default: half a year)", valueName: "seconds"))
    var refreshLifetime: Int?
    @Flag(
        help: """
            Answer /authorize with the redirect at once, as if the first user had pressed Allow. What is wrong with the \
            request is refused as ever.
            """)
    var grant = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535.") }
        guard world ?? 1 > 0 else { throw ValidationError("A world has at least one track.") }
        guard tokenLifetime > 0, refreshLifetime ?? 1 > 0 else {
            throw ValidationError("A token lives at least one second.")
        }
        guard latency >= 0, lag >= 0 else { throw ValidationError("An answer takes no less than no time.") }
        guard saved ?? 0 >= 0 else { throw ValidationError("Nobody has saved fewer than no tracks.") }
        var tried = SimulatorConfiguration()
        for text in switches {
            if let fault = Self.set(text, in: &tried) { throw ValidationError(fault + ".") }
        }
        for uri in redirectURI where !SimulatedApp.canRegister(uri) {
            throw ValidationError(
                "\(uri) cannot be registered: plain http goes to 127.0.0.1 or [::1] only, and localhost never.")
        }
    }

    /// Sets a switch of the form `name=value`; what is wrong with it, where something is.
    private static func set(_ text: String, in configuration: inout SimulatorConfiguration) -> String? {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return "\(text) has no value: write \(text)=VALUE" }
        return SimulatorControls.set(parts[0], to: parts[1], in: &configuration)
    }

    func run() async throws {
        let simulator = SpotifySimulator(world: startingWorld, time: SystemTime(), configuration: simulation)
        let line = startupLine
        signal(SIGPIPE, SIG_IGN)
        var exchange: any Exchange = grant ? GrantingExchange(simulator) : simulator
        if let state {
            let file = StateFile(simulator, answering: exchange, path: state)
            try await file.load()
            exchange = file
        }
        do {
            try await ExchangeServer(exchange, port: port).run { port in
                try? Descriptor.standardOutput.write("http://127.0.0.1:\(port)  \(line)\n")
            }
        } catch let error as PortInUse {
            throw Refusal(description: "Port \(error.port) is in use. Any that is free: --port 0")
        }
    }

    /// Why it does not serve.
    private struct Refusal: Error, CustomStringConvertible {
        let description: String
    }

    private var startingWorld: World {
        var start = world.map { World.generated(seed: seed, tracks: $0) } ?? .demo
        if let saved {
            if let user = start.users.first?.id { start.libraries[user]?.tracks = SavedList() }
            start.saveTracks(saved)
        }
        return start
    }

    private var secret: String? { withSecret ? SimulatorConfiguration.demoClientSecret : nil }

    private var simulation: SimulatorConfiguration {
        var app = SimulatedApp(secret: secret, mode: appMode)
        if !redirectURI.isEmpty { app.redirectURIs = redirectURI }
        var configuration = SimulatorConfiguration(
            apps: [app], refreshPolicy: refreshPolicy, accessTokenLifetime: tokenLifetime,
            latency: .milliseconds(latency), stateLag: .milliseconds(lag), quota: limits ? .contract : nil)
        configuration.allowsControl = true
        for text in switches { _ = Self.set(text, in: &configuration) }
        if let refreshLifetime { configuration.refreshTokenLifetime = .seconds(refreshLifetime) }
        return configuration
    }

    /// What is said behind the address; its form is promised in the help.
    private var startupLine: String {
        "client ID \(SimulatorConfiguration.demoClientID)" + (secret.map { "  client secret \($0)" } ?? "")
    }
}

extension AppMode: ExpressibleByArgument {}
extension SimulatorConfiguration.RefreshPolicy: ExpressibleByArgument {}
