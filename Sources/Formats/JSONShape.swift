// Owns which JSON is what: the place of each value says to which format it belongs and what it says of an entry. Other
// values, whatever they hold, are passed over.

/// Where things are in JSON of the formats that are known.
enum JSONShape {
    /// Where an entry begins.
    enum Place: Equatable {
        /// A list of the library of a data export.
        case library(ListName)
        /// An entry of a playlist of a data export.
        case playlistItem
        /// A track of a JSPF playlist.
        case jspf
        /// A row by itself, as juke writes them.
        case row
    }

    /// The lists of the library of a data export; those of what is hidden are not read.
    enum ListName: String { case tracks, albums, shows, episodes, artists, audiobooks }

    /// What an object at this path is; nil for one that is no entry. `*` stands for an entry of a list.
    static func place(at path: [String]) -> Place? {
        switch path.count {
        case 0: .row
        case 1 where path[0] == "*": .row
        case 2 where path[1] == "*": ListName(rawValue: path[0]).map { .library($0) }
        case 3 where path == ["playlist", "track", "*"]: .jspf
        case 4 where path == ["playlists", "*", "items", "*"]: .playlistItem
        default: nil
        }
    }

    /// The format that a list at this path means, of whatever it is; nil for one that means none. `artists` is no sign:
    /// a track has them, too.
    static func format(ofListAt path: [String]) -> LibraryFormat? {
        guard path.count == 1 else { return nil }
        switch ListName(rawValue: path[0]) {
        case .tracks, .albums, .shows, .episodes, .audiobooks: return .library
        case .artists: return nil
        case nil: return path[0] == "playlists" ? .playlists : nil
        }
    }

    /// The format that an object at this path means.
    static func format(ofObjectAt path: [String]) -> LibraryFormat? {
        if path == ["playlist"] { return .jspf }
        return path.count == 2 && path[1] == "*" && ListName(rawValue: path[0]) != nil ? .library : nil
    }
}
