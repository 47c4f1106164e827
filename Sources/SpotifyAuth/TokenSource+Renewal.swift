// One refresh for all processes that share a login (SpotifyContract §2.8): lock, read the file again,
// make room, request, store, unlock. The lock is held from reading to storing, so no process sends a
// token that another has just used up.

import Exchange
import FoundationEssentials

extension TokenSource {
    /// Returns a login that is newer than `old`: another process's, or a new one.
    func renew(replacing old: Secret) async throws(AuthError) -> Grant {
        let (store, accounts, time, secret, notify) = (store, accounts, time, secret, notify)
        let (home, renewals) = (home, renewals)
        let unstored = unstored
        let outcome = try await store.withLock { () async throws(AuthError) -> Renewal in
            let stored = try Self.checked(try await Self.stored(in: store), at: home)
            // A login that could not be stored is newer than the file, unless a new login was made since.
            let isNewest = unstored.map { $0.instead == stored?.accessToken || stored == nil } ?? false
            guard let current = isNewest ? unstored?.grant : stored else { throw .notLoggedIn }
            if current.accessToken != old, current.isUsable(at: time.now) { return .foreign(current) }
            let room = try await Self.reserve(in: store)
            // From here until the new tokens are stored the login depends on this process.
            guard renewals.begin() else { throw .cancelled }
            defer { renewals.end() }
            let client = ClientRegistration(
                clientID: current.clientID, method: current.method,
                secret: secret(current.clientID) ?? current.clientSecret)
            let renewed: Grant
            let isWhole: Bool
            do throws(AuthError) {
                let answer = try await Self.ask(accounts, for: current, as: client)
                renewed = current.refreshed(by: answer, at: time.now, home: home)
                isWhole = !answer.accessToken.isEmpty
            } catch {
                if case .loginEnded = error { await Self.drop(current, from: store) }
                throw error
            }
            do throws(TokenStoreError) {
                if let room { throw room }
                try await store.save(renewed)
                return .own(renewed, isWhole: isWhole)
            } catch {
                notify(.notStored(error))
                return .unstored(renewed, isWhole: isWhole, instead: stored?.accessToken)
            }
        }
        return try adopted(outcome)
    }

    /// The login that a renewal brought. One without an access token is kept, but cannot be used.
    private func adopted(_ outcome: Renewal) throws(AuthError) -> Grant {
        let (renewed, isWhole): (Grant, Bool)
        switch outcome {
        case .foreign(let grant):
            unstored = nil
            return grant
        case .own(let grant, let whole):
            unstored = nil
            (renewed, isWhole) = (grant, whole)
        case .unstored(let grant, let whole, let instead):
            unstored = (grant, instead)
            (renewed, isWhole) = (grant, whole)
        }
        guard isWhole else { throw .tokenEndpointUnreadable }
        return renewed
    }

    /// What a renewal brought.
    private enum Renewal: Sendable {
        /// Another process was faster.
        case foreign(Grant)
        /// New tokens, which are stored.
        case own(Grant, isWhole: Bool)
        /// New tokens that could not be stored; `instead` is the access token that the file holds.
        case unstored(Grant, isWhole: Bool, instead: Secret?)
    }

    /// Requests new tokens by the method of the login.
    private static func ask(
        _ accounts: AccountsService, for grant: Grant, as client: ClientRegistration
    ) async throws(AuthError) -> TokenAnswer {
        switch client.method {
        case .clientCredentials: return try await accounts.clientCredentials(as: client)
        case .pkce, .secret:
            guard let token = grant.refreshToken else { throw .loginEnded(.unexplained) }
            return try await accounts.refresh(token, as: client)
        }
    }

    /// Removes a login that has ended. If it cannot be removed, it is marked so that no process uses it again.
    private static func drop(_ grant: Grant, from store: any TokenStore) async {
        do { try await store.remove() } catch { await store.retire(grant) }
    }

    /// The stored login.
    private static func stored(in store: any TokenStore) async throws(AuthError) -> Grant? {
        do { return try await store.load() } catch { throw .store(error) }
    }

    /// Makes room for the new tokens before the old ones are used up. A full disk is an error now, while
    /// nothing is lost. A place that can never be written was set up that way, and is only reported.
    private static func reserve(in store: any TokenStore) async throws(AuthError) -> TokenStoreError? {
        do {
            try await store.reserve()
            return nil
        } catch {
            guard error.isPermanent else { throw .store(error) }
            return error
        }
    }
}
