// Owns the refusals that layers treat unlike others of the same status. They differ only in the text of the answer,
// which is JSON for some and plain text for others (SpotifyContract §6), so they are recognised in this one place.

package import HTTPTypes

/// A refusal that is treated unlike others of its status.
package enum Refusal: Sendable, Hashable {
    /// 429 for an app that has used up its quota: a short wait does not help, even if the
    /// answer asks for a short one.
    case quotaUsedUp
    /// 401 for a valid token, which the player's gateway has lost on the way; a moment later the request
    /// succeeds (SpotifyContract §1).
    case tokenLost

    /// The texts are near the beginning; a longer answer is a page of another server.
    private static let longestText = 1000

    /// The refusal that an answer means; nil for all that their status says enough of.
    package init?(_ response: HTTPResponse, _ body: [UInt8]) {
        self.init(
            status: response.status.code, text: String(decoding: body.prefix(Self.longestText), as: UTF8.self))
    }

    /// The refusal that a status and a text mean together.
    package init?(status: Int, text: String) {
        switch status {
        case 429 where text.contains("QUOTA_EXCEEDED"): self = .quotaUsedUp
        case 401 where text.contains("Access token missing"): self = .tokenLost
        default: return nil
        }
    }
}
