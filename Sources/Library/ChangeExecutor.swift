// The only place that changes anything at Spotify. It sends the requests of a change in order and says how far it came;
// repeating, pacing and authorising are the layers' work below it.

import Exchange
package import SpotifyAPI

/// Sends changes.
package struct ChangeExecutor: Sendable {
    private let client: SpotifyClient

    package init(client: SpotifyClient) {
        self.client = client
    }

    /// Sends every request of the change in order.
    ///
    /// Throws the request's own error when the first fails, and ``PartialChange`` when a later one does. When the task
    /// is cancelled between two requests, nothing further is sent.
    package func perform(_ change: Change) async throws {
        try await client.foresee(change.requests.count)
        for (sent, request) in change.requests.enumerated() {
            do throws(SpotifyError) {
                if sent > 0, Task.isCancelled { throw SpotifyError.cancelled }
                _ = try await client.send(request)
            } catch {
                guard sent > 0 else { throw error }
                throw PartialChange(sentence: change.sentence, sent: sent, total: change.requests.count, cause: error)
            }
        }
    }
}

/// A change that stopped half-way.
package struct PartialChange: Error, Sendable {
    package var sentence: String
    /// How many of its requests Spotify accepted.
    package var sent: Int
    package var total: Int
    package var cause: SpotifyError
}
