// The app of the last login in a small file: client ID, method, redirect URI, scopes, so that the next login does not
// ask for them. Nothing in it is secret; a client secret is left to TokenFile.

import Files
import FoundationEssentials
package import Library
package import SpotifyAuth

/// Keeps the app of the last login in a file.
package struct AppFile: RememberedAppStore {
    private let path: String
    private let notify: @Sendable (FileNotice) -> Void

    /// - Parameter notify: receives a notice of a file that could not be understood.
    package init(path: String, notify: @escaping @Sendable (FileNotice) -> Void = { _ in }) {
        self.path = path
        self.notify = notify
    }

    /// The file as JSON; keys that it does not know are ignored.
    private struct Contents: Codable {
        var clientID: String
        var method: String
        var redirectURI: String?
        var scopes: [String]?
        var version: Int? = FileVersion.current

        private enum CodingKeys: String, CodingKey {
            case method, scopes, version
            case clientID = "client_id"
            case redirectURI = "redirect_uri"
        }
    }

    /// The app; nil where there is none, or the file cannot be understood.
    package func rememberedApp() async -> RememberedApp? {
        PrivateFile(path: path).read(as: Self.app, notify: notify)
    }

    private static func app(in bytes: [UInt8]) -> RememberedApp? {
        guard let contents = try? JSONDecoder().decode(Contents.self, from: Data(bytes)),
            !FileVersion.isNewer(contents.version), let method = AuthMethod(rawValue: contents.method)
        else { return nil }
        return RememberedApp(
            clientID: contents.clientID, method: method,
            redirect: contents.redirectURI.flatMap(LoopbackRedirect.init) ?? .standard, scopes: contents.scopes ?? [])
    }

    /// Replaces the app in the file.
    package func remember(_ app: RememberedApp) async throws(TokenStoreError) {
        let contents = Contents(
            clientID: app.clientID, method: app.method.rawValue, redirectURI: app.redirect.description,
            scopes: app.scopes)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        guard let data = try? encoder.encode(contents) else { return }
        do { try PrivateFile(path: path).replace(with: Array(data)) } catch { throw TokenStoreError(error) }
    }
}
