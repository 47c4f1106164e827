// The authorization code flow with PKCE (SpotifyContract §2.1, §2.2): open the consent page, wait for the
// answer at a loopback address or for a pasted one, check it, and change the code into tokens. It keeps
// nothing and prints nothing.

package import Exchange
import FoundationEssentials

/// Opens the consent page.
package protocol UserAgent: Sendable {
    /// Opens the address, usually in a browser, without waiting for the user.
    func open(_ authorizationURL: String) async throws(AuthError) -> UserAgentOutcome
    /// Waits until the last opening turns out to have failed; false when it did not.
    func hasFailed() async -> Bool
}

extension UserAgent {
    /// An agent that cannot notice a failure reports none.
    package func hasFailed() async -> Bool { false }
}

/// The result of opening the page.
package enum UserAgentOutcome: Sendable, Hashable {
    /// The answer will come to the listener.
    case opened
    /// Consent was given without a browser; the address to which one would have been sent.
    case answered(callbackURL: String)
    /// Nothing could be opened; the user must do it.
    case cannotOpen
}

/// Waits at a loopback address (RFC 8252 §7.3).
package protocol CallbackListener: Sendable {
    /// Listens at the redirect's address, passes the redirect URI with its port to the body, and returns the
    /// body's result. `next` waits for the next address to which a browser was sent. Addresses that `accepts`
    /// refuses are not passed on.
    func listen(
        at redirect: LoopbackRedirect, deadline: Duration, accepts: @escaping @Sendable (String) -> Bool,
        _ body:
            @escaping @Sendable (
                _ redirectURI: String, _ next: @escaping @Sendable () async throws(AuthError) -> String
            ) async throws(AuthError) -> String
    ) async throws(AuthError) -> String
}

/// What a login shall bring.
package struct LoginRequest: Sendable {
    /// The app that the login is for.
    package var client: ClientRegistration
    /// What the user is to allow.
    package var scopes: [String]
    /// Where the browser is sent after the consent.
    package var redirect: LoopbackRedirect
    /// Whether the consent is asked for when it was given before.
    package var consent: ConsentPrompt

    /// A login with the standard redirect and no unneeded question, unless others are given.
    package init(
        client: ClientRegistration, scopes: [String], redirect: LoopbackRedirect = .standard,
        consent: ConsentPrompt = .whenNeeded
    ) {
        self.client = client
        self.scopes = scopes
        self.redirect = redirect
        self.consent = consent
    }
}

/// What the user sees while a login waits.
package enum LoginStep: Sendable, Equatable {
    /// A browser shows the consent page.
    case opened
    /// The browser that was to show the consent page failed; the user has to open this address.
    case browserFailed(String)
    /// The user has to open this address.
    case address(String)
}

/// Logs in by way of the consent page.
package struct AuthorizationCodeFlow: Sendable {
    private let accounts: AccountsService
    private let userAgent: any UserAgent
    private let time: any TimeSource
    private let show: @Sendable (LoginStep) -> Void

    /// How long the user has to give the consent.
    package static let deadline = Duration.seconds(600)

    /// Asks the user for the address at which the browser ended; `previous` says why the last one was not accepted.
    package typealias Paste = @Sendable (_ previous: AuthError?) async throws(AuthError) -> String

    /// - Parameter show: Receives each step that the user should know of.
    package init(
        accounts: AccountsService, userAgent: any UserAgent, time: any TimeSource,
        show: @escaping @Sendable (LoginStep) -> Void = { _ in }
    ) {
        self.accounts = accounts
        self.userAgent = userAgent
        self.time = time
        self.show = show
    }

    /// Begins a login for which no one waits: the request to keep, and the address to open.
    package func begin(_ login: LoginRequest) -> (pending: PendingLogin, address: String) {
        let request = AuthorizationRequest(
            clientID: login.client.clientID, redirectURI: login.redirect.description, scopes: login.scopes,
            consent: login.consent)
        return (
            PendingLogin(request: request, client: login.client, begun: time.now),
            accounts.authorizationURL(for: request)
        )
    }

    /// Ends a login that was begun, with the address at which the browser ended.
    package func finish(_ pending: PendingLogin, with callback: String) async throws(AuthError) -> Grant {
        try await redeem(callback, pending.request, pending.client)
    }

    /// Runs the flow with a user agent that gives the consent itself.
    package func run(_ login: LoginRequest) async throws(AuthError) -> Grant {
        let (pending, address) = begin(login)
        switch try await userAgent.open(address) {
        case .answered(let callback): return try await finish(pending, with: callback)
        case .opened, .cannotOpen: throw .misconfigured("no browser can be opened here")
        }
    }

    /// Runs the flow with a listener. A pasted address counts as well, whichever comes first.
    ///
    /// Without `paste` there is no user who could open an address. When no browser can be opened either, it
    /// throws ``AuthError/consentPending``.
    package func run(
        _ login: LoginRequest, listener: any CallbackListener, paste: Paste? = nil
    ) async throws(AuthError) -> Grant {
        let attempt = LoginAttempt()
        let callback = try await listener.listen(
            at: login.redirect, deadline: Self.deadline, accepts: { attempt.isAnswered(by: $0) }
        ) { redirectURI, next async throws(AuthError) in
            let request = AuthorizationRequest(
                clientID: login.client.clientID, redirectURI: redirectURI, scopes: login.scopes, consent: login.consent)
            attempt.begin(request)
            let address = accounts.authorizationURL(for: request)
            switch try await userAgent.open(address) {
            case .answered(let answer): return answer
            case .opened: show(.opened)
            case .cannotOpen:
                guard paste != nil else { throw .consentPending }
                show(.address(address))
            }
            return try await watchingBrowser(for: address) { () async throws(AuthError) in
                guard let paste else { return try await next() }
                return try await Self.first(
                    next, { () async throws(AuthError) in try await Self.answer(to: request, paste) })
            }
        }
        guard let request = attempt.request else { throw .cancelled }
        return try await redeem(callback, request, login.client)
    }

    /// Runs the wait. A browser that fails meanwhile is reported, and the wait continues.
    private func watchingBrowser(for address: String, _ wait: @escaping Wait) async throws(AuthError) -> String {
        let answer = await withTaskGroup(of: Result<String, AuthError>?.self) { group in
            group.addTask { await Self.result(of: wait) }
            group.addTask {
                if await userAgent.hasFailed() { show(.browserFailed(address)) }
                return nil
            }
            defer { group.cancelAll() }
            for await result in group {
                if let result { return result }
            }
            return .failure(AuthError.cancelled)
        }
        return try answer.get()
    }

    /// Asks until an address answers this request.
    private static func answer(to request: AuthorizationRequest, _ paste: Paste) async throws(AuthError) -> String {
        var fault: AuthError?
        while true {
            let text = try await paste(fault)
            do throws(AuthError) {
                _ = try request.code(fromCallback: text)
                return text
            } catch {
                guard error == .stateMismatch || error == .unusableCallback else { return text }
                fault = error
            }
        }
    }

    /// Checks the answer, changes its code into tokens, and notes the time of the consent.
    private func redeem(
        _ callback: String, _ request: AuthorizationRequest, _ client: ClientRegistration
    ) async throws(AuthError) -> Grant {
        let code = try request.code(fromCallback: callback)
        let answer = try await accounts.redeem(code: code, of: request, as: client)
        let now = time.now
        var grant = Grant(answer, for: client, at: now, authorizedAt: now)
        grant.scopes = answer.scopes ?? request.scopes
        return grant
    }

    /// A wait for the address at which the browser ended.
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
