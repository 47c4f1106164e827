// The one holder of the login in a process (DESIGN §5): gives out the access token, refreshes it ahead of its end, and
// lets everyone who needs a new one wait for the same refresh. A refresh that was sent is never cancelled, whoever leaves.

package import Exchange
import FoundationEssentials

/// Gives out access tokens.
package actor TokenSource {
    private let registration: ClientRegistration?
    private let store: any TokenStore
    private let accounts: AccountsService
    private let time: any TimeSource
    private var known: Grant?
    private var hasLoaded = false
    private var refresh: Refresh?
    private var nextWaiter = 0
    private var forced: (at: Date, token: Secret, succeeded: Bool)?

    /// A refresh that is under way, and who waits for it.
    private struct Refresh {
        var task: Task<Void, Never>
        var waiters: [Int: CheckedContinuation<Result<Secret, AuthError>, Never>]
    }

    /// Tokens with less left than this are refreshed before they are used.
    private static let margin = Duration.seconds(60)
    /// Another forced refresh within this time needs proof that the last one helped.
    private static let forcedPause = 30.0

    /// - Parameter registration: the app, where it is known apart from the login; a secret comes only this way.
    package init(
        registration: ClientRegistration?, store: any TokenStore, accounts: AccountsService, time: any TimeSource
    ) {
        self.registration = registration
        self.store = store
        self.accounts = accounts
        self.time = time
    }

    /// The login; nil when there is none.
    package func grant() async throws(AuthError) -> Grant? {
        if !hasLoaded {
            do { known = try await store.load() } catch { throw .store(error) }
            hasLoaded = true
        }
        return known
    }

    /// An access token with at least a minute left.
    package func accessToken() async throws(AuthError) -> Secret {
        guard let grant = try await grant() else { throw .notLoggedIn }
        if grant.expiresAt.timeIntervalSince(time.now) >= Self.margin.inSeconds { return grant.accessToken }
        return try await refreshed(replacing: grant.accessToken)
    }

    /// A token to use in place of one that Spotify refused; nil when there is no better one and asking again so soon
    /// would only be a storm (contract §2.8).
    package func replacement(for rejected: Secret) async throws(AuthError) -> Secret? {
        guard let grant = try await grant() else { throw .notLoggedIn }
        if grant.accessToken != rejected { return grant.accessToken }
        if refresh == nil, let forced, forced.token == rejected, !forced.succeeded,
            abs(time.now.timeIntervalSince(forced.at)) < Self.forcedPause
        {
            return nil
        }
        let token = try await refreshed(replacing: rejected)
        if forced?.token != token { forced = (time.now, token, false) }
        return token
    }

    /// Takes note that Spotify accepted a request with this token.
    package func succeeded(with token: Secret) {
        if forced?.token == token { forced?.succeeded = true }
    }

    /// Takes over a login and keeps it.
    package func adopt(_ grant: Grant) async throws(AuthError) {
        do { try await store.save(grant) } catch { throw .store(error) }
        if known?.accessToken != grant.accessToken { forced = nil }
        (known, hasLoaded) = (grant, true)
    }

    /// Drops the login.
    package func forget() async throws(AuthError) {
        (known, hasLoaded, forced) = (nil, true, nil)
        do { try await store.remove() } catch { throw .store(error) }
    }

    /// Waits until a refresh that is under way has been kept.
    package func settle() async {
        await refresh?.task.value
    }
}

extension TokenSource {
    /// Waits for the refresh that is under way, or starts one. A waiter that is cancelled leaves at once.
    private func refreshed(replacing old: Secret) async throws(AuthError) -> Secret {
        nextWaiter += 1
        let waiter = nextWaiter
        let result: Result<Secret, AuthError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                guard !Task.isCancelled else { return continuation.resume(returning: .failure(.cancelled)) }
                if refresh == nil { refresh = Refresh(task: launch(replacing: old), waiters: [:]) }
                refresh?.waiters[waiter] = continuation
            }
        } onCancel: {
            // The handler cannot wait for the actor; the task ends as soon as the actor has taken note.
            Task { await self.leave(waiter) }
        }
        return try result.get()
    }

    private func leave(_ waiter: Int) {
        refresh?.waiters.removeValue(forKey: waiter)?.resume(returning: .failure(.cancelled))
    }

    private func launch(replacing old: Secret) -> Task<Void, Never> {
        Task {
            let result: Result<Secret, AuthError>
            do throws(AuthError) {
                result = .success(try await renew(replacing: old))
            } catch {
                result = .failure(error)
            }
            let waiters = refresh?.waiters ?? [:]
            refresh = nil
            for continuation in waiters.values { continuation.resume(returning: result) }
        }
    }

    /// Lock, read again, refresh, keep, unlock (contract §2.8).
    private func renew(replacing old: Secret) async throws(AuthError) -> Secret {
        let (store, accounts, time, registration) = (store, accounts, time, registration)
        do throws(AuthError) {
            let grant = try await store.withLock { () async throws(AuthError) -> Grant in
                let current = try await Self.stored(store)
                guard let current else { throw .notLoggedIn }
                // Another process was quicker.
                if current.accessToken != old, current.expiresAt > time.now { return current }
                guard let token = current.refreshToken else { throw .loginExpired }
                let client =
                    registration.flatMap { $0.clientID == current.clientID ? $0 : nil }
                    ?? ClientRegistration(clientID: current.clientID, method: current.method)
                let answer = try await accounts.refresh(token, as: client)
                let renewed = current.refreshed(by: answer, at: time.now)
                try await Self.keep(renewed, in: store)
                return renewed
            }
            known = grant
            return grant.accessToken
        } catch {
            if error == .loginExpired { try await forget() }
            throw error
        }
    }

    private static func stored(_ store: any TokenStore) async throws(AuthError) -> Grant? {
        do { return try await store.load() } catch { throw .store(error) }
    }

    private static func keep(_ grant: Grant, in store: any TokenStore) async throws(AuthError) {
        do { try await store.save(grant) } catch { throw .store(error) }
    }
}
