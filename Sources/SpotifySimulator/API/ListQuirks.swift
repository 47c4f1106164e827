// How lists deviate from what the documentation promises (SpotifyContract §8.5, §8.7 and §10.6). Each
// deviation is a switch; the default is what most answers look like.

/// The switches of lists and their links. They concern every list alike, so that a client that copes with an
/// odd page of albums copes with one of playlists.
package struct ListQuirks: Sendable, Hashable {
    /// Every n-th entry of a list is null; `nil` for none.
    package var nullEvery: Int?
    /// Whether an artist's albums come twice each, as re-issues do.
    package var duplicateAlbums = false
    /// What the `images` of albums, artists and shows hold.
    package var images = Images.complete
    /// What every second page adds to `total`.
    package var totalDrift = 0
    /// What `next` and `previous` look like.
    package var links = Links.captured
    /// The number of entries that are missing at the end of each page.
    package var shortBy = 0
    /// Whether every page is the first, whatever was asked for, with cursors that lead back to
    /// it: a list without an end.
    package var repeatsPages = false

    /// What `images` holds: all three sizes widest first, the reverse, one without sizes, an empty list, or null.
    package enum Images: String, CaseIterable, Sendable {
        case complete, narrowestFirst, withoutSizes, none, null
    }

    /// What `next` and `previous` look like.
    package enum Links: String, CaseIterable, Sendable {
        /// The addresses that were seen: `query=` for `q=`, and `/users/<id>/playlists`, which
        /// Development Mode does not have.
        case captured
        /// The path and the parameters of the request itself.
        case asAsked
        /// Links that lead nowhere. A client that builds its own page addresses does not notice.
        case broken
    }

    /// Lists without quirks.
    package init() {}
}
