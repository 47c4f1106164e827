// Owns what files of other programs say about a thing: enough to find it at Spotify, and where it belongs. Whether it
// is found, and what becomes of it, is left to `import`.

package import SpotifyModel

/// A thing that a file names.
package struct ImportedEntry: Sendable, Hashable {
    /// What it is: a track where the file does not say.
    package var kind: ItemKind
    /// Its URI at Spotify, also that of a file of a device; nil where the file has none.
    package var uri: String?
    /// Its International Standard Recording Code, in capitals and without hyphens.
    package var isrc: String?
    /// Its title and artists as the file has them; the title is empty where only an address is known.
    package var credit: Credit
    /// Other ways to read the same text: `A - B - C` can be cut in two places.
    package var otherCredits: [Credit] = []
    /// The album it is on.
    package var album: String?
    /// How long it is.
    package var duration: Duration?
    /// When it was added, in seconds since 1970; a day without a time is its beginning.
    package var added: Int?
    /// Which of the lists of the file it is on, counted from 0.
    package var list = 0
    /// The line of the file where it begins, from 1.
    package var line: Int

    /// A title with its artists.
    package struct Credit: Sendable, Hashable {
        /// The title.
        package var name: String
        /// The artists; one text with all of them where the file does not say how they are separated.
        package var artists: [String]

        /// A title of these artists.
        package init(_ name: String, by artists: [String] = []) {
            self.name = name
            self.artists = artists
        }
    }

    /// An entry that begins on this line.
    package init(
        kind: ItemKind = .track, uri: String? = nil, isrc: String? = nil, _ credit: Credit = Credit(""), line: Int
    ) {
        self.kind = kind
        self.uri = uri
        self.isrc = isrc
        self.credit = credit
        self.line = line
    }

    /// Whether it is a file of a device, which Spotify's Web API cannot add to anything.
    package var isLocal: Bool { uri?.hasPrefix(LocalFile.prefix) ?? false }
}

/// A list of a file.
package enum ImportedList: Sendable, Hashable {
    /// What is in the library: liked songs, saved albums, followed artists.
    case library
    /// A playlist; nil where the file has no name for it, so that it is called after the file.
    case playlist(String?)
}
