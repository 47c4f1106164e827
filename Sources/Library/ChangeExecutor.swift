// The only place that changes anything at Spotify. It sends the requests of a change in order and says how far it came;
// repeating, pacing and authorising are the layers' work below it.

import Exchange
package import SpotifyAPI
import SpotifyModel

/// Sends changes.
package struct ChangeExecutor: Sendable {
    private let client: SpotifyClient
    private let progress: @Sendable (_ sent: Int, _ total: Int) -> Void

    /// `progress` is told after every request of several.
    package init(client: SpotifyClient, progress: @escaping @Sendable (_ sent: Int, _ total: Int) -> Void = { _, _ in })
    {
        self.client = client
        self.progress = progress
    }

    /// Sends every request of the change in order.
    ///
    /// Throws the request's own error when the first fails, and ``PartialChange`` when a later one does. When the task
    /// is cancelled between two requests, nothing further is sent.
    package func perform(_ change: Change) async throws {
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

    /// Makes a playlist and fills it.
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

/// A change that stopped half-way.
package struct PartialChange: Error, Sendable {
    package var sentence: String
    /// How many of its requests Spotify accepted.
    package var sent: Int
    package var total: Int
    package var cause: SpotifyError
}
