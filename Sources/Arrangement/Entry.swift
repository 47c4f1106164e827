// What a playlist is made of, as far as editing is concerned, and what a wanted list is made of.

/// One entry of a playlist as Spotify lets it be edited (SpotifyContract §14.1).
package enum Entry: Hashable, Sendable {
    /// A track or an episode by its URI: it can be added, moved, and removed together with all its copies.
    case item(String)
    /// A local file by its URI: it can only be moved.
    case local(String)
    /// A null entry: it can only be moved.
    case missing
}

/// One place of a wanted list.
package enum Wanted: Hashable, Sendable {
    /// The entry that is at this place now, counted from 0.
    case kept(Int)
    /// A new entry with this URI.
    case added(String)
}
