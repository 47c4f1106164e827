// What a login brought: tokens, their deadline, what they allow, and when the consent was given, which Spotify
// never says again (SpotifyContract §2.3).

import Exchange
package import FoundationEssentials

/// How a login is made (Architecture §5).
package enum AuthMethod: String, Sendable, Hashable, Codable, CaseIterable {
    /// Authorization code with PKCE (RFC 7636).
    case pkce
    /// Authorization code with a client secret (RFC 6749 §4.1).
    case secret
    /// Client credentials (RFC 6749 §4.4): the catalogue alone, without a user.
    case clientCredentials = "client-credentials"
}

/// The app for which a login is made.
package struct ClientRegistration: Sendable, Hashable {
    /// The client ID of the app.
    package var clientID: String
    /// How the app logs in.
    package var method: AuthMethod
    /// The client secret, for the methods that have one.
    package var secret: Secret?

    /// An app; without a secret it uses PKCE.
    package init(clientID: String, method: AuthMethod = .pkce, secret: Secret? = nil) {
        self.clientID = clientID
        self.method = method
        self.secret = secret
    }
}

/// A login: everything that is stored of it.
package struct Grant: Sendable, Hashable {
    /// The token that requests carry.
    package var accessToken: Secret
    /// When the access token came.
    package var obtainedAt: Date
    /// When the access token ends, counted from the moment the answer came.
    package var expiresAt: Date
    /// The refresh token; nil for client credentials.
    package var refreshToken: Secret?
    /// The granted scopes; nil when Spotify never said.
    package var scopes: [String]?
    /// When the user consented; six months count from here. nil for a login taken over from another program.
    package var authorizedAt: Date?
    /// The client ID of the app, to which the tokens belong.
    package var clientID: String
    /// How the login was made, and is renewed.
    package var method: AuthMethod
    /// The client secret, if it came from a prompt or a file. One from the environment is not kept.
    package var clientSecret: Secret?
    /// The user's ID; nil until it was read once, and for client credentials.
    package var userID: String?
    /// The user's name as Spotify shows it; nil until it was read once.
    package var displayName: String?
    /// Where it was made; nil for a login older than this note.
    package var home: LoginHome?

    /// A login with everything that is stored of it.
    package init(
        accessToken: Secret, obtainedAt: Date, expiresAt: Date, refreshToken: Secret?, scopes: [String]?,
        authorizedAt: Date?, clientID: String, method: AuthMethod, clientSecret: Secret? = nil, userID: String? = nil,
        displayName: String? = nil, home: LoginHome? = nil
    ) {
        self.accessToken = accessToken
        self.obtainedAt = obtainedAt
        self.expiresAt = expiresAt
        self.refreshToken = refreshToken
        self.scopes = scopes
        self.authorizedAt = authorizedAt
        self.clientID = clientID
        self.method = method
        self.clientSecret = clientSecret
        self.userID = userID
        self.displayName = displayName
        self.home = home
    }

    /// The grant in an answer of the token endpoint.
    package init(_ answer: TokenAnswer, for client: ClientRegistration, at now: Date, authorizedAt: Date?) {
        self.init(
            accessToken: answer.accessToken, obtainedAt: now, expiresAt: now + answer.lifetime.inSeconds,
            refreshToken: answer.refreshToken, scopes: answer.scopes, authorizedAt: authorizedAt,
            clientID: client.clientID, method: client.method)
    }

    /// The grant after a refresh. A new refresh token replaces the old one; an absent or empty one keeps
    /// it (SpotifyContract §2.3).
    package func refreshed(by answer: TokenAnswer, at now: Date, home: LoginHome) -> Grant {
        var grant = self
        grant.home = home
        if let token = answer.refreshToken { grant.refreshToken = token }
        guard !answer.accessToken.isEmpty else {
            // Without a new access token the old one counts as ended, so the next request refreshes again.
            grant.expiresAt = min(expiresAt, now)
            return grant
        }
        grant.accessToken = answer.accessToken
        grant.obtainedAt = now
        grant.expiresAt = now + answer.lifetime.inSeconds
        if let scopes = answer.scopes { grant.scopes = scopes }
        return grant
    }
}

extension Grant {
    /// Access tokens with less than this left, in seconds, are refreshed before they are used (SpotifyContract §2.8).
    private static let margin = 60.0

    /// Whether the access token can be used as it is. When the clock was set back to before the token came, its
    /// age is unknown, and the token counts as old.
    package func isUsable(at now: Date) -> Bool {
        now >= obtainedAt - Self.margin && expiresAt.timeIntervalSince(now) >= Self.margin
    }

    /// When the login ends: six months after the consent by the calendar of UTC (SpotifyContract §2.3);
    /// nil when that is not known.
    package var endsAt: Date? {
        guard method != .clientCredentials, let authorizedAt else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar.date(byAdding: .month, value: 6, to: authorizedAt)
    }

    /// Days until the login ends, a begun day counted as one; nil when that is not known.
    package func daysLeft(at now: Date) -> Int? {
        endsAt.map { max(0, Int(($0.timeIntervalSince(now) / 86_400).rounded(.up))) }
    }
}
