// One attempt to log in: its state, its PKCE verifier, and the check that an answer belongs to it (RFC 7636,
// RFC 6749 §10.12). Opening the page and waiting for the answer is the flow's work.

import Exchange
import FoundationEssentials

/// One attempt to log in.
package struct AuthorizationRequest: Sendable {
    /// The client ID of the app.
    package let clientID: String
    /// Where the browser is sent; the token request must repeat it (RFC 6749 §4.1.3).
    package let redirectURI: String
    /// What the user is to allow.
    package let scopes: [String]
    /// The random text that an answer must repeat (RFC 6749 §10.12).
    package let state: Secret
    /// The secret whose digest went to the consent page, and which only this attempt can show (RFC 7636 §4.1).
    package let verifier: Secret
    /// Whether the consent is asked for again when it was given before.
    package let consent: ConsentPrompt

    /// An attempt with a state and a verifier of 256 random bits each.
    package init(clientID: String, redirectURI: String, scopes: [String], consent: ConsentPrompt = .whenNeeded) {
        self.init(
            clientID: clientID, redirectURI: redirectURI, scopes: scopes, state: Self.random(), verifier: Self.random(),
            consent: consent)
    }

    /// An attempt that was begun earlier, with its own state and verifier.
    package init(
        clientID: String, redirectURI: String, scopes: [String], state: Secret, verifier: Secret,
        consent: ConsentPrompt = .whenNeeded
    ) {
        self.consent = consent
        self.clientID = clientID
        self.redirectURI = redirectURI
        self.scopes = scopes
        self.state = state
        self.verifier = verifier
    }

    /// The S256 challenge: base64url without padding of the digest of the verifier's characters (RFC 7636 §4.2).
    package var challenge: String {
        Self.base64URL(Data(SHA256.digest(of: verifier.revealed())))
    }

    /// The code in the address to which a browser was sent, once the address has proved to answer this attempt.
    ///
    /// - Throws: `.stateMismatch` for the answer to another attempt, `.unusableCallback` for anything else that
    ///   is no answer, `.denied` and `.consentFailed` for answers without a code.
    package func code(fromCallback address: String) throws(AuthError) -> Secret {
        let trimmed = address.filter { !$0.isWhitespace }
        let query = trimmed.contains("?") ? trimmed.drop { $0 != "?" }.dropFirst() : trimmed[...]
        let fields = PercentEncoding.fields(of: query.prefix { $0 != "#" })
        let value = { (name: String) in fields.first { $0.name == name }?.value }
        guard let state = value("state") else { throw .unusableCallback }
        guard state == self.state.revealed() else { throw .stateMismatch }
        if let error = value("error") {
            throw error == "access_denied" ? .denied : .consentFailed(code: Self.word(error))
        }
        guard let code = value("code"), !code.isEmpty else { throw .unusableCallback }
        return Secret(code)
    }

    /// Whether an address answers this attempt at all. Stray requests and answers to other
    /// attempts must not end the wait.
    package func isAnswered(by address: String) -> Bool {
        do throws(AuthError) {
            _ = try code(fromCallback: address)
            return true
        } catch {
            switch error {
            case .stateMismatch, .unusableCallback: return false
            case .denied, .consentFailed, .codeRefused, .paused, .tokenEndpoint, .notLoggedIn, .loginEnded,
                .invalidClient, .elsewhere,
                .timedOut, .consentPending, .noPendingLogin, .stillPending, .tokenEndpointUnreadable, .unavailable,
                .store,
                .imported, .cancelled, .missingSecret, .misconfigured:
                return true
            }
        }
    }

    /// An error code in a form that may be shown. It comes from an address that anyone can make up.
    private static func word(_ code: String) -> String {
        String(code.unicodeScalars.prefix(40).filter { $0.isASCII && ($0.properties.isAlphabetic || $0 == "_") })
    }

    /// A text of 256 random bits: 43 characters, the shortest verifier that RFC 7636 §4.1 allows.
    private static func random() -> Secret {
        var generator = SystemRandomNumberGenerator()
        return Secret(base64URL(Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })))
    }

    /// base64url without padding (RFC 7636 appendix A).
    private static func base64URL(_ data: Data) -> String {
        String(
            data.base64EncodedString().compactMap { character in
                switch character {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: character
                }
            })
    }
}

/// Whether Spotify asks again for a consent that was given before.
package enum ConsentPrompt: String, Sendable, Hashable {
    /// Only where the user has not consented to these scopes before.
    case whenNeeded
    /// Asks again, so that a new period of six months begins (SpotifyContract §2.1, `show_dialog`).
    case always
}
