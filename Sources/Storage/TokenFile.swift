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

    /// The file as JSON; moments are in seconds since 1970.
    fileprivate struct Contents: Codable {
        var version: Int?
        var accessToken: String
        var obtainedAt: Double?
        var expiresAt: Double?
        var refreshToken: String?
        var scopes: [String]?
        var authorizedAt: Double?
        var clientID: String
        var method: String?
        var clientSecret: String?
        var userID: String?
        var displayName: String?
        var api: String?
        var accounts: String?

        fileprivate enum CodingKeys: String, CodingKey {
            case version, scopes, method, api, accounts
            case accessToken = "access_token"
            case obtainedAt = "obtained_at"
            case expiresAt = "expires_at"
            case refreshToken = "refresh_token"
            case authorizedAt = "authorized_at"
            case clientID = "client_id"
            case clientSecret = "client_secret"
            case userID = "user_id"
            case displayName = "display_name"
        }
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
        guard let contents = try? JSONDecoder().decode(Contents.self, from: Data(bytes)),
            !contents.accessToken.isEmpty
        else { throw .damaged(path: path) }
        guard contents.version ?? Self.version <= Self.version else { throw .tooNew(path: path) }
        let grant = Grant(contents)
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
        let contents = Contents(
            version: Self.version, accessToken: grant.accessToken.revealed(),
            obtainedAt: grant.obtainedAt.timeIntervalSince1970, expiresAt: grant.expiresAt.timeIntervalSince1970,
            refreshToken: grant.refreshToken?.revealed(), scopes: grant.scopes,
            authorizedAt: grant.authorizedAt?.timeIntervalSince1970, clientID: grant.clientID,
            method: grant.method.rawValue, clientSecret: grant.clientSecret?.revealed(), userID: grant.userID,
            displayName: grant.displayName, api: grant.home?.api, accounts: grant.home?.accounts)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        guard let data = try? encoder.encode(contents) else { throw .unwritable(path: path, errno: 0) }
        keepWhatIsNoLogin()
        do { try file.replace(with: Array(data), draft: .reserved) } catch { throw TokenStoreError(error) }
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

extension Grant {
    private static func date(_ seconds: Double?) -> Date? {
        seconds.flatMap { StoredMoment.date(secondsSince1970: $0) }
    }

    /// In seconds, the life of Spotify's access tokens (SpotifyContract §2.2); older files do not say when the token
    /// was obtained.
    private static let usualLifetime = 3600.0

    fileprivate init(_ contents: TokenFile.Contents) {
        // A token without an end counts as expired, and is renewed before it is used.
        let expiry = Self.date(contents.expiresAt) ?? Date(timeIntervalSince1970: 0)
        self.init(
            accessToken: Secret(contents.accessToken),
            obtainedAt: Self.date(contents.obtainedAt) ?? expiry - Self.usualLifetime, expiresAt: expiry,
            refreshToken: contents.refreshToken.map { Secret($0) }, scopes: contents.scopes,
            authorizedAt: Self.date(contents.authorizedAt), clientID: contents.clientID,
            method: contents.method.flatMap(AuthMethod.init) ?? .pkce,
            clientSecret: contents.clientSecret.map { Secret($0) }, userID: contents.userID,
            displayName: contents.displayName, home: contents.home)
    }
}

extension TokenFile.Contents {
    /// Decodes each optional member separately: a damaged one must not cost the login.
    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        version = try members.decodeIfPresent(Int.self, forKey: .version)
        accessToken = try members.decode(String.self, forKey: .accessToken)
        clientID = try members.decode(String.self, forKey: .clientID)
        obtainedAt = members.number(.obtainedAt)
        expiresAt = members.number(.expiresAt)
        refreshToken = members.text(.refreshToken)
        scopes = members.texts(.scopes)
        authorizedAt = members.number(.authorizedAt)
        method = members.text(.method)
        clientSecret = members.text(.clientSecret)
        userID = members.text(.userID)
        displayName = members.text(.displayName)
        api = members.text(.api)
        accounts = members.text(.accounts)
    }

    /// Where the login was made, where the file says it.
    fileprivate var home: LoginHome? {
        guard let api, let accounts else { return nil }
        return LoginHome(api: api, accounts: accounts)
    }
}
