// The formats of libraries and playlists that other programs write, told from how a file begins. How their entries are
// read, and what becomes of them, is left to LibraryImport.

/// In which form a library or a part of one is written.
enum LibraryFormat: Sendable, Hashable, CaseIterable {
    /// The table of one playlist, of either program of that name, with headings in any of its languages.
    case exportify
    /// The table that TuneMyMusic writes.
    case tuneMyMusic
    /// The table that Soundiiz reads.
    case soundiiz
    case m3u
    case jspf
    /// The saved things of Spotify's data export.
    case yourLibrary
    /// The playlists of Spotify's data export.
    case accountPlaylists
    /// `Artist – Title`, one a line.
    case lines

    /// The format of a file that begins with these bytes of UTF-8; nil for one that is not known.
    /// - Parameter isWhole: whether they are the whole file.
    init?(beginning bytes: [UInt8], isWhole: Bool) { return nil }
}

/// A file of a library, read as a whole.
struct LibraryFile: Sendable {
    /// Where it is, as it was typed or as it follows from that.
    var path: String
    var format: LibraryFormat
    /// Its text in UTF-8.
    var bytes: [UInt8]

    /// In bytes; no library is larger.
    static let largest = 256 << 20
}
