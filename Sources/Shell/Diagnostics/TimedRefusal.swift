// An error that says until when Spotify refuses requests, as far as one does: what the prompt can say the end of.

package import FoundationEssentials
import SpotifyAPI

/// What Spotify refuses, and until when.
package struct TimedRefusal: Sendable, Equatable {
    /// `search requests`
    package var requests: String
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
