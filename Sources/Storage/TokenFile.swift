// The login in a file (DESIGN §5): JSON with keys of its own, tolerant of keys it does not know. A file that is no login
// is left as it is until the next login takes its place.

package import Exchange
import FoundationEssentials
package import SpotifyAuth

/// Keeps one login in a file.
package struct TokenFile: TokenStore {
    private let path: String
    private let file: PrivateFile
    private let lock: FileLock
    private let notify: @Sendable (TokenNotice) -> Void

    /// What this version writes; a higher one it leaves alone.
    private static let version = 1

    /// - Parameter notify: told when the file was found open to others.
    package init(
        path: String, lock: String, time: any TimeSource,
        notify: @escaping @Sendable (TokenNotice) -> Void = { _ in }
    ) {
        self.path = path
        self.notify = notify
        file = PrivateFile(path: path)
        self.lock = FileLock(path: lock, time: time)
    }

    fileprivate struct Contents: Codable {
        var version: Int?
        var accessToken: String
        var obtainedAt: Double?
        var expiresAt: Double
        var refreshToken: String?
        var scopes: [String]?
        var authorizedAt: Double?
        var clientID: String
        var method: String?
        var clientSecret: String?
        var userID: String?
        var displayName: String?

        private enum CodingKeys: String, CodingKey {
            case version, scopes, method
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

    package func load() async throws(TokenStoreError) -> Grant? {
        let bytes: [UInt8]?
        do {
            bytes = try file.read(exposed: { notify(.wasReadableByOthers(path: path)) })
        } catch {
            throw TokenStoreError(error)
        }
        guard let bytes else { return nil }
        guard let contents = try? JSONDecoder().decode(Contents.self, from: Data(bytes)),
            !contents.accessToken.isEmpty, contents.expiresAt.isFinite
        else { throw .damaged(path: path) }
        guard contents.version ?? Self.version <= Self.version else { throw .tooNew(path: path) }
        return Grant(contents)
    }

    package func reserve() async throws(TokenStoreError) {
        do { try file.reserve() } catch { throw TokenStoreError(error) }
    }

    package func save(_ grant: Grant) async throws(TokenStoreError) {
        let contents = Contents(
            version: Self.version, accessToken: grant.accessToken.revealed(),
            obtainedAt: grant.obtainedAt.timeIntervalSince1970, expiresAt: grant.expiresAt.timeIntervalSince1970,
            refreshToken: grant.refreshToken?.revealed(), scopes: grant.scopes,
            authorizedAt: grant.authorizedAt?.timeIntervalSince1970, clientID: grant.clientID,
            method: grant.method.rawValue, clientSecret: grant.clientSecret?.revealed(), userID: grant.userID,
            displayName: grant.displayName)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        guard let data = try? encoder.encode(contents) else { throw .unwritable(path: path, errno: 0) }
        do { try file.replace(with: Array(data), draft: .reserved) } catch { throw TokenStoreError(error) }
    }

    package func remove() async throws(TokenStoreError) {
        do { try file.remove() } catch { throw TokenStoreError(error) }
    }

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
        seconds.flatMap { $0.isFinite ? Date(timeIntervalSince1970: $0) : nil }
    }

    /// An hour is what Spotify's access tokens live; files of before the moment was kept do not say it.
    private static let usualLifetime = 3600.0

    fileprivate init(_ contents: TokenFile.Contents) {
        let expiry = Date(timeIntervalSince1970: contents.expiresAt)
        self.init(
            accessToken: Secret(contents.accessToken),
            obtainedAt: Self.date(contents.obtainedAt) ?? expiry - Self.usualLifetime, expiresAt: expiry,
            refreshToken: contents.refreshToken.map { Secret($0) }, scopes: contents.scopes,
            authorizedAt: Self.date(contents.authorizedAt), clientID: contents.clientID,
            method: contents.method.flatMap(AuthMethod.init) ?? .pkce,
            clientSecret: contents.clientSecret.map { Secret($0) }, userID: contents.userID,
            displayName: contents.displayName)
    }
}
