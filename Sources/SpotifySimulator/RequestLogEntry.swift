// The requests the simulator received, for assertions such as "one refresh, and no other request".
// Secrets never enter the log: a header that carries one keeps only its scheme, and of a token request's
// body only the grant type is kept.

package import FoundationEssentials
package import HTTPTypes

/// One request and the status it was answered with.
package struct RequestLogEntry: Sendable {
    /// The method, as it was sent.
    package let method: HTTPRequest.Method
    /// The path without the query, as it was sent.
    package let path: String
    /// The query; values that belong to a login (codes, tokens, `state`) read `‹redacted›`.
    package let query: [QueryItem]
    /// The headers; `Authorization` and `Cookie` read `‹redacted›` after their scheme.
    package let headers: HTTPFields
    /// `grant_type` of a token request; `nil` for every other request.
    package let grantType: String?
    /// When it arrived, by the simulator's clock.
    package let time: Date
    /// The status answered; `nil` while the answer is pending, and for ever when a fault kept it back.
    package internal(set) var status: Int?

    /// Copies what may be kept of a request, and redacts the rest.
    init(_ request: WireRequest, time: Date) {
        method = request.method
        path = request.path
        query = request.query.map { item in
            Self.secretParameters.contains(item.name) ? QueryItem(name: item.name, value: "‹redacted›") : item
        }
        var headers = request.headers
        if let credential = headers[.authorization] {
            let scheme = credential.split(separator: " ").first.map { String($0) } ?? ""
            headers[.authorization] = ["Basic", "Bearer"].contains(scheme) ? "\(scheme) ‹redacted›" : "‹redacted›"
        }
        if headers[.cookie] != nil { headers[.cookie] = "‹redacted›" }
        self.headers = headers
        grantType = request.form?.first { $0.name == "grant_type" }?.value
        self.time = time
    }

    /// Query parameters whose values would let a reader of the log take over a login.
    private static let secretParameters: Set<String> = [
        "code", "code_challenge", "code_verifier", "state", "access_token", "refresh_token", "client_secret", "nonce",
    ]
}

extension [RequestLogEntry] {
    /// How many requests had this method and a path that begins so. Such counts are the usual assertion about a
    /// command: what it costs the user's quota.
    package func count(_ method: HTTPRequest.Method? = nil, under pathPrefix: String = "/") -> Int {
        count { (method == nil || $0.method == method) && $0.path.hasPrefix(pathPrefix) }
    }

    /// How many token requests there were, of this grant or of any.
    package func tokenRequests(grantType: String? = nil) -> Int {
        count { $0.path == "/api/token" && (grantType == nil || $0.grantType == grantType) }
    }

    /// Each request as `METHOD path`, in order.
    package var lines: [String] { map { "\($0.method.rawValue) \($0.path)" } }
}
