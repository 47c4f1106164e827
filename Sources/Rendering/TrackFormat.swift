// Owns the names of the formats in which other programs exchange lists of tracks, and what `to` has to know of each.
// How they are written is in TrackListText.

/// A format for lists of tracks that other programs read.
package enum TrackFormat: String, Sendable, Hashable, CaseIterable {
    /// A line for people and an address, as players read it: `#EXTINF`.
    case m3u
    /// XSPF as JSON (https://wiki.xiph.org/JSPF).
    case jspf
    /// XML (https://xspf.org/spec).
    case xspf
    /// The columns of Exportify, which most services that move libraries read.
    case exportify

    /// Whether more tracks can be added at the end of a file.
    var canGrow: Bool {
        switch self {
        case .m3u, .exportify: true
        case .jspf, .xspf: false
        }
    }

    /// Whether an entry of it is an address, so that a track without one cannot be written.
    package var needsAddress: Bool {
        switch self {
        case .m3u: true
        case .jspf, .xspf, .exportify: false
        }
    }
}
