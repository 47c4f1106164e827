// The token endpoint (SpotifyContract §2.2–§2.5): form-encoded requests, answers as values, errors as facts. It
// keeps nothing; TokenSource decides when to call it and what becomes of the answer.

package import Exchange
import FoundationEssentials
import HTTPTypes

/// An answer of the token endpoint.
package struct TokenAnswer: Sendable, Hashable {
    /// The access token; empty when only a new refresh token could be read.
    package var accessToken: Secret
    /// How long the access token lives, counted from the moment the answer came.
    package var lifetime: Duration
    /// A new refresh token; nil when the member is absent or empty, and then the old one stays valid.
    package var refreshToken: Secret?
    /// The granted scopes; nil when the member is absent or empty.
    package var scopes: [String]?
}

/// Spotify's Accounts service.
package struct AccountsService: Sendable {
    private let exchange: any Exchange
    private let scheme: String
    private let authority: String
    private let basePath: String
    private let time: any TimeSource
    private let renewals: RenewalWatch

    /// - Parameters:
    /// - baseURL: `https://accounts.spotify.com`, or the address of a simulator.
    /// - renewals: Learns of a code that is about to be changed into a login, so that the
    ///   process does not end meanwhile.
    package init(
        exchange: any Exchange, baseURL: String, time: any TimeSource = SystemTime(),
        renewals: RenewalWatch = RenewalWatch()
    ) {
        self.exchange = exchange
        self.time = time
        self.renewals = renewals
        let address = WebAddress(baseURL)
        scheme = address.scheme
        authority = address.authority
        basePath = address.path
    }

    /// Whether a request of the token endpoint may be sent again when its answer is lost. A code works only
    /// once. A refresh token works again, or the login is lost already (SpotifyContract §2.5).
    package static func isRepeatable(_ body: [UInt8]) -> Bool {
        !body.starts(with: "grant_type=authorization_code".utf8)
    }

    /// The address of the consent page (SpotifyContract §2.1).
    package func authorizationURL(for request: AuthorizationRequest) -> String {
        var fields = [
            ("client_id", request.clientID), ("response_type", "code"), ("redirect_uri", request.redirectURI),
            ("state", request.state.revealed()), ("code_challenge_method", "S256"),
            ("code_challenge", request.challenge),
        ]
        if !request.scopes.isEmpty { fields.append(("scope", request.scopes.joined(separator: " "))) }
        if request.consent == .always { fields.append(("show_dialog", "true")) }
        return "\(scheme)://\(authority)\(basePath)/authorize?\(PercentEncoding.encoded(fields))"
    }

    /// Changes a code into tokens (RFC 6749 §4.1.3, RFC 7636 §4.5).
    package func redeem(
        code: Secret, of request: AuthorizationRequest, as client: ClientRegistration
    ) async throws(AuthError) -> TokenAnswer {
        try await toItsEnd { () async throws(AuthError) in
            try await ask(
                [
                    ("grant_type", "authorization_code"), ("code", code.revealed()),
                    ("redirect_uri", request.redirectURI), ("code_verifier", request.verifier.revealed()),
                ], as: client, needsAccess: true, refusal: { .codeRefused($0.ofCode) })
        }
    }

    /// Changes another program's refresh token into a login of this one.
    package func takeOver(_ token: Secret, as client: ClientRegistration) async throws(AuthError) -> TokenAnswer {
        try await toItsEnd { () async throws(AuthError) in
            let answer = try await refresh(token, as: client)
            guard !answer.accessToken.isEmpty else { throw .tokenEndpointUnreadable }
            return answer
        }
    }

    /// Runs the request for a login to its end. What it sends can be used only once, so neither a cancellation
    /// nor the end of the process may come between sending and keeping.
    private func toItsEnd(
        _ work: @escaping @Sendable () async throws(AuthError) -> TokenAnswer
    ) async throws(AuthError) -> TokenAnswer {
        guard !Task.isCancelled else { throw .cancelled }
        renewals.loginArrives()
        let asking = Task { () async -> Result<TokenAnswer, AuthError> in
            do throws(AuthError) { return .success(try await work()) } catch { return .failure(error) }
        }
        return try await asking.value.get()
    }

    /// Changes a refresh token into a new access token (RFC 6749 §6). An answer of which only a new refresh
    /// token can be read is a success as well, because the old token may be used up.
    package func refresh(_ token: Secret, as client: ClientRegistration) async throws(AuthError) -> TokenAnswer {
        try await ask(
            [("grant_type", "refresh_token"), ("refresh_token", token.revealed())], as: client, needsAccess: false,
            refusal: { .loginEnded($0.ofLogin) })
    }

    /// A token for the catalogue alone, without a user (RFC 6749 §4.4).
    package func clientCredentials(as client: ClientRegistration) async throws(AuthError) -> TokenAnswer {
        try await ask(
            [("grant_type", "client_credentials")], as: client, needsAccess: true,
            refusal: { .loginEnded($0.ofLogin) })
    }

    /// Sends a token request and reads its answer.
    ///
    /// - Parameters:
    /// - needsAccess: Whether an answer without an access token is an error.
    /// - refusal: The error for `invalid_grant`, which means different things for a code and for a refresh token.
    private func ask(
        _ fields: [(String, String)], as client: ClientRegistration, needsAccess: Bool,
        refusal: (InvalidGrant) -> AuthError
    ) async throws(AuthError) -> TokenAnswer {
        var request = HTTPRequest(method: .post, scheme: scheme, authority: authority, path: basePath + "/api/token")
        request.headerFields[.contentType] = "application/x-www-form-urlencoded"
        request.headerFields[.accept] = "application/json"
        var fields = fields
        if client.method == .pkce {
            fields.append(("client_id", client.clientID))
        } else {
            guard let secret = client.secret else { throw .missingSecret }
            // Both halves are form-encoded first (RFC 6749 §2.3.1).
            let pair = PercentEncoding.encoded(client.clientID) + ":" + PercentEncoding.encoded(secret.revealed())
            request.headerFields[.authorization] = "Basic " + Data(pair.utf8).base64EncodedString()
        }
        let body = Array(PercentEncoding.encoded(fields).utf8)
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
        if response.status.code == 429, let seconds = RetryAfter(response).seconds, seconds > Self.shortPause {
            throw .paused(until: time.now + Double(seconds))
        }
        return try Self.read(response, answer, needsAccess: needsAccess, refusal: refusal)
    }

    /// Up to this many seconds of `Retry-After` the user may simply try again.
    private static let shortPause = 60

    /// The members of an answer or error, each read by itself, so that an odd one does not hide the others.
    private struct WireAnswer: Decodable {
        var accessToken: String?
        var tokenType: String?
        var expiresIn: Double?
        var refreshToken: String?
        var scope: String?
        var error: String?
        var errorDescription: String?

        private enum CodingKeys: String, CodingKey {
            case scope, error
            case accessToken = "access_token"
            case tokenType = "token_type"
            case expiresIn = "expires_in"
            case refreshToken = "refresh_token"
            case errorDescription = "error_description"
        }

        init(from decoder: any Decoder) throws {
            let members = try decoder.container(keyedBy: CodingKeys.self)
            accessToken = members.text(.accessToken)
            tokenType = members.text(.tokenType)
            expiresIn = members.number(.expiresIn)
            refreshToken = members.text(.refreshToken)
            scope = members.text(.scope) ?? members.texts(.scope)?.joined(separator: " ")
            error = members.text(.error)
            errorDescription = members.text(.errorDescription)
        }

        /// How long the access token lives. An impossible number is replaced by the usual hour: a token that
        /// ends sooner is answered with a 401 and renewed.
        var lifetime: Duration {
            guard let expiresIn, (1...Self.longest).contains(expiresIn) else { return .seconds(3600) }
            return .seconds(Int64(expiresIn))
        }

        /// A day; Spotify's tokens live an hour.
        private static let longest = 86_400.0
    }

    /// The tokens, or the error that status and body mean.
    private static func read(
        _ response: HTTPResponse, _ body: [UInt8], needsAccess: Bool, refusal: (InvalidGrant) -> AuthError
    ) throws(AuthError) -> TokenAnswer {
        let wire = try? JSONDecoder().decode(WireAnswer.self, from: Data(body))
        let status = response.status.code
        guard status == 200 else {
            // Only a clear statement of the service may end a login. Pages of proxies and odd answers keep it.
            switch (status, wire?.error) {
            case (400, "invalid_grant"?): throw refusal(InvalidGrant(description: wire?.errorDescription ?? ""))
            case (400, "invalid_client"?), (401, "invalid_client"?):
                let isSecret = wire?.errorDescription?.lowercased().contains("secret") ?? false
                throw .invalidClient(isSecret ? .secret : .clientID)
            default: throw .tokenEndpoint(status: status, code: wire?.error.map { String($0.prefix(40)) })
            }
        }
        // A token of another type would be sent in a way it is not meant for (RFC 6749 §7.1).
        let isBearer = wire?.tokenType.map { $0.lowercased() == "bearer" } ?? true
        let token = isBearer ? wire?.accessToken ?? "" : ""
        let refreshToken = wire?.refreshToken.flatMap { $0.isEmpty ? nil : Secret($0) }
        guard let wire, !token.isEmpty || !needsAccess && refreshToken != nil else { throw .tokenEndpointUnreadable }
        let scopes = wire.scope.map { $0.split(separator: " ").map(String.init) } ?? []
        return TokenAnswer(
            accessToken: Secret(token), lifetime: wire.lifetime, refreshToken: refreshToken,
            scopes: scopes.isEmpty ? nil : scopes)
    }
}

/// What `invalid_grant` means; only its description says (SpotifyContract §2.5).
private struct InvalidGrant {
    let description: String

    var ofLogin: LoginEnd {
        let text = description.lowercased()
        if text.contains("revoked") { return .revoked }
        if text.contains("expired") { return .expired }
        return text.contains("invalid refresh token") ? .unknownToken : .unexplained
    }

    var ofCode: CodeRefusal {
        let text = description.lowercased()
        if text.contains("expired") { return .expired }
        if text.contains("verifier") { return .verifier }
        return text.contains("redirect") ? .redirectURI : .invalid
    }
}
