// What a login brought: tokens, their deadline, what they allow, and when the consent was given, which Spotify never
// tells again (contract §2.3).

import Exchange
package import FoundationEssentials

/// How a login is made (DESIGN §5).
package enum AuthMethod: String, Sendable, Hashable, Codable, CaseIterable {
    case pkce
    case secret
    case clientCredentials = "client-credentials"
}

/// The app a login is made for.
package struct ClientRegistration: Sendable, Hashable {
    package var clientID: String
    package var method: AuthMethod
    /// For the methods that have one.
    package var secret: Secret?

    package init(clientID: String, method: AuthMethod = .pkce, secret: Secret? = nil) {
        self.clientID = clientID
        self.method = method
        self.secret = secret
    }
}

/// A login.
package struct Grant: Sendable, Hashable {
    package var accessToken: Secret
    /// Counted from when the answer came.
    package var expiresAt: Date
    /// nil for client credentials.
    package var refreshToken: Secret?
    package var scopes: [String]
    /// When the user consented; six months later the login ends.
    package var authorizedAt: Date
    package var clientID: String
    package var method: AuthMethod
    package var userID: String?
    package var displayName: String?

    package init(
        accessToken: Secret, expiresAt: Date, refreshToken: Secret?, scopes: [String], authorizedAt: Date,
        clientID: String, method: AuthMethod, userID: String? = nil, displayName: String? = nil
    ) {
        self.accessToken = accessToken
        self.expiresAt = expiresAt
        self.refreshToken = refreshToken
        self.scopes = scopes
        self.authorizedAt = authorizedAt
        self.clientID = clientID
        self.method = method
        self.userID = userID
        self.displayName = displayName
    }

    /// The grant after a refresh. A new refresh token replaces the old one; absent or empty keeps it (contract §2.3).
    package func refreshed(by answer: TokenAnswer, at now: Date) -> Grant {
        var grant = self
        grant.accessToken = answer.accessToken
        grant.expiresAt = now + answer.lifetime.inSeconds
        if let token = answer.refreshToken { grant.refreshToken = token }
        if let scopes = answer.scopes { grant.scopes = scopes }
        return grant
    }
}
