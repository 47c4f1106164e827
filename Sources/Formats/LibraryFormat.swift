// Owns the formats in which other programs write libraries and playlists. How each is recognised is in
// FormatDetection and in the readers.

/// A format of a file with things or playlists.
package enum LibraryFormat: Sendable, Hashable, CaseIterable {
    /// A table with a column for the address, the code or the title of each track.
    case table
    /// Exportify's table, in either of its forms, with headings of any language.
    case exportify
    /// TuneMyMusic's table, which can hold several playlists.
    case tuneMyMusic
    /// A playlist of file names, with `#EXTINF` lines that say what they are.
    case m3u
    /// A playlist in JSON.
    case jspf
    /// A playlist in XML.
    case xspf
    /// The library in Spotify's data export (`YourLibrary.json`).
    case library
    /// The playlists in Spotify's data export (`Playlist1.json`).
    case playlists
    /// Rows as juke writes them in JSON.
    case rows
    /// Lines that are addresses, or titles with their artists.
    case lines

    /// The format of a file that begins with these bytes of UTF-8.
    ///
    /// - Parameter isWhole: whether they are the whole file.
    package init(beginning bytes: [UInt8], isWhole: Bool) throws(EntryFault) {
        self = try FormatDetection(bytes, isWhole: isWhole).format()
    }

    /// What messages call it.
    package var name: String {
        switch self {
        case .table: "a table"
        case .exportify: "Exportify's table"
        case .tuneMyMusic: "TuneMyMusic's table"
        case .m3u: "an M3U playlist"
        case .jspf: "a JSPF playlist"
        case .xspf: "an XSPF playlist"
        case .library: "the library of Spotify's data export"
        case .playlists: "the playlists of Spotify's data export"
        case .rows: "rows in JSON"
        case .lines: "a list of lines"
        }
    }
}
