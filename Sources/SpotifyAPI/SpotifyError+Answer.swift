// Reading the errors of the Web API. Messages are matched by what they contain: Spotify spells them in several ways, in
// JSON, in plain text, or not at all (contract §6).

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
    init(_ response: HTTPResponse, _ body: [UInt8], to request: HTTPRequest, scopes: Swift.Set<Scope>, now: Date) {
        let detail = (try? JSONDecoder().decode(WireError.self, from: Data(body)))?.error
        let text = detail?.message ?? Self.plainText(response, body)
        let status = response.status.code
        switch status {
        case 401: self = .unauthorised(text)
        case 403: self = Self.forbidden(text, reason: detail?.reason, request, scopes)
        case 404: self = Self.notFound(text, reason: detail?.reason, request)
        case 413: self = .tooLong
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
        // An empty or foreign body comes from the edge, for accounts that are not on the list (contract §6).
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
        guard let first = body.first(where: { !($0 == 32 || (9...13).contains($0)) }) else {
            self = .empty
            return
        }
        switch first {
        case UInt8(ascii: "{"), UInt8(ascii: "["): self = .json
        case UInt8(ascii: "<"): self = .html
        default: self = response.headerFields[.contentType]?.hasPrefix("text/html") == true ? .html : .other
        }
    }
}

/// How long an answer asks to wait.
struct RetryAfter: Equatable {
    /// nil when it does not say, or not in whole seconds.
    let seconds: Int?
    /// Whether a layer of ours said it in Spotify's place.
    let isAssumed: Bool

    /// What marks an answer whose wait is assumed.
    private static let mark = HTTPField.Name("juke-assumed-wait")

    /// Lets an answer ask for a wait that Spotify did not name.
    static func assume(_ seconds: Int, in response: inout HTTPResponse) {
        response.headerFields[.retryAfter] = String(seconds)
        if let mark { response.headerFields[mark] = "1" }
    }

    init(_ response: HTTPResponse) {
        isAssumed = Self.mark.map { response.headerFields[$0] != nil } ?? false
        guard let text = response.headerFields[.retryAfter], let seconds = Int(text), seconds >= 0 else {
            seconds = nil
            return
        }
        // A week is longer than any ban that was ever seen; more is a mistake that must not last for ever.
        self.seconds = min(seconds, 7 * 86_400)
    }
}
