// The part of an error that says until when Spotify refuses requests, if it has one: what the prompt can announce the
// end of. Announcing it is left to ReopeningNews.

package import FoundationEssentials
import SpotifyAPI

/// What Spotify refuses, and until when.
package struct TimedRefusal: Sendable, Equatable {
    /// `search requests`
    package var requests: String
    /// When Spotify takes them again.
    package var end: Date

    /// The refusal in an error; nil for errors that are no refusal with an end.
    package init?(_ error: any Error) {
        switch error {
        case SpotifyError.rateLimited(_, let until?, _): self.init(requests: "requests", end: until)
        case SpotifyError.quotaExceeded(let bucket, let until?, _), BudgetError.bucketClosed(let bucket, let until, _):
            self.init(requests: bucket.rawValue + " requests", end: until)
        case SpotifyError.refused(let cause): self.init(cause)
        default: return nil
        }
    }

    private init(requests: String, end: Date) {
        self.requests = requests
        self.end = end
    }
}
