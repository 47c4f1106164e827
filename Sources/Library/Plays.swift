// Owns the port to the plays that are kept: every one that `recent` showed, and those of an imported history (Language
// §5, `stats`). They are the user's own and outlive the copy; `logout` asks what becomes of them. Reading histories is
// left to `import`, the store to Storage.

package import FoundationEssentials
package import Rows

/// One play of something.
package struct PastPlay: Sendable, Hashable {
    /// Where it is known from. The names are in files and never change.
    package enum Source: String, Sendable, Hashable {
        /// Spotify's list of recent plays: exact, without how much of it was heard.
        case recent
        /// The year of history of Spotify's data export: minutes, without URIs.
        case account
        /// The extended history of Spotify's data export.
        case extended
    }

    /// When it ended, or about then; in the year of history the beginning of that minute.
    package var ended: Date
    /// How much of it was heard; nil where that is not known.
    package var heard: Duration?
    /// How long the whole thing is; nil where that is not known.
    package var length: Duration?
    /// The thing; nil in histories that only name it.
    package var uri: String?
    /// `track`, `episode` or `chapter`.
    package var kind: RowKind
    /// What it is called.
    package var name: String
    /// The artist, the show or the author.
    package var artist: String
    /// The album; empty where there is none.
    package var album: String
    /// The artist's URI, where it is known.
    package var artistURI: String?
    /// The album's URI, where it is known.
    package var albumURI: String?
    /// Where it is known from.
    package var source: Source

    /// What has to be heard of something for a play of it to count. Shorter ones are not kept.
    package static let shortest = Duration.seconds(30)

    /// A play.
    package init(
        ended: Date, heard: Duration?, length: Duration? = nil, uri: String?, kind: RowKind, name: String,
        artist: String, album: String, artistURI: String? = nil, albumURI: String? = nil, source: Source
    ) {
        self.ended = ended
        self.heard = heard
        self.length = length
        self.uri = uri
        self.kind = kind
        self.name = name
        self.artist = artist
        self.album = album
        self.artistURI = artistURI
        self.albumURI = albumURI
        self.source = source
    }
}

/// What became of plays that were to be kept.
package struct KeptPlays: Sendable, Hashable {
    /// How many more plays there are. Where one of them shows that two that were kept are the same, that is one less.
    package var added: Int
    /// How many of them were there already, from this or another source.
    package var doubled: Int

    /// The counts.
    package init(added: Int = 0, doubled: Int = 0) {
        self.added = added
        self.doubled = doubled
    }
}

/// What plays are counted by.
package enum PlayGrouping: String, Sendable, Hashable, CaseIterable {
    case artists, tracks, albums, years, hours, days
}

/// Plays that have something in common.
package struct PlayCount: Sendable, Hashable {
    /// The artist, the track …; for hours `14`, for days `2026-11-29`.
    package var name: String
    /// The artist of a track or an album; empty for others.
    package var artist: String
    /// The thing, where a play of it had a URI.
    package var uri: String?
    /// How many plays count.
    package var plays: Int
    /// How long all of it was heard.
    package var heard: Duration
    /// The first of them, in seconds since 1970.
    package var first: Int
    /// The last of them.
    package var last: Int

    /// A count.
    package init(
        name: String, artist: String = "", uri: String? = nil, plays: Int, heard: Duration, first: Int, last: Int
    ) {
        self.name = name
        self.artist = artist
        self.uri = uri
        self.plays = plays
        self.heard = heard
        self.first = first
        self.last = last
    }
}

/// Keeps plays. A store that cannot be read has none; only what writes is given the reason.
package protocol Plays: Sendable {
    /// Adds plays, those that are there already left out: the same thing about the same time is the same play.
    func add(_ plays: [PastPlay]) async throws(CopyFault) -> KeptPlays
    /// How often and how long was played what has something in common: the most played first, years, hours and days in
    /// order of time. Artists, tracks and albums are those of music alone.
    /// - Parameters:
    ///   - interval: from its start on and before its end.
    ///   - offset: the seconds east of Greenwich at a moment, for hours, days and years.
    func counts(
        by grouping: PlayGrouping, in interval: Range<Date>?, offset: @escaping @Sendable (Int) -> Int
    ) async -> [PlayCount]
    /// The plays in order of time, the last of them where there is a limit.
    func plays(in interval: Range<Date>?, limit: Int?) async -> [PastPlay]
    /// When things were last played, by URI.
    func lastPlayed() async -> [String: Date]
    /// How many plays are kept.
    func count() async -> Int
    /// Deletes all plays.
    func forget() async
    /// Ends the use of the store by this process.
    func finish() async
}
