// Why what is on a playlist was not changed, or not as asked, as facts. The sentences are made in Shell.

/// Why a playlist was not made or filled as asked.
package enum PlaylistEntriesError: Error, Sendable, Equatable {
    /// The user has a playlist of that name already.
    case nameTaken(String)
    /// More entries than a playlist holds.
    case full(String, count: Int, adding: Int)
    /// A place after the end of the list; the last one that can be meant, from 1, or 0 for an empty list.
    case beyondEnd(String, place: Int, last: Int)
    /// No entry has that name.
    case notNamed(String, playlist: String)
    /// Spotify did not take some entries; what was done with the others, and what these are called.
    case notTaken(done: String, names: [String])

    /// How many entries a playlist holds (SpotifyContract §14.3).
    static let mostEntries = 10_000

    /// Throws where a playlist would have more entries than it can hold.
    static func checkRoom(in playlist: String, count: Int, adding: Int) throws(PlaylistEntriesError) {
        guard count + adding > mostEntries else { return }
        throw .full(playlist, count: count, adding: adding)
    }
}
