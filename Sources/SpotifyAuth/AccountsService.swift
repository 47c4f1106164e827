// The token endpoint (contract §2.2–§2.5): form-encoded requests, answers as values, errors as facts. It keeps nothing.

package import Exchange
import FoundationEssentials
import HTTPTypes

/// What the token endpoint gave.
package struct TokenAnswer: Sendable, Hashable {
    package var accessToken: Secret
    package var lifetime: Duration
    /// nil when absent or empty: the old one stays good.
    package var refreshToken: Secret?
    /// nil when absent or empty.
    package var scopes: [String]?
}

/// Spotify's Accounts service.
package struct AccountsService: Sendable {
    private let exchange: any Exchange
    private let scheme: String
    private let authority: String
    private let basePath: String

    /// - Parameter baseURL: `https://accounts.spotify.com`, or where a simulator stands.
    package init(exchange: any Exchange, baseURL: String) {
        self.exchange = exchange
        let halves = baseURL.split(separator: "://", maxSplits: 1).map(String.init)
        scheme = halves.count == 2 ? halves[0] : "https"
        let rest = halves.last ?? ""
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        authority = String(rest[..<slash])
        var path = String(rest[slash...])
        while path.hasSuffix("/") { path.removeLast() }
        basePath = path
    }

    /// The address of the consent page (contract §2.1).
    package func authorizationURL(for request: AuthorizationRequest) -> String {
        let query = FormEncoding.encode([
            ("client_id", request.clientID), ("response_type", "code"), ("redirect_uri", request.redirectURI),
            ("scope", request.scopes.joined(separator: " ")), ("state", request.state.revealed()),
            ("code_challenge_method", "S256"), ("code_challenge", request.challenge),
        ])
        return "\(scheme)://\(authority)\(basePath)/authorize?\(query)"
    }

    /// Changes a code into tokens (RFC 6749 §4.1.3, RFC 7636 §4.5).
    package func redeem(
        code: Secret, of request: AuthorizationRequest, as client: ClientRegistration
    ) async throws(AuthError) -> TokenAnswer {
        try await ask(
            [
                ("grant_type", "authorization_code"), ("code", code.revealed()), ("redirect_uri", request.redirectURI),
                ("code_verifier", request.verifier.revealed()),
            ], as: client)
    }

    /// Changes a refresh token into a new access token (RFC 6749 §6).
    package func refresh(_ token: Secret, as client: ClientRegistration) async throws(AuthError) -> TokenAnswer {
        try await ask([("grant_type", "refresh_token"), ("refresh_token", token.revealed())], as: client)
    }

    /// A token for the catalogue alone (RFC 6749 §4.4).
    package func clientCredentials(as client: ClientRegistration) async throws(AuthError) -> TokenAnswer {
        try await ask([("grant_type", "client_credentials")], as: client)
    }

    private func ask(
        _ fields: [(String, String)], as client: ClientRegistration
    ) async throws(AuthError) -> TokenAnswer {
        var request = HTTPRequest(method: .post, scheme: scheme, authority: authority, path: basePath + "/api/token")
        request.headerFields[.contentType] = "application/x-www-form-urlencoded"
        request.headerFields[.accept] = "application/json"
        var fields = fields
        if client.method == .pkce {
            fields.append(("client_id", client.clientID))
        } else {
            guard let secret = client.secret else { throw .misconfigured("the client secret is missing") }
            let pair = Data("\(client.clientID):\(secret.revealed())".utf8).base64EncodedString()
            request.headerFields[.authorization] = "Basic \(pair)"
        }
        let body = Array(FormEncoding.encode(fields).utf8)
        request.headerFields[.contentLength] = String(body.count)
        let response: HTTPResponse
        let answer: [UInt8]
        do {
            (response, answer) = try await exchange.send(request, body: body)
        } catch {
            switch error {
            case .notSent(let fault), .ambiguous(let fault): throw .unavailable(fault)
            case .cancelled, .refused: throw .cancelled
            }
        }
        return try Self.read(response, answer)
    }

    private struct WireAnswer: Decodable {
        var accessToken: String?
        var expiresIn: Int?
        var refreshToken: String?
        var scope: String?
        var error: String?

        private enum CodingKeys: String, CodingKey {
            case scope, error
            case accessToken = "access_token"
            case expiresIn = "expires_in"
            case refreshToken = "refresh_token"
        }
    }

    private static func read(_ response: HTTPResponse, _ body: [UInt8]) throws(AuthError) -> TokenAnswer {
        let wire = try? JSONDecoder().decode(WireAnswer.self, from: Data(body))
        let status = response.status.code
        guard status == 200 else {
            // Only a clear word of the service's may end a login: pages of proxies and odd answers keep it.
            switch (status, wire?.error) {
            case (400, "invalid_grant"?): throw .loginExpired
            case (400, "invalid_client"?), (401, "invalid_client"?): throw .invalidClient
            default: throw .tokenEndpoint(status: status, code: wire?.error)
            }
        }
        guard let wire, let token = wire.accessToken, !token.isEmpty else { throw .tokenEndpointUnreadable }
        let scopes = wire.scope.map { $0.split(separator: " ").map(String.init) } ?? []
        return TokenAnswer(
            accessToken: Secret(token), lifetime: .seconds(wire.expiresIn.flatMap { $0 > 0 ? $0 : nil } ?? 3600),
            refreshToken: wire.refreshToken.flatMap { $0.isEmpty ? nil : Secret($0) },
            scopes: scopes.isEmpty ? nil : scopes)
    }
}

/// `application/x-www-form-urlencoded`, with everything but unreserved characters encoded: a `+` that stays is read as a
/// blank (contract §2.2).
package enum FormEncoding {
    package static func encode(_ fields: [(String, String)]) -> String {
        fields.map { encode($0.0) + "=" + encode($0.1) }.joined(separator: "&")
    }

    private static func encode(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126: encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default: encoded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }

    /// The fields of a query or form; what cannot be decoded stays as it is.
    package static func decode(_ text: Substring) -> [(name: String, value: String)] {
        text.split(separator: "&").map { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decoded(halves[0]), halves.count == 2 ? decoded(halves[1]) : "")
        }
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "+") {
                bytes.append(32)
            } else if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
