// The only place that changes anything at Spotify. It sends the requests of a change in order and reports how
// far it came. Retries, pacing and authorisation are the work of the layers below it (SpotifyAPI).

import Exchange
package import SpotifyAPI
import SpotifyModel

/// Sends the requests of changes.
package struct ChangeExecutor: Sendable {
    private let client: SpotifyClient
    private let progress: @Sendable (_ sent: Int, _ total: Int) -> Void

    /// An executor that sends through the client; `progress` is called after each request of
    /// a change that has several.
    package init(client: SpotifyClient, progress: @escaping @Sendable (_ sent: Int, _ total: Int) -> Void = { _, _ in })
    {
        self.client = client
        self.progress = progress
    }

    /// Sends every request of the change in order.
    ///
    /// Throws the error of the first request when that fails, and ``PartialChange`` when a later one does. When
    /// the task is cancelled between two requests, no further one is sent.
    package func perform(_ change: Change) async throws {
        // A change that the limit of requests does not allow is refused before a part of it is done.
        try await client.foresee(change.cost)
        if let creation = change.creation { try await perform(creation, of: change) }
        for (sent, request) in change.requests.enumerated() {
            do throws(SpotifyError) {
                if sent > 0, Task.isCancelled { throw SpotifyError.cancelled }
                _ = try await client.send(request)
                progress(sent + 1, change.requests.count)
            } catch {
                guard sent > 0 else { throw error }
                throw PartialChange(sentence: change.sentence, sent: sent, total: change.requests.count, cause: error)
            }
        }
    }

    /// Creates a playlist and puts its contents into it, a request at a time.
    private func perform(_ creation: Change.Creation, of change: Change) async throws {
        let playlist = try await client.send(creation.playlist)
        for (filled, uris) in creation.contents.enumerated() {
            do throws(SpotifyError) {
                guard let id = playlist.id.flatMap({ SpotifyID($0) }) else { throw .unreadable(.missing("id")) }
                _ = try await client.send(.addPlaylistItems(id, uris: uris))
                progress(filled + 2, change.cost)
            } catch {
                throw PartialChange(sentence: change.sentence, sent: filled + 1, total: change.cost, cause: error)
            }
        }
    }
}

/// The error of a change that stopped after some of its requests.
package struct PartialChange: Error, Sendable {
    /// What was to be done, as the change says it.
    package var sentence: String
    /// How many of its requests Spotify accepted.
    package var sent: Int
    /// How many requests the whole change takes.
    package var total: Int
    /// The error of the request at which it stopped.
    package var cause: SpotifyError
}
