// The demo: a simulated Spotify inside the process, with tokens in memory. Its world is made at the first request. How
// its login is made is in DemoLogin; what it answers is left to SpotifySimulator.

import Exchange
import HTTPTypes
import Library
import Shell
import ShellCommands
import SpotifyAPI
import SpotifyAuth
import SpotifySimulator
import Storage
import Text

extension Backend {
    /// The simulated Spotify, under the same layers as the real one.
    static func demo(
        _ environment: [String: String], shell: String, report: @escaping @Sendable (String) -> Void
    ) -> Backend {
        let time = SystemTime()
        let exchange = DemoExchange(time: time)
        let names = SearchableNameIndex(InMemoryNameIndex())
        let store = InMemoryTokenStore()
        let changes = InMemoryChangeLog()
        let copy = CopyDatabase(inMemory: { Kinds.table($0) })
        let plays = PlaysDatabase()
        let connection = Connection(
            network: exchange, addresses: Connection.Addresses(), store: store,
            cache: InMemoryResponseCache(time: time), ledger: { _ in InMemoryBudgetLedger() },
            time: time, waiting: { report("Waiting \(DurationText.text($0)) for Spotify …") })
        let authentication = Authentication(
            tokens: connection.tokens, accounts: connection.accounts, pending: store, apps: store,
            builtIn: .init(
                clientID: SimulatorConfiguration.demoClientID,
                secret: SpotifyAuth.Secret(SimulatorConfiguration.demoClientSecret),
                people: World.demoPeople.map { Authentication.Person(id: $0.id, name: $0.displayName ?? $0.id) }),
            environmentSecret: nil, readFile: { path throws(ImportFault) in try UserFile.read(path, environment) },
            authorize: { login, opening, paste, show async throws(AuthError) in
                let consent = DemoLogin(
                    exchange: exchange, accounts: connection.accounts, time: time, environment: environment)
                let grant = try await consent.grant(for: login, opening, paste, show)
                if opening.person ?? World.demoPeople[0].id == World.demoPeople[0].id {
                    _ = try? await plays.add(World.demoHistory(before: time.now).map(PastPlay.init))
                }
                return grant
            },
            forgetCache: {
                await connection.cache.removeAll()
                await names.removeAll()
                await changes.forget()
                await copy.forget()
            })
        return Backend(
            connection: connection, network: exchange, authentication: authentication, names: names,
            player: InMemoryPlayer(), changes: changes, copy: copy, plays: plays, turns: SingleWriter(), shell: shell,
            greeting: demoGreeting,
            close: {})
    }
}

/// What a prompt of the demo begins with.
private let demoGreeting = "A simulated Spotify: nothing here is real. To begin, type: login"

/// What the first prompt of the demo says besides.
let demoFirstSteps = """
    Three lines to try:
      login
      search artist radiohead
      play 1
    To try backup and restore there is a second person: login --as Mira
    """

/// The simulator, made at its first request, so that `juke --demo` starts as fast as without it.
actor DemoExchange: Exchange {
    private let time: any TimeSource
    private var made: SpotifySimulator?

    init(time: any TimeSource) { self.time = time }

    /// The one simulator of this process.
    var simulator: SpotifySimulator {
        if let made { return made }
        let simulator = SpotifySimulator(
            world: .demo, time: time,
            configuration: SimulatorConfiguration(
                apps: [SimulatedApp(secret: SimulatorConfiguration.demoClientSecret)]))
        made = simulator
        return simulator
    }

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        try await simulator.send(request, body: body)
    }
}
