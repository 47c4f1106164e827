// What several player commands ask of the state before they act, and how a refusal is understood: Spotify calls almost
// everything it does not want to do a violated restriction (contract §5).

import Library
import Rows
import SpotifyAPI
import SpotifyModel

extension Services {
    /// What plays, for commands that count from where it is; costs one request.
    func playback() async throws -> Playback {
        guard let playback = try await spotify.send(.playback) else { throw ReferenceError.nothingPlaying }
        return playback
    }

    /// What plays, as something that can be saved; costs one request.
    func savablePlaying() async throws -> Row {
        guard let item = try await spotify.send(.playback)?.item else { throw ReferenceError.nothingPlaying }
        let row = Row(item)
        guard row["local"] != .flag(true) else { throw PlayError.onlyLocalFiles }
        return row
    }

    /// Performs a change that may already be so. When Spotify refuses, one look tells whether it is: then it is done.
    ///
    /// Answers false when nothing had to change.
    func perform(_ change: Change, unless isSo: @Sendable (Playback) -> Bool) async throws -> Bool {
        do {
            try await perform(change)
            return true
        } catch let error as SpotifyError {
            guard case .restriction = error, let playback = try await spotify.send(.playback), isSo(playback) else {
                throw error
            }
            return false
        }
    }
}
