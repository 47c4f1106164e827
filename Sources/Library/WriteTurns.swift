// Owns the port to turns: one playlist is changed by one writer at a time, over all shells and scripts, since Spotify
// reads the places of a change in the list as it is when the request arrives (SpotifyContract §14.2). Locks between
// processes are Storage's.

import Synchronization

/// Turns at changing playlists.
package protocol WriteTurns: Sendable {
    /// Runs the work while no other writer changes these playlists. Throws ``WriteTurnError`` where the turn does not
    /// come in time.
    func withTurn<Success: Sendable>(
        at playlists: Set<String>, _ work: @Sendable () async throws -> Success
    ) async throws -> Success
}

/// Why a turn cannot be had.
package enum WriteTurnError: Error, Sendable, Hashable {
    /// Another shell or script changes the playlist, and did not end in time.
    case busy(playlist: String)
}

/// Turns where one process does nothing at once, and no other is there.
package struct SingleWriter: WriteTurns {
    /// Every turn comes at once.
    package init() {}

    /// Runs the work at once.
    package func withTurn<Success: Sendable>(
        at playlists: Set<String>, _ work: @Sendable () async throws -> Success
    ) async throws -> Success { try await work() }
}
