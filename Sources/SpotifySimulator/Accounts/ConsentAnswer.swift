// The outcome of a decision on the consent page, for callers that decide without a browser.

/// Where a decision on the consent page leads.
package enum ConsentAnswer: Sendable, Equatable {
    /// The address the browser is sent to, with a code or an error in its query.
    case redirect(String)
    /// The text page instead of a redirect, such as `INVALID_CLIENT: Invalid client`.
    case refused(String)
}
