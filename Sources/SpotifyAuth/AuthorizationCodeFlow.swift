// The authorization code flow with PKCE (contract §2.1–§2.2): open the consent page, wait for the answer at a loopback
// address or for a pasted one, check it, and change the code into tokens.

package import Exchange
import FoundationEssentials

/// Opens the consent page.
package protocol UserAgent: Sendable {
    func open(_ authorizationURL: String) async throws(AuthError) -> UserAgentOutcome
}

/// What came of opening the page.
package enum UserAgentOutcome: Sendable, Hashable {
    /// The answer will come to the listener.
    case opened
    /// Consent was given without a browser; the address one would have been sent to.
    case answered(callbackURL: String)
    /// Nothing could be opened: the user must do it.
    case cannotOpen
}

/// Waits at a loopback address.
package protocol CallbackListener: Sendable {
    /// Listens, hands out the redirect URI with its port, and runs the body; `next` in it waits for the next address a
    /// browser was sent to.
    func listen(
        deadline: Duration, accepts: @escaping @Sendable (String) -> Bool,
        _ body:
            @escaping @Sendable (
                _ redirectURI: String, _ next: @escaping @Sendable () async throws(AuthError) -> String
            ) async throws(AuthError) -> String
    ) async throws(AuthError) -> String
}

/// Logs in.
package struct AuthorizationCodeFlow: Sendable {
    private let accounts: AccountsService
    private let userAgent: any UserAgent
    private let time: any TimeSource
    private let show: @Sendable (String) -> Void

    /// How long the user has to give the consent.
    package static let deadline = Duration.seconds(600)
    /// What must be registered for the app; Spotify accepts any port with it (contract §2.6).
    package static let registeredRedirectURI = "http://127.0.0.1/callback"

    /// - Parameter show: told the address of the page when it cannot be opened.
    package init(
        accounts: AccountsService, userAgent: any UserAgent, time: any TimeSource,
        show: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.accounts = accounts
        self.userAgent = userAgent
        self.time = time
        self.show = show
    }

    /// Runs the flow with a user agent that answers by itself, or an address the user pastes.
    package func run(
        client: ClientRegistration, scopes: [String], redirectURI: String = registeredRedirectURI,
        paste: (@Sendable () async throws(AuthError) -> String)? = nil
    ) async throws(AuthError) -> Grant {
        let request = AuthorizationRequest(clientID: client.clientID, redirectURI: redirectURI, scopes: scopes)
        let address = accounts.authorizationURL(for: request)
        let callback: String
        switch try await userAgent.open(address) {
        case .answered(let answer): callback = answer
        case .opened, .cannotOpen:
            guard let paste else { throw .misconfigured("no browser can be opened here") }
            show(address)
            callback = try await paste()
        }
        return try await redeem(callback, request, client, asked: scopes)
    }

    /// Runs the flow with a listener; a pasted address is taken as well, whichever comes first.
    package func run(
        client: ClientRegistration, scopes: [String], listener: any CallbackListener,
        paste: (@Sendable () async throws(AuthError) -> String)? = nil
    ) async throws(AuthError) -> Grant {
        let attempt = Attempt()
        let callback = try await listener.listen(
            deadline: Self.deadline, accepts: { attempt.isAnswered(by: $0) }
        ) { redirectURI, next async throws(AuthError) in
            let request = AuthorizationRequest(clientID: client.clientID, redirectURI: redirectURI, scopes: scopes)
            attempt.begin(request)
            let address = accounts.authorizationURL(for: request)
            switch try await userAgent.open(address) {
            case .answered(let answer): return answer
            case .opened: break
            case .cannotOpen: show(address)
            }
            guard let paste else { return try await next() }
            return try await Self.first(next, paste)
        }
        guard let request = attempt.request else { throw .cancelled }
        return try await redeem(callback, request, client, asked: scopes)
    }

    private func redeem(
        _ callback: String, _ request: AuthorizationRequest, _ client: ClientRegistration, asked: [String]
    ) async throws(AuthError) -> Grant {
        let code = try request.code(fromCallback: callback)
        let answer: TokenAnswer
        do {
            answer = try await accounts.redeem(code: code, of: request, as: client)
        } catch AuthError.loginExpired {
            // For a code `invalid_grant` says that the code is no good, not that a login ended.
            throw .unusableCallback
        }
        let now = time.now
        return Grant(
            accessToken: answer.accessToken, expiresAt: now + answer.lifetime.inSeconds,
            refreshToken: answer.refreshToken, scopes: answer.scopes ?? asked, authorizedAt: now,
            clientID: client.clientID, method: client.method)
    }

    private typealias Wait = @Sendable () async throws(AuthError) -> String

    /// The first answer of the two; the other wait is cancelled.
    private static func first(_ next: @escaping Wait, _ paste: @escaping Wait) async throws(AuthError) -> String {
        let answer = await withTaskGroup(of: Result<String, AuthError>.self) { group in
            group.addTask { await result(of: next) }
            group.addTask { await result(of: paste) }
            defer { group.cancelAll() }
            return await group.next() ?? .failure(.cancelled)
        }
        return try answer.get()
    }

    private static func result(of wait: Wait) async -> Result<String, AuthError> {
        do throws(AuthError) { return .success(try await wait()) } catch { return .failure(error) }
    }
}
