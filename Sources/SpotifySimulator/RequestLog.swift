// What the simulator was asked, for assertions such as "one refresh, and no other request". Secrets never get in:
// headers that carry one keep only their scheme, and of token requests only the grant type stays.

package import FoundationEssentials
package import HTTPTypes

/// One request and its answer.
package struct RequestLogEntry: Sendable {
    package let method: HTTPRequest.Method
    /// The path without the query, as it was sent.
    package let path: String
    /// The query; values that belong to a login are redacted.
    package let query: [QueryItem]
    /// Headers; credentials are redacted.
    package let headers: HTTPFields
    /// `grant_type` of a token request.
    package let grantType: String?
    /// When it arrived.
    package let time: Date
    /// The status answered; `nil` when no answer went out.
    package internal(set) var status: Int?

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

    private static let secretParameters: Set<String> = [
        "code", "code_challenge", "code_verifier", "state", "access_token", "refresh_token", "client_secret", "nonce",
    ]
}

extension [RequestLogEntry] {
    /// How many requests had this method and began with this path.
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
