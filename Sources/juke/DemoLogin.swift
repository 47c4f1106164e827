// How a login at the simulated Spotify is made: by the simulator itself, which presses its own button, or by a real
// browser at a port that is open meanwhile. Which people there are is the simulator's.

import Exchange
import Library
import NetworkAdapters
import Rows
import ShellCommands
import SpotifyAuth
import SpotifySimulator

/// Logs in at the simulated Spotify.
struct DemoLogin {
    let exchange: DemoExchange
    let accounts: AccountsService
    let time: any TimeSource
    let environment: [String: String]

    /// Gets the consent.
    func grant(
        for login: LoginRequest, _ opening: Authentication.Opening, _ paste: AuthorizationCodeFlow.Paste?,
        _ show: @escaping @Sendable (LoginStep) -> Void
    ) async throws(AuthError) -> Grant {
        // An address that is only printed could not be opened, since no server listens: the simulator presses its own
        // button.
        guard opening == .browser || opening == .printed && paste != nil else {
            let consent = DemoConsent(exchange: exchange, person: opening.person)
            return try await AuthorizationCodeFlow(accounts: accounts, userAgent: consent, time: time).run(login)
        }
        let agent: any UserAgent = opening == .browser ? SystemBrowser(environment: environment) : NoUserAgent()
        let result: Result<Grant, AuthError>? = try? await ExchangeServer(exchange).whileServing { port in
            let accounts = AccountsService(exchange: exchange, baseURL: "http://127.0.0.1:\(port)")
            let flow = AuthorizationCodeFlow(accounts: accounts, userAgent: agent, time: time, show: show)
            do throws(AuthError) {
                return .success(
                    try await flow.run(login, listener: LoopbackCallbackListener(time: time), paste: paste))
            } catch {
                return .failure(error)
            }
        }
        guard let result else { throw .cancelled }
        return try result.get()
    }
}

extension PastPlay {
    /// A play of the demo's history.
    init(_ track: HeardTrack) {
        self.init(
            ended: track.ended, heard: track.heard, uri: track.uri, kind: "track", name: track.name,
            artist: track.artist, album: track.album, source: .extended)
    }
}

/// Gives consent without a browser, as a user who presses the button does.
struct DemoConsent: UserAgent {
    let exchange: DemoExchange
    /// Who presses it; the first person of the world for nil.
    let person: String?

    func open(_ authorizationURL: String) async throws(AuthError) -> UserAgentOutcome {
        let simulator = await exchange.simulator
        guard case .redirect(let location) = await simulator.approve(authorizationURL, as: person) else {
            throw .misconfigured("the simulator refused the login")
        }
        return .answered(callbackURL: location)
    }
}
