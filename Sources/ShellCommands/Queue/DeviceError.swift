// What stands in the way of playing somewhere, as facts; the sentences are made in Shell.

/// Why there is no device to play on.
package enum DeviceError: Error, Sendable, Equatable {
    /// Spotify knows no device that takes commands.
    case none(restricted: [String])
    /// Several could play, none is active, and no one can be asked.
    case several([String])
    /// No device has that name; `known` are those there are.
    case unknown(String, known: [String])
    /// More than one device's name begins so.
    case ambiguous(String, known: [String])
    /// The device takes no commands (SpotifyContract §5).
    case restricted(String)
}
