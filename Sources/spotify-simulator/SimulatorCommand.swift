// The simulated Spotify as a program, for anyone who writes a client: the Accounts service and the Web API on
// one port of this machine. This file reads the command line and says where the program listens. The answers
// come from SpotifySimulator, the server from NetworkAdapters.

import ArgumentParser
import Exchange
import Files
import NetworkAdapters
import SpotifySimulator

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@main
struct SimulatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spotify-simulator",
        abstract: "A local Spotify: the Accounts service and the Web API.",
        discussion: """
            The authorize and token endpoints are at /authorize and /api/token, the Web API below /v1. Nothing has \
            to be registered: one app is known, in Development Mode, with the redirect URI \
            http://127.0.0.1/callback and any port.

            Once it accepts connections it writes one line to standard output, its parts separated by two spaces: \
            the address, "client ID" and the ID, and for an app with a secret "client secret" and the secret.

            Tests control it over HTTP, JSON in and out, without a token:

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

    /// Two columns for the help: the names, and what they do.
    private static func list(_ entries: [SimulatorControls.Entry]) -> String {
        let width = (entries.map(\.name.count).max() ?? 0) + 2
        return entries.map { entry in
            "  " + entry.name + String(repeating: " ", count: width - entry.name.count) + entry.meaning
        }.joined(separator: "\n")
    }

    // Where to listen, and the world to serve. Port 0 lets tests run several programs at once.
    @Option(help: "The port to listen on; 0 for any that is free.")
    var port = 8080
    @Option(help: "Tracks in a generated world, instead of the embedded catalogue.")
    var world: Int?
    @Option(help: "The seed of the generated world.")
    var seed: UInt64 = 1
    @Flag(help: "Answer 429 as Spotify does: 60 requests in 30 seconds, and daily quotas.")
    var limits = false

    // What the user has, and whether it is kept.
    @Option(help: "Tracks the first user has saved, instead of the few the world begins with.")
    var saved: Int?
    @Option(help: "Playlists of 50 tracks that the first user has, instead of the few the world begins with.")
    var playlists: Int?
    @Option(
        help: ArgumentHelp(
            "Keep libraries, playlists and players in this file, and begin with what is in it. Logins are not kept.",
            valueName: "file"))
    var state: String?

    // Timing. The lag is on by default, so that a client meets it on its first day (SpotifyContract §5).
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

    // The app. Its default is what a developer gets who registers one today: Development Mode, no secret.
    @Option(help: "The mode the app is in.")
    var appMode = AppMode.development
    @Flag(help: "Give the app a client secret, the same at every start. PKCE without it works as well.")
    var withSecret = false
    @Option(
        help: ArgumentHelp(
            "A redirect URI of the app, instead of the standard one; can be repeated.", valueName: "uri"))
    var redirectURI: [String] = []

    // The login. Tests of a client's refresh shorten the lifetimes and try each policy (SpotifyContract §2.3).
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
            Answer /authorize with the redirect at once, as if the first user had pressed Allow. A faulty request is \
            refused as without it.
            """)
    var grant = false

    /// Checks the values of the options before anything is made, so that a wrong one is a usage error.
    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535.") }
        guard world ?? 1 > 0 else { throw ValidationError("A world has at least one track.") }
        guard tokenLifetime > 0, refreshLifetime ?? 1 > 0 else {
            throw ValidationError("A token lives at least one second.")
        }
        guard latency >= 0, lag >= 0 else { throw ValidationError("--latency and --lag are numbers from 0 up.") }
        guard saved ?? 0 >= 0 else { throw ValidationError("--saved is a number from 0 up.") }
        guard playlists ?? 0 >= 0 else { throw ValidationError("--playlists is a number from 0 up.") }
        // Switches are tried on a configuration that is thrown away; `simulation` sets them for good.
        var tried = SimulatorConfiguration()
        for text in switches {
            if let fault = Self.set(text, in: &tried) { throw ValidationError(fault + ".") }
        }
        for uri in redirectURI where !SimulatedApp.canRegister(uri) {
            throw ValidationError(
                "\(uri) cannot be registered: plain http goes to 127.0.0.1 or [::1] only, and localhost never.")
        }
    }

    /// Sets a switch of the form `name=value`. The answer is `nil`, or a sentence that says what is wrong.
    private static func set(_ text: String, in configuration: inout SimulatorConfiguration) -> String? {
        // A value may contain `=` itself, so only the first one separates.
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return "\(text) has no value: write \(text)=VALUE" }
        return SimulatorControls.set(parts[0], to: parts[1], in: &configuration)
    }

    /// Serves until a signal ends the process. One line on standard output says
    /// when it accepts connections.
    func run() async throws {
        let simulator = SpotifySimulator(world: startingWorld, time: SystemTime(), configuration: simulation)
        let line = startupLine
        // A client that goes away in the middle of an answer must not end the program.
        signal(SIGPIPE, SIG_IGN)
        var exchange: any Exchange = grant ? GrantingExchange(simulator) : simulator
        // The file is outermost: it sees every request, those that `--grant` answers included.
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

    /// Why the program cannot serve, as a sentence for the terminal.
    private struct Refusal: Error, CustomStringConvertible {
        let description: String
    }

    /// The demo world or a generated one, with as many saved tracks and playlists as the options ask for.
    private var startingWorld: World {
        var start = world.map { World.generated(seed: seed, tracks: $0) } ?? .demo
        if let saved {
            // The few tracks that the world begins with would be counted besides.
            if let user = start.users.first?.id { start.libraries[user]?.tracks = SavedList() }
            start.saveTracks(saved)
        }
        if let playlists { start.replacePlaylists(playlists, of: 50) }
        return start
    }

    /// The app's secret; without `--with-secret` only PKCE works.
    private var secret: String? { withSecret ? SimulatorConfiguration.demoClientSecret : nil }

    /// The configuration that the options describe.
    private var simulation: SimulatorConfiguration {
        var app = SimulatedApp(secret: secret, mode: appMode)
        if !redirectURI.isEmpty { app.redirectURIs = redirectURI }
        var configuration = SimulatorConfiguration(
            apps: [app], refreshPolicy: refreshPolicy, accessTokenLifetime: tokenLifetime,
            latency: .milliseconds(latency), stateLag: .milliseconds(lag), quota: limits ? .contract : nil)
        // Only this program lets requests change the world; the demo inside juke does not.
        configuration.allowsControl = true
        for text in switches { _ = Self.set(text, in: &configuration) }
        if let refreshLifetime { configuration.refreshTokenLifetime = .seconds(refreshLifetime) }
        return configuration
    }

    /// The text after the address in the first line of output. The help promises its form, and scripts read it.
    private var startupLine: String {
        "client ID \(SimulatorConfiguration.demoClientID)" + (secret.map { "  client secret \($0)" } ?? "")
    }
}

// The choices of the simulator are the choices of the options.
extension AppMode: ExpressibleByArgument {}
extension SimulatorConfiguration.RefreshPolicy: ExpressibleByArgument {}
