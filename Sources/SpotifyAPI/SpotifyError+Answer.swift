// Reads the errors of the Web API. Messages are matched by what they contain, because Spotify writes them in
// several ways: in JSON, as plain text, or not at all (SpotifyContract §6).

import Exchange
import FoundationEssentials
import HTTPTypes

extension SpotifyError {
    /// The usual JSON form of an error; every part of it can be missing.
    private struct WireError: Decodable {
        struct Detail: Decodable {
            var status: Int?
            var message: String?
            var reason: String?
        }
        var error: Detail
    }

    /// The error that an answer outside 2xx means.
    init<Response>(
        _ response: HTTPResponse, _ body: [UInt8], to request: HTTPRequest, of endpoint: Endpoint<Response>, now: Date
    ) {
        let error = SpotifyError(response, body, to: request, scopes: endpoint.scopes, now: now)
        self = error.isAbsence && endpoint.availability == .extendedModeOnly ? .notInDevelopmentMode : error
    }

    /// Whether it may mean that there is no such operation, rather than no such thing. Operations that
    /// Development Mode lacks answer 403, 404 or 410, each in its own way.
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

    /// The error by status, reason and message.
    private init(
        _ response: HTTPResponse, _ body: [UInt8], to request: HTTPRequest, scopes: Set<Scope>, now: Date
    ) {
        let detail = (try? JSONDecoder().decode(WireError.self, from: Data(body)))?.error
        let text = detail?.message ?? Self.plainText(response, body)
        let status = response.status.code
        switch status {
        // Uploads of covers are refused with 401 where the scope for it is missing (SpotifyContract §6).
        case 401 where scopes.contains(.uploadImages) && text.lowercased().contains("unauthorized"):
            self = .insufficientScope([.uploadImages])
        case 401: self = .unauthorised(text)
        case 403: self = Self.forbidden(text, reason: detail?.reason, request, scopes)
        case 404: self = Self.notFound(text, reason: detail?.reason, request)
        case 410: self = .notInDevelopmentMode
        case 413: self = .tooLong
        // Spotify redirects no API call. A redirect comes from a network that wants a login of its own (RFC 6585 §6).
        case 300..<400, 511: self = .unreadable(.foreign(status: status))
        case 429: self = Self.limited(response, body, request, now: now)
        case 500...: self = .server(status, mayHaveActed: request.method != .get)
        default: self = .invalidRequest(text.isEmpty ? "status \(status)" : text)
        }
    }

    /// The first line of a body that is neither JSON nor a web page.
    private static func plainText(_ response: HTTPResponse, _ body: [UInt8]) -> String {
        guard body.count < 2000, AnswerForm(response, body) == .other else { return "" }
        return String(decoding: body, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    }

    /// The many meanings of 403, the most certain signs first.
    private static func forbidden(
        _ text: String, reason: String?, _ request: HTTPRequest, _ scopes: Set<Scope>
    ) -> SpotifyError {
        if reason == "PREMIUM_REQUIRED" { return .premiumRequired }
        if reason == "VOLUME_CONTROL_DISALLOW" { return .volumeNotControllable }
        if text.contains("owner of the app") { return .ownerNeedsPremium }
        if text.contains("not registered") || text.contains("not be registered") { return .userNotRegistered }
        if text.contains("client scope") { return .insufficientScope(scopes) }
        if let reason { return .restriction(text, reason: reason) }
        if text.hasPrefix("Player command failed") { return .restriction(text, reason: nil) }
        // An empty or foreign body comes from the edge, for accounts that are not on the
        // allow-list (SpotifyContract §6).
        return text.isEmpty ? .userNotRegistered : .forbidden(text, Bucket(request))
    }

    /// The three meanings of 404.
    private static func notFound(_ text: String, reason: String?, _ request: HTTPRequest) -> SpotifyError {
        if reason == "NO_ACTIVE_DEVICE" || text.contains("No active device") { return .noActiveDevice }
        if text.contains("Device not found") { return .deviceNotFound }
        return .notFound(text)
    }

    /// The two meanings of 429.
    private static func limited(
        _ response: HTTPResponse, _ body: [UInt8], _ request: HTTPRequest, now: Date
    ) -> SpotifyError {
        let wait = RetryAfter(response)
        let until = wait.seconds.map { now + Double($0) }
        let isAssumed = wait.isAssumed
        if Refusal(response, body) == .quotaUsedUp {
            return .quotaExceeded(Bucket(request), until: until, isAssumed: isAssumed)
        }
        return .rateLimited(retryAfter: wait.seconds.map { .seconds($0) }, until: until, isAssumed: isAssumed)
    }
}

/// The form of an answer's body, as far as its first bytes show.
enum AnswerForm: Equatable {
    case json, html, empty, other

    /// A body that looks like text counts as a web page when its header says so.
    init(_ response: HTTPResponse, _ body: [UInt8]) {
        let form = AnswerForm(body)
        let isPage = response.headerFields[.contentType]?.lowercased().hasPrefix("text/html") == true
        self = form == .other && isPage ? .html : form
    }

    /// The form by the first byte that is not white space.
    init(_ body: [UInt8]) {
        // A byte-order mark before the text does not count.
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
