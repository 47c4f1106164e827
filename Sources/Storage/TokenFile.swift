// The login in a file (DESIGN §5): JSON with keys of its own, tolerant of keys it does not know. A file that cannot be
// read as a login means there is none; it is left as it is until the next login takes its place.

package import Exchange
import FoundationEssentials
package import SpotifyAuth

/// Keeps one login in a file.
package struct TokenFile: TokenStore {
    private let file: PrivateFile
    private let lock: FileLock

    package init(path: String, lock: String, time: any TimeSource) {
        file = PrivateFile(path: path)
        self.lock = FileLock(path: lock, time: time)
    }

    private struct Contents: Codable {
        var accessToken: String
        var expiresAt: Double
        var refreshToken: String?
        var scopes: [String]?
        var authorizedAt: Double?
        var clientID: String
        var method: String?
        var userID: String?
        var displayName: String?

        private enum CodingKeys: String, CodingKey {
            case scopes, method
            case accessToken = "access_token"
            case expiresAt = "expires_at"
            case refreshToken = "refresh_token"
            case authorizedAt = "authorized_at"
            case clientID = "client_id"
            case userID = "user_id"
            case displayName = "display_name"
        }
    }

    package func load() async throws(TokenStoreError) -> Grant? {
        let bytes: [UInt8]?
        do { bytes = try file.read() } catch { throw Self.error(error) }
        guard let bytes, let contents = try? JSONDecoder().decode(Contents.self, from: Data(bytes)),
            !contents.accessToken.isEmpty, contents.expiresAt.isFinite
        else { return nil }
        let expiry = Date(timeIntervalSince1970: contents.expiresAt)
        return Grant(
            accessToken: Secret(contents.accessToken), expiresAt: expiry,
            refreshToken: contents.refreshToken.map { Secret($0) }, scopes: contents.scopes ?? [],
            authorizedAt: contents.authorizedAt.map { Date(timeIntervalSince1970: $0) } ?? expiry,
            clientID: contents.clientID, method: contents.method.flatMap(AuthMethod.init) ?? .pkce,
            userID: contents.userID, displayName: contents.displayName)
    }

    package func save(_ grant: Grant) async throws(TokenStoreError) {
        let contents = Contents(
            accessToken: grant.accessToken.revealed(), expiresAt: grant.expiresAt.timeIntervalSince1970,
            refreshToken: grant.refreshToken?.revealed(), scopes: grant.scopes,
            authorizedAt: grant.authorizedAt.timeIntervalSince1970, clientID: grant.clientID,
            method: grant.method.rawValue, userID: grant.userID, displayName: grant.displayName)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        guard let data = try? encoder.encode(contents) else { throw .unwritable(errno: 0) }
        do { try file.replace(with: Array(data)) } catch { throw Self.error(error) }
    }

    package func remove() async throws(TokenStoreError) {
        do { try file.remove() } catch { throw Self.error(error) }
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
            case .unwritable: throw .store(.unwritable(errno: 0))
            }
        }
        return try result.get()
    }

    private static func error(_ fault: FileFault) -> TokenStoreError {
        switch fault {
        case .unreadable(_, let errno): .unreadable(errno: errno)
        case .unwritable(_, let errno): .unwritable(errno: errno)
        case .notOurs: .notOurs
        }
    }
}
