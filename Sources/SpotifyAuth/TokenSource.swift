// The one holder of the login in a process (Architecture §5). It gives out the access token, refreshes it before
// it ends, and lets everyone who needs a new one wait for the same refresh. A refresh that was sent is never
// cancelled, even when no task waits for it any more. How processes share a refresh is in TokenSource+Renewal.

package import Exchange
import FoundationEssentials

/// Gives out access tokens.
package actor TokenSource {
    let store: any TokenStore
    let accounts: AccountsService
    let time: any TimeSource
    /// The secret of the app with this client ID, if it is known apart from the login.
    let secret: @Sendable (_ clientID: String) -> Secret?
    /// Receives what the user should know although the login works.
    let notify: @Sendable (TokenNotice) -> Void
    /// The services that this process uses.
    let home: LoginHome
    /// Watches tokens that are on their way, so that the process does not end then.
    package nonisolated let renewals: RenewalWatch
    /// The login, once it was read.
    private var known: Grant?
    private var hasLoaded = false
    /// A login that could not be stored, with the access token that the file held then.
    var unstored: (grant: Grant, instead: Secret?)?
    /// The refresh that is under way, of which there is one at most; what was sent is never cancelled.
    private var refreshes: SingleFlight<Shared, Secret, AuthError>?
    /// The last refresh that a 401 forced, its token, and whether a request has succeeded with it.
    private var forced: (at: Date, token: Secret, succeeded: Bool)?

    /// What tasks share.
    private enum Shared { case refresh }

    /// Another forced refresh within this time, in seconds, is made only if the last one
    /// helped (SpotifyContract §2.8).
    private static let forcedPause = 30.0

    /// - Parameters:
    /// - home: The services that this process uses; a login of others is not sent to them.
    /// - notify: Receives what the user should know although the login works.
    package init(
        store: any TokenStore, accounts: AccountsService, time: any TimeSource, home: LoginHome = .spotify,
        renewals: RenewalWatch = RenewalWatch(),
        secret: @escaping @Sendable (_ clientID: String) -> Secret? = { _ in nil },
        notify: @escaping @Sendable (TokenNotice) -> Void = { _ in }
    ) {
        self.store = store
        self.accounts = accounts
        self.time = time
        self.home = home
        self.renewals = renewals
        self.secret = secret
        self.notify = notify
    }

    /// The login; nil when there is none.
    package func grant() async throws(AuthError) -> Grant? {
        if !hasLoaded {
            let stored: Grant?
            do { stored = try await store.load() } catch { throw .store(error) }
            known = try Self.checked(stored, at: home)
            hasLoaded = true
        }
        return known
    }

    /// The login, if it was made at the services that are used here.
    static func checked(_ grant: Grant?, at home: LoginHome) throws(AuthError) -> Grant? {
        guard let grant else { return nil }
        guard grant.home.map({ $0 == home }) ?? home.takesUnknown else {
            throw .elsewhere(made: grant.home ?? .spotify, here: home)
        }
        return grant
    }

    /// Makes sure that a login could be stored, before the user is asked to give a consent for it.
    package func checkStorable() async throws(AuthError) {
        let store = store
        try await store.withLock { () async throws(AuthError) in
            do throws(TokenStoreError) { try await store.check() } catch { throw .store(error) }
        }
    }

    /// An access token with at least a minute left.
    package func accessToken() async throws(AuthError) -> Secret {
        guard let grant = try await grant() else { throw .notLoggedIn }
        if grant.isUsable(at: time.now) { return grant.accessToken }
        return try await refreshed(replacing: grant.accessToken)
    }

    /// A token to use in place of one that Spotify refused. It is nil when there is no better one and another
    /// refresh so soon would only add load (SpotifyContract §2.8).
    package func replacement(for rejected: Secret) async throws(AuthError) -> Secret? {
        guard let grant = try await grant() else { throw .notLoggedIn }
        if grant.accessToken != rejected { return grant.accessToken }
        if !isRefreshing, let forced, forced.token == rejected, !forced.succeeded,
            abs(time.now.timeIntervalSince(forced.at)) < Self.forcedPause
        {
            return nil
        }
        let token = try await refreshed(replacing: rejected)
        if forced?.token != token { forced = (time.now, token, false) }
        return token
    }

    /// A token in place of one that was good when it was given out and has ended since; nil for one that by the clock
    /// is still good, which was refused for another reason.
    package func successor(of ended: Secret) async throws(AuthError) -> Secret? {
        guard let grant = try await grant() else { throw .notLoggedIn }
        if grant.accessToken != ended { return grant.accessToken }
        return grant.isUsable(at: time.now) ? nil : try await refreshed(replacing: ended)
    }

    /// How long ago the access token came; nil without one.
    package func tokenAge() -> Duration? {
        known.map { .seconds(max(0, time.now.timeIntervalSince($0.obtainedAt))) }
    }

    /// Notes that Spotify accepted a request with this token.
    package func succeeded(with token: Secret) {
        if forced?.token == token { forced?.succeeded = true }
    }

    /// Takes over a login and stores it. If it cannot be stored, this process uses it anyway, and the error says so.
    package func adopt(_ grant: Grant) async throws(AuthError) {
        var grant = grant
        grant.home = home
        if known?.accessToken != grant.accessToken { forced = nil }
        (known, hasLoaded, unstored) = (grant, true, nil)
        let store = store
        let kept = grant
        do throws(AuthError) {
            try await store.withLock { () async throws(AuthError) in try await Self.save(kept, in: store) }
        } catch {
            unstored = (grant, (try? await store.load())?.accessToken)
            throw error
        }
    }

    /// Adds to what is stored about the account of the login.
    package func update(_ change: @Sendable (inout Grant) -> Void) async throws(AuthError) {
        guard var grant = try await grant() else { return }
        change(&grant)
        try await adopt(grant)
    }

    /// Drops the login.
    package func forget() async throws(AuthError) {
        (known, hasLoaded, forced, unstored) = (nil, true, nil, nil)
        let store = store
        try await store.withLock { () async throws(AuthError) in try await Self.remove(from: store) }
    }

    /// Whether a refresh is under way.
    package var isRefreshing: Bool { refreshes?.isUnderWay(.refresh) ?? false }

    /// Waits until a refresh that is under way has been stored, or the task is cancelled.
    package func settle() async {
        await refreshes?.settle(.refresh)
    }

    private static func remove(from store: any TokenStore) async throws(AuthError) {
        do { try await store.remove() } catch { throw .store(error) }
    }

    static func save(_ grant: Grant, in store: any TokenStore) async throws(AuthError) {
        do { try await store.save(grant) } catch { throw .store(error) }
    }
}

/// What the user should know although the login works.
package enum TokenNotice: Sendable, Equatable {
    /// The login could not be stored: it is valid until this process ends.
    case notStored(TokenStoreError)
    /// Other users of this machine could read the tokens until now.
    case wasReadableByOthers(path: String)
    /// The file for the login held something else, which was renamed.
    case heldNoLogin(path: String, now: String)
}

extension TokenSource {
    /// A new access token in place of an old one: from the refresh that is under way, or from one that is started. A
    /// task that is cancelled stops waiting at once.
    private func refreshed(replacing old: Secret) async throws(AuthError) -> Secret {
        let refreshes = refreshes ?? SingleFlight(.neverCancelled, cancelled: .cancelled)
        self.refreshes = refreshes
        return try await refreshes.outcome(for: .refresh) { land in launch(replacing: old, land) }.get()
    }

    /// Starts a refresh. Its result is known here before any task gets it, in the same step.
    private func launch(
        replacing old: Secret, _ land: @escaping @Sendable (Result<Secret, AuthError>) -> Void
    ) -> Task<Void, Never> {
        Task {
            do throws(AuthError) {
                let grant = try await renew(replacing: old)
                known = grant
                land(.success(grant.accessToken))
            } catch {
                if case .loginEnded = error { (known, forced, unstored) = (nil, nil, nil) }
                land(.failure(error))
            }
        }
    }
}
