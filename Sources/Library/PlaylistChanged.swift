// Owns the error of a playlist that someone else changed between reading and sending.

/// The error of a change to a playlist that is not as it was when the change was worked out.
package struct PlaylistChanged: Error, Sendable, Hashable {
    /// The playlist, where it is known.
    package var playlist: EditedPlaylist?
    /// What is different; nil where only that something is, is known.
    package var since: ItemsEdit.Counts?

    /// A playlist that was changed meanwhile.
    package init(playlist: EditedPlaylist?, since: ItemsEdit.Counts?) {
        self.playlist = playlist
        self.since = since
    }
}
