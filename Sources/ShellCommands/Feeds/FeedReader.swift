// What the reading of a feed takes, and no more of the services than that: feeds send requests and count what they
// could not read, but ask nothing and change nothing.

import Rendering
import Rows
import SpotifyAPI

/// What a feed is read with.
struct FeedReader: Sendable {
    let spotify: SpotifyClient
    /// Whether cached answers will do.
    let freshness: Freshness
    /// Whether all of its rows will be pulled, as far as the pipeline tells.
    let appetite: Appetite
    /// The user ID of the account, as far as it is known.
    let account: String?
    let omissions: OmissionTally
    let seenLibrary: SeenLibrary
    let report: @Sendable (Report) -> Void

    init(_ services: Services) {
        spotify = services.spotify
        freshness = services.freshness
        appetite = services.appetite
        account = services.accountID
        omissions = services.omissions
        seenLibrary = services.seenLibrary
        report = services.report
    }

    /// Sends a request for a page.
    func send<Response>(_ endpoint: Endpoint<Response>) async throws -> Response {
        try await spotify.send(endpoint, freshness: freshness)
    }

    /// Says that a list ended where a page came again.
    func sayRepeated() {
        report(.news(StyledText("Spotify sends the same page again: the list ends here.", .faint)))
    }

    /// Counts the entries of a page that are no rows. Throws where none could be read: an answer of which nothing can
    /// be understood is no empty list.
    func note(missing: Int, unreadable: Int, besides rows: [Row]) throws(SpotifyError) {
        if rows.isEmpty, unreadable > 0 { throw .unreadable(.noReadableEntry) }
        omissions.add(unavailable: missing - unreadable, unreadable: unreadable)
    }
}
