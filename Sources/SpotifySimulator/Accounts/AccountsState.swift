// What the Accounts service remembers: open consent pages, codes and tokens. Tokens that ended stay known, because
// a revoked one, an expired one and an invented one are refused in different words (SpotifyContract §2.5).

import FoundationEssentials

/// Requests for consent, codes and tokens.
///
/// One login passes through all four tables: `/authorize` puts an entry into `pending`, the decision turns it
/// into one of `codes`, and the exchange of the code makes an access token and a refresh token.
struct AccountsState: Sendable {
    /// Consent pages that are open, by the nonce in their form.
    var pending: [Secret: PendingConsent] = [:]
    var codes: [Secret: IssuedCode] = [:]
    var accessTokens: [Secret: AccessToken] = [:]
    var refreshTokens: [Secret: RefreshToken] = [:]

    /// A request for consent that was found valid and waits for a decision.
    struct PendingConsent: Sendable {
        let clientID: String
        let redirectURI: String
        let scopes: [String]
        /// The client's own text, sent back unchanged so that it can recognise its request.
        let state: String?
        /// The PKCE challenge; `nil` only for apps with a secret.
        let challenge: String?
        let expires: Date
    }

    /// A code on its way to the client. It can be exchanged once and stays known afterwards.
    struct IssuedCode: Sendable {
        let consent: Consent
        let redirectURI: String
        let challenge: String?
        let expires: Date
        var isUsed = false
    }

    /// Who allowed what to which app, and when. The six months of a refresh token count from here.
    struct Consent: Sendable {
        let clientID: String
        let user: String
        let scopes: [String]
        let given: Date
    }

    /// A bearer token and how often it was used.
    struct AccessToken: Sendable {
        let clientID: String
        /// The user it stands for; `nil` for client credentials.
        let user: String?
        let scopes: [String]
        let expires: Date
        var uses = 0
    }

    /// A refresh token; every refresh repeats the consent it belongs to.
    struct RefreshToken: Sendable {
        let consent: Consent
        /// Whether it was obtained by PKCE, so that its refresh needs no secret.
        let isPKCE: Bool
        var isRevoked = false
    }
}
