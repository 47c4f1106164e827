// The demo: a whole Spotify inside the process, with tokens in memory. Its world is made at the first request, and a
// socket is opened only when the consent is to be given in a real browser.

import Exchange
import HTTPTypes
import NetworkAdapters
import Shell
import ShellCommands
import SpotifyAPI
import SpotifyAuth
import SpotifySimulator

extension Backend {
    /// The simulated Spotify.
    static func demo(_ environment: [String: String], report: @escaping @Sendable (String) -> Void) -> Backend {
        let time = SystemTime()
        let exchange = DemoExchange(time: time)
        let connection = Connection(
            network: exchange, addresses: Connection.Addresses(), store: InMemoryTokenStore(), registration: nil,
            pace: .standard, trace: RequestCounter(), time: time,
            waiting: { report("Spotify asks to wait \($0.components.seconds) s …") })
        let client = ClientRegistration(clientID: SimulatorConfiguration.demoClientID)
        let scopes = Scope.shell.map(\.rawValue)
        let authentication = Authentication(
            tokens: connection.tokens, builtInClientID: client.clientID,
            authorize: { _, options, _ in
                guard options.opening == .browser else {
                    let consent = DemoConsent(exchange: exchange)
                    return try await AuthorizationCodeFlow(
                        accounts: connection.accounts, userAgent: consent, time: time
                    ).run(client: client, scopes: scopes)
                }
                let browser = SystemBrowser(environment: environment)
                let server = ExchangeServer(exchange)
                return try await server.whileServing { port in
                    let accounts = AccountsService(exchange: exchange, baseURL: "http://127.0.0.1:\(port)")
                    return try await AuthorizationCodeFlow(
                        accounts: accounts, userAgent: browser, time: time,
                        show: { report("Open this address in a browser:\n\($0)") }
                    ).run(client: client, scopes: scopes, listener: LoopbackCallbackListener(time: time))
                }
            }, forgetCache: { await connection.cache.removeAll() })
        return Backend(
            connection: connection, authentication: authentication,
            greeting: "A simulated Spotify. Type: login", close: {})
    }
}

/// The simulator, made when something is first asked of it.
actor DemoExchange: Exchange {
    private let time: any TimeSource
    private var made: SpotifySimulator?

    init(time: any TimeSource) { self.time = time }

    var simulator: SpotifySimulator {
        if let made { return made }
        let simulator = SpotifySimulator(world: .demo, time: time)
        made = simulator
        return simulator
    }

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        try await simulator.send(request, body: body)
    }
}

/// Consent given without a browser, as a person pressing the button gives it.
struct DemoConsent: UserAgent {
    let exchange: DemoExchange

    func open(_ authorizationURL: String) async throws(AuthError) -> UserAgentOutcome {
        let simulator = await exchange.simulator
        guard case .redirect(let location) = await simulator.approve(authorizationURL) else {
            throw .misconfigured("the simulator refused the login")
        }
        return .answered(callbackURL: location)
    }
}
