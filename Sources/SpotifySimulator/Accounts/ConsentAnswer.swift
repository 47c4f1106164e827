// What pressing a button of the consent page comes to, for those who press it without a browser.

/// Where a consent leads.
package enum ConsentAnswer: Sendable, Equatable {
    /// The address the browser is sent to, with a code or an error in its query.
    case redirect(String)
    /// The text page instead of a redirect, such as `INVALID_CLIENT: Invalid client`.
    case refused(String)
}
