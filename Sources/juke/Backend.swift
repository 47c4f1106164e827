// What answers requests: Spotify through the network, or the simulated one inside the process. Both are the same chain of
// layers over another exchange.

import Exchange
import NetworkAdapters
import Shell
import ShellCommands
import SpotifyAPI
import SpotifyAuth
import Storage

/// Spotify, or a simulation of it.
struct Backend {
    let connection: Connection
    let authentication: Authentication
    /// Said when a prompt starts.
    let greeting: String?
    let close: @Sendable () async -> Void

    /// The real Spotify.
    static func spotify(
        _ environment: [String: String], _ paths: Paths, report: @escaping @Sendable (String) -> Void
    ) -> Backend {
        let time = SystemTime()
        let network = NetworkExchange(userAgent: "juke/\(Juke.version)", environment: environment)
        let connection = Connection(
            network: network, addresses: Connection.Addresses(environment: environment),
            store: TokenFile(path: paths.tokenFile, lock: paths.tokenLock, time: time), registration: nil,
            pace: .standard, trace: RequestCounter(), time: time,
            waiting: { report("Spotify asks to wait \($0.components.seconds) s …") })
        let browser = SystemBrowser(environment: environment)
        let authentication = Authentication(
            tokens: connection.tokens, builtInClientID: nil,
            authorize: { clientID, options, services in
                let agent: any UserAgent = options.opening == .printed ? PrintedAddress() : browser
                let flow = AuthorizationCodeFlow(
                    accounts: connection.accounts, userAgent: agent, time: time,
                    show: { report("Open this address in a browser:\n\($0)") })
                return try await flow.logIn(
                    client: ClientRegistration(clientID: clientID), options: options,
                    listener: LoopbackCallbackListener(time: time), services: services)
            }, forgetCache: { await connection.cache.removeAll() })
        return Backend(
            connection: connection, authentication: authentication, greeting: nil,
            close: {
                await connection.tokens.settle()
                await network.shutdown()
            })
    }
}

/// A user agent that opens nothing: the address is shown.
struct PrintedAddress: UserAgent {
    func open(_ authorizationURL: String) async throws(AuthError) -> UserAgentOutcome { .cannotOpen }
}
