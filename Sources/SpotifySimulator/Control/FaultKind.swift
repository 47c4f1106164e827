// The kinds of faults that can be set over HTTP, each with its name and what it does: the help prints them, and
// `ControlFaults` reads and writes them. What a fault does is in `Fault`.

/// A kind of fault, by the name that a request gives it.
enum FaultKind: String, CaseIterable {
    case rateLimited = "rate_limited"
    case quotaExceeded = "quota_exceeded"
    case serverError = "server_error"
    case status
    case textInstead = "text_instead"
    case otherStatus = "other_status"
    case foreignPage = "foreign_page"
    case wrongTypes = "wrong_types"
    case truncated
    case emptyBody = "empty_body"
    case connectionRefused = "connection_refused"
    case connectionLost = "connection_lost"
    case accessTokenMissing = "access_token_missing"
    case premiumRequired = "premium_required"
    case slow

    /// What it does, in a few words.
    var meaning: String {
        switch self {
        case .rateLimited: "429 for a moment: \"retry_after\" (any text, or left out)"
        case .quotaExceeded: "429 for a day's quota: \"retry_after\""
        case .serverError: "\"status\": 503, and \"body\": json, html, text, empty"
        case .status: "this \"status\" and \"body\", as they are"
        case .textInstead: "the request acts, and 200 with \"text\" comes back"
        case .otherStatus: "the request acts; its answer comes with \"status\": 206"
        case .foreignPage: "200 with a foreign web page, as in a hotel's network"
        case .wrongTypes: "the proper answer, numbers as text and text as numbers"
        case .truncated: "half of the proper answer"
        case .emptyBody: "the proper status alone"
        case .connectionRefused: "the connection ends, and nothing has acted"
        case .connectionLost: "the request acts, and the connection ends"
        case .accessTokenMissing: "401 of the player for a good token"
        case .premiumRequired: "403 of the player for a Premium user"
        case .slow: "the proper answer, \"milliseconds\" later"
        }
    }
}
