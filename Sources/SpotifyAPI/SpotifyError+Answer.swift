// Reading the errors of the Web API. Messages are matched by what they contain: Spotify spells them in several ways, in
// JSON, in plain text, or not at all (SpotifyContract §6).

import Exchange
import FoundationEssentials
import HTTPTypes

extension SpotifyError {
    private struct WireError: Decodable {
        struct Detail: Decodable {
            var status: Int?
            var message: String?
            var reason: String?
        }
        var error: Detail
    }

    /// The error an answer outside 2xx means.
    init<Response>(
        _ response: HTTPResponse, _ body: [UInt8], to request: HTTPRequest, of endpoint: Endpoint<Response>, now: Date
    ) {
        let error = SpotifyError(response, body, to: request, scopes: endpoint.scopes, now: now)
        self = error.isAbsence && endpoint.availability == .extendedModeOnly ? .notInDevelopmentMode : error
    }

    /// Whether it may say that there is no such operation, and not that there is no such thing: what apps in Development
    /// Mode lack is refused, is not found or is gone, one operation this way and another that.
    private var isAbsence: Bool {
        switch self {
        case .notInDevelopmentMode, .forbidden, .userNotRegistered: true
        case .notFound(let message):
            !["non existing id", "resource not found", "invalid id"].contains { message.lowercased().contains($0) }
        case .invalidRequest, .tooLong, .unauthorised, .insufficientScope, .ownerNeedsPremium, .premiumRequired,
            .restriction, .volumeNotControllable, .noActiveDevice, .deviceNotFound, .rateLimited, .quotaExceeded,
            .server, .unreadable, .unconfirmed, .unavailable, .cancelled, .refused:
            false
        }
    }

    private init(
        _ response: HTTPResponse, _ body: [UInt8], to request: HTTPRequest, scopes: Swift.Set<Scope>, now: Date
    ) {
        let detail = (try? JSONDecoder().decode(WireError.self, from: Data(body)))?.error
        let text = detail?.message ?? Self.plainText(response, body)
        let status = response.status.code
        switch status {
        case 401: self = .unauthorised(text)
        case 403: self = Self.forbidden(text, reason: detail?.reason, request, scopes)
        case 404: self = Self.notFound(text, reason: detail?.reason, request)
        case 410: self = .notInDevelopmentMode
        case 413: self = .tooLong
        // Spotify leads nowhere else: that is a page where a network wants a login of its own (RFC 6585 §6).
        case 300..<400, 511: self = .unreadable(.foreign(status: status))
        case 429: self = Self.limited(response, reason: detail?.reason, request, now: now)
        case 500...: self = .server(status, mayHaveActed: request.method != .get)
        default: self = .invalidRequest(text.isEmpty ? "status \(status)" : text)
        }
    }

    /// The first line of a body that is neither JSON nor a web page.
    private static func plainText(_ response: HTTPResponse, _ body: [UInt8]) -> String {
        guard body.count < 2000, AnswerForm(response, body) == .other else { return "" }
        return String(decoding: body, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    }

    private static func forbidden(
        _ text: String, reason: String?, _ request: HTTPRequest, _ scopes: Swift.Set<Scope>
    ) -> SpotifyError {
        if reason == "PREMIUM_REQUIRED" { return .premiumRequired }
        if reason == "VOLUME_CONTROL_DISALLOW" { return .volumeNotControllable }
        if text.contains("owner of the app") { return .ownerNeedsPremium }
        if text.contains("not registered") || text.contains("not be registered") { return .userNotRegistered }
        if text.contains("client scope") { return .insufficientScope(scopes) }
        if let reason { return .restriction(text, reason: reason) }
        if text.hasPrefix("Player command failed") { return .restriction(text, reason: nil) }
        // An empty or foreign body comes from the edge, for accounts that are not on the list (SpotifyContract §6).
        return text.isEmpty ? .userNotRegistered : .forbidden(text, Bucket(request))
    }

    private static func notFound(_ text: String, reason: String?, _ request: HTTPRequest) -> SpotifyError {
        if reason == "NO_ACTIVE_DEVICE" || text.contains("No active device") { return .noActiveDevice }
        if text.contains("Device not found") { return .deviceNotFound }
        return .notFound(text)
    }

    private static func limited(
        _ response: HTTPResponse, reason: String?, _ request: HTTPRequest, now: Date
    ) -> SpotifyError {
        let wait = RetryAfter(response)
        let until = wait.seconds.map { now + Double($0) }
        let isAssumed = wait.isAssumed
        if reason == "QUOTA_EXCEEDED" { return .quotaExceeded(Bucket(request), until: until, isAssumed: isAssumed) }
        return .rateLimited(retryAfter: wait.seconds.map { .seconds($0) }, until: until, isAssumed: isAssumed)
    }
}

/// What an answer's body is, as far as its first bytes tell.
enum AnswerForm: Equatable {
    case json, html, empty, other

    init(_ response: HTTPResponse, _ body: [UInt8]) {
        let form = AnswerForm(body)
        let isPage = response.headerFields[.contentType]?.lowercased().hasPrefix("text/html") == true
        self = form == .other && isPage ? .html : form
    }

    init(_ body: [UInt8]) {
        // A byte-order mark before it is none of it.
        let text = body.starts(with: [0xEF, 0xBB, 0xBF]) ? body.dropFirst(3) : body[...]
        guard let first = text.first(where: { !($0 == 32 || (9...13).contains($0)) }) else {
            self = .empty
            return
        }
        switch first {
        case UInt8(ascii: "{"), UInt8(ascii: "["): self = .json
        case UInt8(ascii: "<"): self = .html
        default: self = .other
        }
    }
}
