// The errors of the token endpoint (SpotifyContract §2.5): always 400 with a code, and with a description for people.

import HTTPTypes

/// Why a token request is refused.
struct TokenError: Error, Equatable {
    /// The code of RFC 6749 §5.2, which clients decide by.
    let code: String
    /// The text beside it. Clients must not decide by it.
    let description: String

    /// The code, refresh token, verifier or redirect address does not fit: a new login is needed.
    static func grant(_ description: String) -> TokenError {
        TokenError(code: "invalid_grant", description: description)
    }

    /// A field is missing or comes twice: a fault in the client.
    static func request(_ description: String) -> TokenError {
        TokenError(code: "invalid_request", description: description)
    }

    /// The app is unknown, or its header cannot be read.
    static var client: TokenError { TokenError(code: "invalid_client", description: "Invalid client") }

    /// The secret is wrong or missing.
    static var clientSecret: TokenError { TokenError(code: "invalid_client", description: "Invalid client secret") }

    /// The grant is missing or not one of the three.
    static func grantType(_ description: String) -> TokenError {
        TokenError(code: "unsupported_grant_type", description: description)
    }

    /// The 400 that carries it.
    var answer: WireAnswer {
        .json(["error": .string(code), "error_description": .string(description)], status: .badRequest)
    }
}
