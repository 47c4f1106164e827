// Owns what the executor says of each edit it has made, so that a copy of the library can follow without reading it
// again. What becomes of the copy is left to the receiver.

package import SpotifyModel

/// Something that was changed at Spotify, or may have been.
package enum ChangeNews: Sendable {
    /// These were saved or followed.
    case saved([String])
    /// These are saved or followed no more.
    case unsaved([String])
    /// This playlist was made.
    case made(Playlist)
    /// A playlist was described in other words, or shown to others.
    case described(PlaylistDescription)
    /// The entries of a playlist were changed and looked at.
    case arranged(ItemsEdit, PlaylistLook)
    /// An edit failed, so that it may have been made as a whole, in part, or not at all.
    case uncertain(Edit)
}

/// What a look at a playlist showed after its entries were changed.
package struct PlaylistLook: Sendable {
    /// The place of the first entry that was looked at.
    package var place: Int
    /// The entries from there on, at most a page of them.
    package var entries: [PlaylistEntry]
    /// The version that the last change made; nil where its answer did not say it.
    package var version: String?

    /// A look at these entries.
    package init(place: Int, entries: [PlaylistEntry], version: String?) {
        self.place = place
        self.entries = entries
        self.version = version
    }
}
