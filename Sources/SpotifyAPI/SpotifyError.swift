// Everything Spotify can answer instead of what was asked for (SpotifyContract §5, §6), as facts. The sentences
// for the user are made in the shell's diagnostics.

package import Exchange
package import FoundationEssentials

/// Why there is no answer to a request of the Web API.
package enum SpotifyError: Error, Sendable {
    /// 400 and 405: the request itself is wrong.
    case invalidRequest(String)
    /// 413: too much in one request.
    case tooLong
    /// 401 that a refreshed token did not cure.
    case unauthorised(String)
    /// 403: the login lacks these scopes.
    case insufficientScope(Set<Scope>)
    /// 403 without a reason of its own: the thing is not the user's, or this kind of app may not see it.
    case forbidden(String, Bucket)
    /// An operation that Development Mode does not have (SpotifyContract §3.4).
    case notInDevelopmentMode
    /// 403: the app's owner has no Premium (SpotifyContract §3.1).
    case ownerNeedsPremium
    /// 403: the user is not on the app's allow-list.
    case userNotRegistered
    /// 403: player commands need Premium, or the player gateway wrongly says so for a moment.
    case premiumRequired
    /// The player refuses the command in its present state: `Restriction violated` and the like.
    case restriction(String, reason: String?)
    /// The device has a fixed volume.
    case volumeNotControllable
    /// No device is active, and none was named.
    case noActiveDevice
    /// The named device is unknown or asleep.
    case deviceNotFound
    /// 404 with Spotify's words.
    case notFound(String)
    /// The short limit, and when to try again: as Spotify said, or as is assumed because it did not.
    case rateLimited(retryAfter: Duration?, until: Date?, isAssumed: Bool)
    /// The daily quota of a bucket.
    case quotaExceeded(Bucket, until: Date?, isAssumed: Bool)
    /// 5xx after all attempts; whether a change may have been made.
    case server(Int, mayHaveActed: Bool)
    /// The answer to a read cannot be read.
    case unreadable(UnreadableAnswer)
    /// A change was answered with success, but by something that does not say that the change was made.
    case unconfirmed(UnreadableAnswer)
    /// No answer came through the network; whether a change may have been made.
    case unavailable(TransportFault, mayHaveActed: Bool)
    /// The task that waited was cancelled.
    case cancelled
    /// A layer of this program did not send it: there is no login, or the bucket is closed.
    case refused(any Error)
}

/// Why an answer cannot be read.
package enum UnreadableAnswer: Error, Sendable, Equatable {
    /// A web page, such as that of a proxy or a network login.
    case html
    /// JSON that ends too early, or a part of an answer (206).
    case truncated
    /// Neither JSON nor a web page.
    case notJSON
    /// No body where there should be one.
    case empty
    /// A status or a body that no answer of Spotify's to such a request has.
    case foreign(status: Int)
    /// A page that came before, although the list continues.
    case repeatedPage
    /// A member that is needed and missing, by its name.
    case missing(String)
    /// A list of which not one entry can be read.
    case noReadableEntry
}
