// A login between its two halves (Architecture §5), in a file of mode 0600 beside the tokens: the state and the
// verifier in it prove that an answer belongs to it, and are as secret as tokens (RFC 7636 §4.1). When it expires is
// left to the login flow.

import Files
import FoundationEssentials
package import Library
package import SpotifyAuth

/// Keeps a login that was begun.
package struct PendingLoginFile: PendingLoginStore {
    private let path: String
    private let notify: @Sendable (FileNotice) -> Void

    /// - Parameter notify: receives a notice of a file that could not be understood.
    package init(path: String, notify: @escaping @Sendable (FileNotice) -> Void = { _ in }) {
        self.path = path
        self.notify = notify
    }

    /// The file as JSON; `begun` is in seconds since 1970.
    private struct Contents: Codable {
        var clientID: String
        var method: String
        var redirectURI: String
        var scopes: [String]
        var state: String
        var verifier: String
        var begun: Double
        var version: Int? = FileVersion.current

        private enum CodingKeys: String, CodingKey {
            case method, scopes, state, begun, version
            case clientID = "client_id"
            case redirectURI = "redirect_uri"
            case verifier = "code_verifier"
        }
    }

    /// The login that waits for its answer; nil where there is none, or the file cannot be understood.
    package func pendingLogin() async -> PendingLogin? {
        PrivateFile(path: path).read(as: Self.login, notify: notify)
    }

    private static func login(in bytes: [UInt8]) -> PendingLogin? {
        guard let contents = try? JSONDecoder().decode(Contents.self, from: Data(bytes)),
            !FileVersion.isNewer(contents.version), let method = AuthMethod(rawValue: contents.method),
            let begun = StoredMoment.date(secondsSince1970: contents.begun)
        else { return nil }
        return PendingLogin(
            request: AuthorizationRequest(
                clientID: contents.clientID, redirectURI: contents.redirectURI, scopes: contents.scopes,
                state: Secret(contents.state), verifier: Secret(contents.verifier)),
            client: ClientRegistration(clientID: contents.clientID, method: method),
            begun: begun)
    }

    /// Keeps a login until its answer comes; nil removes it.
    package func keep(_ login: PendingLogin?) async throws(TokenStoreError) {
        do throws(FileFault) {
            guard let login else { return try PrivateFile(path: path).remove() }
            let request = login.request
            let contents = Contents(
                clientID: request.clientID, method: login.client.method.rawValue, redirectURI: request.redirectURI,
                scopes: request.scopes, state: request.state.revealed(), verifier: request.verifier.revealed(),
                begun: login.begun.timeIntervalSince1970)
            guard let data = try? JSONEncoder().encode(contents) else { return }
            try PrivateFile(path: path).replace(with: Array(data))
        } catch {
            throw TokenStoreError(error)
        }
    }
}
