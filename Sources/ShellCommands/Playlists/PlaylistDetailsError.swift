// Why a playlist is not called, described or shown as a line wants it, as facts; their sentences are in
// Diagnostic+PlaylistDetails.

/// Why the details of a playlist are left as they are.
package enum PlaylistDetailsError: Error, Sendable, Equatable {
    /// What only the owner may do.
    package enum Right: Sendable, Equatable { case change, delete }

    /// It belongs to another user, who is named where that is known.
    case ofAnother(name: String, owner: String?, Right)
    /// What is collaborative cannot be on the profile.
    case collaborative(name: String)
    /// Spotify accepted the change and left playlists on the profile, or off it; their title.
    case placeKept(title: String, isPublic: Bool)
    /// Spotify refused the description, in these words; whether it has a web address in it.
    case descriptionRefused(String, hasAddress: Bool)
    /// The open plan makes it, so there is nothing to delete yet.
    case notMadeYet(name: String)
    /// The open plan deletes it.
    case deletedByPlan(name: String)
    /// A file that is no JPEG, and what it seems to be.
    case noJPEG(path: String, seems: String?)
    /// A cover of more bytes than Spotify takes.
    case largeCover(path: String, limit: Int)
}
