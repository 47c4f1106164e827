// The fields that commands look into, each with its one name. What rows are marked with is named in `RowMarks`.

package import Rows

extension KnownField<String> {
    /// The credit as shown.
    package static var artist: Self { "artist" }
    /// The album it is on.
    package static var album: Self { "album" }
    /// The show or audiobook it belongs to.
    package static var show: Self { "show" }
    /// Whose a playlist is.
    package static var owner: Self { "owner" }
    /// What sort of album, or of device, it is.
    package static var type: Self { "type" }
    /// Its International Standard Recording Code.
    package static var isrc: Self { "isrc" }
    /// The text below its name.
    package static var description: Self { "description" }
}

extension KnownField<[String]> {
    /// Every credited artist.
    package static var artists: Self { "artists" }
}

extension KnownField<Int> {
    /// The year it came out.
    package static var year: Self { "year" }
    /// How many entries a playlist has.
    package static var entryCount: Self { "tracks" }
}

extension KnownField<Duration> {
    /// How long it is.
    package static var duration: Self { "duration" }
}

extension KnownField<PartialDate> {
    /// When it came out.
    package static var released: Self { "released" }
    /// When it was saved or put on the playlist.
    package static var added: Self { "added" }
}

extension KnownField<Bool> {
    /// Whether a playlist is the user's own.
    package static var mine: Self { "mine" }
    /// Whether a playlist is on its owner's profile (SpotifyContract §13.3).
    package static var isPublic: Self { "public" }
    /// Whether others may change a playlist.
    package static var collaborative: Self { "collaborative" }
    /// Whether a device refuses commands.
    package static var restricted: Self { "restricted" }
}
