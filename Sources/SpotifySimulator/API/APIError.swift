// The errors of api.spotify.com in the wordings of SpotifyContract §5 and §6. Clients must not match the raw text, so some of
// them are written compact and some indented, as the real service does.

import HTTPTypes

/// An API error as a fact and its wire form.
struct APIError: Error {
    let status: HTTPResponse.Status
    let message: String
    var reason: String?
    var headers: HTTPFields = [:]
    var form: Form = .json(.compact)

    /// How the body is written.
    enum Form {
        case json(JSONValue.Spacing)
        case text
    }

    /// The answer that carries it.
    var answer: WireAnswer {
        switch form {
        case .text: return .text(message, status: status, headers: headers)
        case .json(let spacing):
            var members = [
                JSONValue.Member(name: "status", value: .int(status.code)),
                JSONValue.Member(name: "message", value: .string(message)),
            ]
            if let reason { members.append(JSONValue.Member(name: "reason", value: .string(reason))) }
            return .json(["error": .object(members)], status: status, spacing: spacing, headers: headers)
        }
    }

    static func badRequest(_ message: String) -> APIError {
        APIError(status: .badRequest, message: message)
    }

    static var noToken: APIError {
        APIError(status: .unauthorized, message: "No token provided", form: .json(.indented))
    }

    static func token(_ message: String) -> APIError {
        var headers = HTTPFields()
        headers[.wwwAuthenticate] =
            "Bearer realm=\"spotify\", error=\"invalid_token\", error_description=\"\(message)\""
        return APIError(status: .unauthorized, message: message, headers: headers, form: .json(.indented))
    }

    static var userRequired: APIError {
        APIError(status: .unauthorized, message: "Valid user authentication required", form: .json(.indented))
    }

    static var ownerWithoutPremium: APIError {
        let text = "Active premium subscription required for the owner of the app. If the subscription was renewed "
        return APIError(status: .forbidden, message: text + "recently, it may take a few hours to take effect.")
    }

    static func userNotRegistered(_ form: SimulatorConfiguration.StrangerAnswer) -> APIError {
        let body: Form =
            switch form {
            case .text: .text
            case .json: .json(.compact)
            }
        return APIError(status: .forbidden, message: "User not registered in the Developer Dashboard", form: body)
    }

    static var forbidden: APIError { APIError(status: .forbidden, message: "Forbidden") }

    static var scope: APIError { APIError(status: .forbidden, message: "Insufficient client scope") }

    static var notFound: APIError { APIError(status: .notFound, message: "Resource not found") }

    static var unknownService: APIError { APIError(status: .notFound, message: "Service not found") }

    static var gone: APIError { APIError(status: .gone, message: "Gone") }

    static var badGateway: APIError { APIError(status: .badGateway, message: "Bad gateway.") }

    /// How the upload of covers refuses a token without its scope, where every other operation has 403.
    static var unauthorized: APIError {
        APIError(status: .unauthorized, message: "Unauthorized.", form: .json(.indented))
    }

    static var wrongMethod: APIError { APIError(status: .methodNotAllowed, message: "Method not allowed") }

    static func rateLimited(after seconds: Int) -> APIError {
        var headers = HTTPFields()
        headers[.retryAfter] = String(seconds)
        return APIError(status: .tooManyRequests, message: "API rate limit exceeded", headers: headers)
    }

    static func quotaExceeded(after seconds: Int) -> APIError {
        var headers = HTTPFields()
        headers[.retryAfter] = String(seconds)
        return APIError(
            status: .tooManyRequests, message: "Too many requests", reason: "QUOTA_EXCEEDED", headers: headers,
        )
    }

    static var noActiveDevice: APIError {
        command(.notFound, "No active device found", "NO_ACTIVE_DEVICE")
    }

    static var deviceNotFound: APIError {
        APIError(status: .notFound, message: "Device not found", form: .json(.indented))
    }

    static var premiumRequired: APIError { command(.forbidden, "Premium required", "PREMIUM_REQUIRED") }

    static var restriction: APIError { command(.forbidden, "Restriction violated", "UNKNOWN") }

    static var fixedVolume: APIError {
        command(.forbidden, "Cannot control device volume", "VOLUME_CONTROL_DISALLOW")
    }

    private static func command(_ status: HTTPResponse.Status, _ message: String, _ reason: String) -> APIError {
        APIError(
            status: status, message: "Player command failed: \(message)", reason: reason, form: .json(.indented),
        )
    }
}
