// The refusals that layers treat unlike others of the same status, recognised in one place: what tells them apart is only in
// the text of the answer, which is JSON in one place and plain text in another (SpotifyContract §6).

package import HTTPTypes

/// A refusal that is treated unlike others of its status.
package enum Refusal: Sendable, Hashable {
    /// 429 of an app that has used up its quota: a short wait does not help, however short the one that is asked for.
    case quotaUsedUp
    /// 401 for a good token: the player's gateway has lost it on the way, and a moment later it works
    /// (SpotifyContract §1, 9).
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
