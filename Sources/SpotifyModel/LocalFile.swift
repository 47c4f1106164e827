// Owns the URIs of files on a user's device. Spotify lists such files in playlists under a URI that contains
// what the file says of itself, and knows nothing else about them (SpotifyContract §4).

/// The parts of a local file's URI: `spotify:local:Artist:Album:Title:seconds`, in which `+` stands for a space.
package struct LocalFile: Hashable, Sendable {
    /// As the file's tags have it; empty where they say nothing, like the album and the title.
    package let artist: String
    /// The album, as the tags have it.
    package let album: String
    /// The title, as the tags have it.
    package let title: String
    /// Zero where the URI has no number.
    package let duration: Duration

    /// The beginning by which such a URI is recognised.
    package static let prefix = "spotify:local:"

    /// Reads the URI of a local file; nil for any other URI.
    package init?(_ uri: String) {
        guard uri.hasPrefix(Self.prefix) else { return nil }
        let parts = uri.dropFirst(Self.prefix.count).split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        artist = Self.decoded(parts[0])
        album = Self.decoded(parts[1])
        title = Self.decoded(parts[2])
        duration = .seconds(Int(parts[3]).map { min(max($0, 0), Self.longest) } ?? 0)
    }

    /// The longest duration that is believed, in seconds: a year.
    private static let longest = 31_536_000

    /// The text without its `+` and `%XX`; a `%` that is followed by anything else stays.
    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Substring(text).utf8
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                let digits = String(Substring(rest.prefix(2)))
                guard digits.utf8.count == 2, let code = UInt8(digits, radix: 16) else {
                    bytes.append(byte)
                    continue
                }
                bytes.append(code)
                rest = rest.dropFirst(2)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
