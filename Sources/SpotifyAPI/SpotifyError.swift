// Everything Spotify can answer instead of what was asked for (SpotifyContract §5, §6), as facts. The sentences are made in the
// shell's `Diagnostic`.

package import Exchange
package import FoundationEssentials

/// Why there is no answer to a request of the Web API.
package enum SpotifyError: Error, Sendable {
    /// 400 and 405: the request itself.
    case invalidRequest(String)
    /// 413: too much in one request.
    case tooLong
    /// 401 that refreshing did not help.
    case unauthorised(String)
    case insufficientScope(Swift.Set<Scope>)
    /// 403 without a reason of its own: not yours, or not for this kind of app.
    case forbidden(String, Bucket)
    /// An operation that Development Mode does not have.
    case notInDevelopmentMode
    case ownerNeedsPremium
    case userNotRegistered
    case premiumRequired
    /// The player would not: `Restriction violated` and its kin.
    case restriction(String, reason: String?)
    case volumeNotControllable
    case noActiveDevice
    case deviceNotFound
    case notFound(String)
    /// The short window; when to come back, as Spotify said or as is assumed where it did not.
    case rateLimited(retryAfter: Duration?, until: Date?, isAssumed: Bool)
    /// The daily quota of a group of endpoints.
    case quotaExceeded(Bucket, until: Date?, isAssumed: Bool)
    case server(Int, mayHaveActed: Bool)
    case unreadable(UnreadableAnswer)
    /// A change was answered with success by something that does not say that it was made.
    case unconfirmed(UnreadableAnswer)
    case unavailable(TransportFault, mayHaveActed: Bool)
    case cancelled
    /// A layer of ours did not send it: no login, or a closed bucket.
    case refused(any Error)
}

/// Why an answer cannot be read.
package enum UnreadableAnswer: Error, Sendable, Equatable {
    case html
    case truncated
    case notJSON
    case empty
    /// A status, or a body, that no answer of Spotify's to such a request has.
    case foreign(status: Int)
    /// The page of a list that was there before, though the list goes on.
    case repeatedPage
    /// A part that nothing works without, by its name.
    case missing(String)
    /// A list of which not one entry can be read.
    case noReadableEntry
}
