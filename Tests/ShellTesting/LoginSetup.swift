// How a login is made in a test: whose app, who answers, and what stands in for the browser.

import Exchange
import Prompting
package import ShellCommands
package import SpotifyAuth
package import SpotifySimulator
import Synchronization

/// How a login is made.
package struct LoginSetup: Sendable {
    /// What the person at the consent page does.
    package enum Decision: Sendable {
        /// Agrees.
        case allows
        /// Refuses.
        case denies
        /// Nothing can be opened; what is typed is made of the address that is shown.
        case pastes(@Sendable (SpotifySimulator, _ authorizationURL: String) async -> [String])
        /// Leaves with Ctrl-C.
        case gone
        /// Nothing can be opened, and no one types.
        case nothing
    }

    let shown = ShownAddress()
    /// nil: the user brings an app.
    package var builtIn: Authentication.BuiltInApp?
    /// The client secret that the environment holds.
    package var environmentSecret: SpotifyAuth.Secret?
    /// What the person at the consent page does.
    package var decision: Decision
    /// Who is in front of the shell, where that does not follow from whether it is a prompt.
    package var audience: Audience?
    /// The line a command finds on standard input, made of what was shown so far.
    package var standardInput: @Sendable (SpotifySimulator, _ shown: String) async -> String

    /// A login that is made with the app of the demo or, where that is not built in, with one of the user's.
    package init(
        isBuiltIn: Bool = true, environmentSecret: String? = nil, decision: Decision = .allows,
        audience: Audience? = nil,
        standardInput: @escaping @Sendable (SpotifySimulator, _ shown: String) async -> String = { _, _ in "" }
    ) {
        builtIn =
            isBuiltIn
            ? .init(
                clientID: SimulatorConfiguration.demoClientID,
                secret: SpotifyAuth.Secret(SimulatorConfiguration.demoClientSecret),
                people: World.demoPeople.map { Authentication.Person(id: $0.id, name: $0.displayName ?? $0.id) }) : nil
        self.environmentSecret = environmentSecret.map { SpotifyAuth.Secret($0) }
        self.decision = decision
        self.audience = audience
        self.standardInput = standardInput
    }

    /// Gets the consent in place of a browser.
    func authorize(
        _ request: LoginRequest, _ opening: Authentication.Opening, _ paste: AuthorizationCodeFlow.Paste?,
        _ show: @escaping @Sendable (LoginStep) -> Void, _ accounts: AccountsService, _ simulator: SpotifySimulator,
        _ time: any TimeSource
    ) async throws(AuthError) -> Grant {
        let agent: any UserAgent =
            switch decision {
            case .allows: SimulatedConsent(simulator: simulator, isGiven: true, person: opening.person)
            case .denies: SimulatedConsent(simulator: simulator, isGiven: false)
            case .gone: throw .cancelled
            case .pastes, .nothing: NoUserAgent()
            }
        let shown = shown
        let flow = AuthorizationCodeFlow(
            accounts: accounts, userAgent: agent, time: time,
            show: { step in
                if case .address(let address) = step { shown.set(address) }
                show(step)
            })
        return try await flow.run(request, listener: SilentListener(), paste: paste)
    }
}

/// The address that was last shown to the user.
final class ShownAddress: Sendable {
    private let address = Mutex("")

    func set(_ address: String) { self.address.withLock { $0 = address } }

    var text: String { address.withLock { $0 } }
}

/// Lines typed by a user who opens the address that is shown.
actor PastingLines: LineSource {
    private let simulator: SpotifySimulator
    private let shown: ShownAddress
    private let make: @Sendable (SpotifySimulator, _ authorizationURL: String) async -> [String]
    private var lines: [String]?

    init(
        simulator: SpotifySimulator, shown: ShownAddress,
        make: @escaping @Sendable (SpotifySimulator, _ authorizationURL: String) async -> [String]
    ) {
        self.simulator = simulator
        self.shown = shown
        self.make = make
    }

    func next(_ request: LineRequest) async -> LineEvent {
        if lines == nil { lines = await make(simulator, shown.text) }
        guard let line = lines?.first else { return .end }
        lines?.removeFirst()
        return .text(line, at: SourcePosition())
    }
}

/// A user agent that is the simulator itself: consent given, or refused, without a browser.
package struct SimulatedConsent: UserAgent {
    let simulator: SpotifySimulator
    let isGiven: Bool
    /// Who gives it; the first user for nil.
    var person: String?

    package func open(_ authorizationURL: String) async throws(AuthError) -> UserAgentOutcome {
        let answer =
            isGiven ? await simulator.approve(authorizationURL, as: person) : await simulator.deny(authorizationURL)
        switch answer {
        case .redirect(let location): return .answered(callbackURL: location)
        case .refused(let page): throw .misconfigured(page)
        }
    }
}

/// A listener that is never called.
private struct SilentListener: CallbackListener {
    func listen(
        at redirect: LoopbackRedirect, deadline: Duration, accepts: @escaping @Sendable (String) -> Bool,
        _ body:
            @escaping @Sendable (
                _ redirectURI: String, _ next: @escaping @Sendable () async throws(AuthError) -> String
            ) async throws(AuthError) -> String
    ) async throws(AuthError) -> String {
        try await body(redirect.uri(port: redirect.port ?? 40_123)) { () async throws(AuthError) in
            // Until the other wait is over.
            let (stream, _) = AsyncStream<Void>.makeStream()
            for await _ in stream {}
            throw .cancelled
        }
    }
}
