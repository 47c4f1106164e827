// The errors of the token endpoint (SpotifyContract §2.5): always 400, a code and mostly a description.

import HTTPTypes

/// Why there is no token.
struct TokenError: Error, Equatable {
    let code: String
    let description: String

    static func grant(_ description: String) -> TokenError {
        TokenError(code: "invalid_grant", description: description)
    }

    static func request(_ description: String) -> TokenError {
        TokenError(code: "invalid_request", description: description)
    }

    static var client: TokenError { TokenError(code: "invalid_client", description: "Invalid client") }

    static var clientSecret: TokenError { TokenError(code: "invalid_client", description: "Invalid client secret") }

    static func grantType(_ description: String) -> TokenError {
        TokenError(code: "unsupported_grant_type", description: description)
    }

    var answer: WireAnswer {
        .json(["error": .string(code), "error_description": .string(description)], status: .badRequest)
    }
}
