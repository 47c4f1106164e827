// How lists go wrong (SpotifyContract §8.5, §8.7, §10.6). Each quirk is a switch; the default is what most answers look like.

/// The switches of lists.
package struct ListQuirks: Sendable, Hashable {
    /// Each n-th entry of a list is null.
    package var nullEvery: Int?
    /// An artist's albums come twice each, as re-issues do.
    package var duplicateAlbums = false
    package var images = Images.complete
    /// What every second answer adds to `total`.
    package var totalDrift = 0
    package var links = Links.captured
    /// Entries that are missing at the end of each page.
    package var shortBy = 0
    /// Every page is the first, whatever was asked for, and cursors lead back to it: a list without an end.
    package var repeatsPages = false

    /// What `images` holds.
    package enum Images: String, CaseIterable, Sendable {
        case complete, narrowestFirst, withoutSizes, none, null
    }

    /// What `next` and `previous` look like.
    package enum Links: String, CaseIterable, Sendable {
        /// Those that were seen: `query=` for `q=`, and `/users/<id>/playlists`, which Development Mode does not have.
        case captured
        /// The path and the parameters that were asked for.
        case asAsked
        /// Every list has links that lead nowhere.
        case broken
    }

    package init() {}
}
