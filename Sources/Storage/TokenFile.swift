// The login in a file (Architecture §5): JSON with keys of its own; keys that it does not know are ignored. A file that
// holds no login is left as it is until the next login replaces it. When a login is renewed is left to TokenSource.

package import Exchange
import Files
import FoundationEssentials
package import SpotifyAuth

/// Keeps one login in a file.
package struct TokenFile: TokenStore {
    private let path: String
    private let file: PrivateFile
    private let lock: LoginLock
    /// Where the fingerprint of a login is kept that has ended and cannot be removed.
    private let ended: PrivateFile?
    private let notify: @Sendable (TokenNotice) -> Void

    /// The version that is written; a file of a higher one is not used.
    private static let version = 1

    /// - Parameters:
    ///   - ended: the file that remembers which login has ended, where the login itself cannot be removed.
    ///   - notify: receives what the user should know of the file.
    package init(
        path: String, lock: String, ended: String? = nil, time: any TimeSource,
        notify: @escaping @Sendable (TokenNotice) -> Void = { _ in }
    ) {
        self.path = path
        self.notify = notify
        file = PrivateFile(path: path)
        self.lock = LoginLock(path: lock, time: time)
        self.ended = ended.map { PrivateFile(path: $0) }
    }

    /// The login; nil where there is none. Throws for a file that is damaged, or of a newer version, and for a login
    /// that is known to have ended.
    package func load() async throws(TokenStoreError) -> Grant? {
        let bytes: [UInt8]?
        do {
            bytes = try file.read(exposed: { notify(.wasReadableByOthers(path: path)) })
        } catch {
            throw TokenStoreError(error)
        }
        guard let bytes else { return nil }
        guard let object = StoredObject(bytes), let grant = Grant(object) else { throw .damaged(path: path) }
        if object["version"] != nil {
            guard let version = object.whole("version") else { throw .damaged(path: path) }
            guard version <= Self.version else { throw .tooNew(path: path) }
        }
        if hasEnded(grant) { throw .ended(path: path) }
        return grant
    }

    /// Whether the login is the one that was found to have ended.
    private func hasEnded(_ grant: Grant) -> Bool {
        guard let ended, let token = grant.refreshToken, let bytes = (try? ended.read()) ?? nil else { return false }
        return String(decoding: bytes, as: UTF8.self) == token.fingerprint + "\n"
    }

    /// Notes that the login has ended, for a file that cannot be changed. Only a fingerprint of its token is written.
    package func retire(_ grant: Grant) async {
        guard let ended, let token = grant.refreshToken else { return }
        try? ended.replace(with: Array((token.fingerprint + "\n").utf8))
    }

    /// Makes sure that a login can be stored before it is renewed, since Spotify may invalidate the old one with the
    /// renewal.
    package func reserve() async throws(TokenStoreError) {
        do { try file.reserve() } catch { throw TokenStoreError(error) }
    }

    /// Makes sure that a login could be stored, and takes up no room for it.
    package func check() async throws(TokenStoreError) {
        try await reserve()
        file.release()
    }

    /// Replaces the login as a whole, so that no reader sees half of it.
    package func save(_ grant: Grant) async throws(TokenStoreError) {
        var object = StoredObject()
        object.put(Self.version, "version")
        grant.put(into: &object)
        keepWhatIsNoLogin()
        do { try file.replace(with: object.bytes, draft: .reserved) } catch { throw TokenStoreError(error) }
    }

    /// Removes the login, and the note that it has ended.
    package func remove() async throws(TokenStoreError) {
        keepWhatIsNoLogin()
        do { try file.remove() } catch { throw TokenStoreError(error) }
        try? ended?.remove()
    }

    /// Moves a file away that never was a login, since JUKE_TOKEN_FILE may name any file.
    private func keepWhatIsNoLogin() {
        let bytes: [UInt8]
        do throws(FileFault) {
            bytes = try file.read() ?? []
        } catch {
            guard case .notOurs(_, .tooLarge) = error else { return }
            bytes = [0]
        }
        guard !bytes.isEmpty, !String(decoding: bytes, as: UTF8.self).utf8.contains("access_token".utf8) else { return }
        let other = path + ".no-login"
        if (try? PathName.moveFile(path, to: other)) != nil { notify(.heldNoLogin(path: path, now: other)) }
    }

    /// Runs the work while no other process holds the lock of the login.
    package func withLock<Success: Sendable>(
        _ work: @Sendable () async throws(AuthError) -> Success
    ) async throws(AuthError) -> Success {
        let result: Result<Success, AuthError>
        do {
            result = try await lock.withLock {
                do throws(AuthError) { return .success(try await work()) } catch { return .failure(error) }
            }
        } catch {
            switch error {
            case .busy: throw .store(.busy)
            case .cancelled: throw .cancelled
            case .unwritable(let errno): throw .store(.unwritable(path: lock.path, errno: errno))
            }
        }
        return try result.get()
    }
}

// A login as a stored object; moments are in seconds since 1970.
extension Grant {
    /// In seconds, the life of Spotify's access tokens (SpotifyContract §2.2); older files do not say when the token
    /// was obtained.
    private static let usualLifetime = 3600.0

    /// nil where what every login has is missing. Anything else may be damaged: it must not cost the login.
    fileprivate init?(_ object: StoredObject) {
        guard let accessToken = object.text("access_token"), !accessToken.isEmpty,
            let clientID = object.text("client_id")
        else { return nil }
        // A token without an end counts as expired, and is renewed before it is used.
        let expiry = object.moment("expires_at") ?? Date(timeIntervalSince1970: 0)
        var home: LoginHome?
        if let api = object.text("api"), let accounts = object.text("accounts") {
            home = LoginHome(api: api, accounts: accounts)
        }
        self.init(
            accessToken: Secret(accessToken),
            obtainedAt: object.moment("obtained_at") ?? expiry - Self.usualLifetime, expiresAt: expiry,
            refreshToken: object.text("refresh_token").map { Secret($0) }, scopes: object.texts("scopes"),
            authorizedAt: object.moment("authorized_at"), clientID: clientID,
            method: object.text("method").flatMap(AuthMethod.init) ?? .pkce,
            clientSecret: object.text("client_secret").map { Secret($0) }, userID: object.text("user_id"),
            displayName: object.text("display_name"), home: home)
    }

    fileprivate func put(into object: inout StoredObject) {
        object.put(accessToken.revealed(), "access_token")
        object.put(obtainedAt.timeIntervalSince1970, "obtained_at")
        object.put(expiresAt.timeIntervalSince1970, "expires_at")
        object.put(refreshToken?.revealed(), "refresh_token")
        object.put(scopes, "scopes")
        object.put(authorizedAt?.timeIntervalSince1970, "authorized_at")
        object.put(clientID, "client_id")
        object.put(method.rawValue, "method")
        object.put(clientSecret?.revealed(), "client_secret")
        object.put(userID, "user_id")
        object.put(displayName, "display_name")
        object.put(home?.api, "api")
        object.put(home?.accounts, "accounts")
    }
}

extension StoredObject {
    /// A moment in seconds, also where a person wrote them as a text.
    fileprivate func moment(_ name: String) -> Date? {
        let seconds = number(name) ?? text(name).flatMap { Double($0) }
        return seconds.flatMap { StoredMoment.date(secondsSince1970: $0) }
    }
}
