// The errors of api.spotify.com in the wordings of SpotifyContract §5 and §6. Clients must not match the raw
// text, so some of them are written compactly and some indented, as the real service does.

import HTTPTypes

/// An API error: the facts, and how its body is written.
///
///     {"error":{"status":403,"message":"Forbidden"}}
///
/// The errors of player commands and of quotas carry a third member, `reason`, by which clients may decide.
struct APIError: Error {
    let status: HTTPResponse.Status
    let message: String
    /// Spotify's code for it, such as `NO_ACTIVE_DEVICE`; most errors have none.
    var reason: String?
    /// Further headers, such as `Retry-After`.
    var headers: HTTPFields = [:]
    /// How the body is written; most errors are compact JSON.
    var form: Form = .json(.compact)

    /// How the body is written: as JSON in one of two spacings, or as the bare message.
    enum Form {
        case json(JSONValue.Spacing)
        case text
    }

    /// The answer that carries the error.
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

    /// 400 with this message.
    static func badRequest(_ message: String) -> APIError {
        APIError(status: .badRequest, message: message)
    }

    /// 401 for a request without an Authorization header.
    static var noToken: APIError {
        APIError(status: .unauthorized, message: "No token provided", form: .json(.indented))
    }

    /// 401 for a token that is unknown or expired; the header says the same by RFC 6750 §3.
    static func token(_ message: String) -> APIError {
        var headers = HTTPFields()
        headers[.wwwAuthenticate] =
            "Bearer realm=\"spotify\", error=\"invalid_token\", error_description=\"\(message)\""
        return APIError(status: .unauthorized, message: message, headers: headers, form: .json(.indented))
    }

    /// 401 for an endpoint that needs a user when the token comes from client credentials.
    static var userRequired: APIError {
        APIError(status: .unauthorized, message: "Valid user authentication required", form: .json(.indented))
    }

    /// 403 for every call while the app's owner has no Premium (SpotifyContract §3.1).
    static var ownerWithoutPremium: APIError {
        let text = "Active premium subscription required for the owner of the app. If the subscription was renewed "
        return APIError(status: .forbidden, message: text + "recently, it may take a few hours to take effect.")
    }

    /// 403 for a user who is not on the allow-list; the login itself succeeds.
    static func userNotRegistered(_ form: SimulatorConfiguration.StrangerAnswer) -> APIError {
        let body: Form =
            switch form {
            case .text: .text
            case .json: .json(.compact)
            }
        return APIError(status: .forbidden, message: "User not registered in the Developer Dashboard", form: body)
    }

    /// 403 without explanation: an endpoint that this mode does not have, or contents that belong to others.
    static var forbidden: APIError { APIError(status: .forbidden, message: "Forbidden") }

    /// 403 for a scope that was not granted.
    static var scope: APIError { APIError(status: .forbidden, message: "Insufficient client scope") }

    /// 404 for an id that does not exist.
    static var notFound: APIError { APIError(status: .notFound, message: "Resource not found") }

    /// 404 for a path that has no endpoint.
    static var unknownService: APIError { APIError(status: .notFound, message: "Service not found") }

    /// 410 for endpoints that are gone in both modes.
    static var gone: APIError { APIError(status: .gone, message: "Gone") }

    /// 500, for what the service does not cope with.
    static var serverError: APIError { APIError(status: .internalServerError, message: "Server error.") }

    /// The refusal of a playlist that has as many entries as it can have; the wording is the simulator's own.
    static func full(_ size: PlaylistRules.Size) -> APIError {
        switch size {
        case .documented: APIError(status: .forbidden, message: "Playlist size limit reached")
        case .loose: serverError
        }
    }

    /// 502, a passing fault.
    static var badGateway: APIError { APIError(status: .badGateway, message: "Bad gateway.") }

    /// 401 by which the upload of covers refuses a token without its scope, where every other operation has 403.
    static var unauthorized: APIError {
        APIError(status: .unauthorized, message: "Unauthorized.", form: .json(.indented))
    }

    /// 405 for a known path with another method.
    static var wrongMethod: APIError { APIError(status: .methodNotAllowed, message: "Method not allowed") }

    /// The short 429; it passes in seconds.
    static func rateLimited(after seconds: Int) -> APIError {
        var headers = HTTPFields()
        headers[.retryAfter] = String(seconds)
        return APIError(status: .tooManyRequests, message: "API rate limit exceeded", headers: headers)
    }

    /// The daily 429; it can last a day.
    static func quotaExceeded(after seconds: Int) -> APIError {
        var headers = HTTPFields()
        headers[.retryAfter] = String(seconds)
        return APIError(
            status: .tooManyRequests, message: "Too many requests", reason: "QUOTA_EXCEEDED", headers: headers,
        )
    }

    /// 404 for a command without a target: no device is active and none is named.
    static var noActiveDevice: APIError {
        command(.notFound, "No active device found", "NO_ACTIVE_DEVICE")
    }

    /// 404 for a `device_id` that is unknown or asleep.
    static var deviceNotFound: APIError {
        APIError(status: .notFound, message: "Device not found", form: .json(.indented))
    }

    /// 403 for a free account; player commands need Premium.
    static var premiumRequired: APIError { command(.forbidden, "Premium required", "PREMIUM_REQUIRED") }

    /// 403 for a command that the present state does not allow, such as pausing a paused player.
    static var restriction: APIError { command(.forbidden, "Restriction violated", "UNKNOWN") }

    /// 403 for a device whose volume cannot be set.
    static var fixedVolume: APIError {
        command(.forbidden, "Cannot control device volume", "VOLUME_CONTROL_DISALLOW")
    }

    /// An error of a player command: the common beginning of the message, and a reason.
    private static func command(_ status: HTTPResponse.Status, _ message: String, _ reason: String) -> APIError {
        APIError(
            status: status, message: "Player command failed: \(message)", reason: reason, form: .json(.indented),
        )
    }
}
