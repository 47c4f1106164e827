// What the Accounts service remembers: consents asked for, codes, tokens. Tokens that died stay known, so that a
// client is told how they died.

import FoundationEssentials

/// Requests for consent, codes and tokens.
struct AccountsState: Sendable {
    /// Consent pages that are open, by the nonce of their form.
    var pending: [Secret: PendingConsent] = [:]
    var codes: [Secret: IssuedCode] = [:]
    var accessTokens: [Secret: AccessToken] = [:]
    var refreshTokens: [Secret: RefreshToken] = [:]

    /// A request for consent that was found valid and waits for the button.
    struct PendingConsent: Sendable {
        let clientID: String
        let redirectURI: String
        let scopes: [String]
        let state: String?
        let challenge: String?
        let expires: Date
    }

    /// A code on its way to the client.
    struct IssuedCode: Sendable {
        let consent: Consent
        let redirectURI: String
        let challenge: String?
        let expires: Date
        var isUsed = false
    }

    /// Who allowed what to which app, and when: six months count from here.
    struct Consent: Sendable {
        let clientID: String
        let user: String
        let scopes: [String]
        let given: Date
    }

    /// A bearer token.
    struct AccessToken: Sendable {
        let clientID: String
        /// `nil` for client credentials.
        let user: String?
        let scopes: [String]
        let expires: Date
        var uses = 0
    }

    /// A refresh token.
    struct RefreshToken: Sendable {
        let consent: Consent
        /// Whether it was got by PKCE, so that no secret is asked for.
        let isPKCE: Bool
        var isRevoked = false
    }
}
