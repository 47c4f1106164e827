// What exactly `play` starts: a whole context, a place in one, or a list of tracks. Decided from the rows and the
// listing they came from, without asking Spotify.

import Library
import Rendering
package import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// What is to play.
package struct PlaySelection: Sendable, Equatable {
    /// The three things Spotify can start (SpotifyContract §5).
    enum Target: Sendable, Equatable {
        /// An album, an artist or a playlist, from its beginning.
        case whole(uri: String)
        /// A context from a place in it, counted from 0.
        case place(context: String, position: Int)
        /// These, in this order.
        case items([Row])
    }

    /// What the request names.
    let target: Target
    /// What is heard first.
    let first: Row
    /// Where it starts, counted from 1, when that is not at ``first``.
    var number: Int?
    /// How many rows were left out because Spotify takes no more at once.
    let omitted: Int
    /// How many tracks there are to start at, where that is known.
    var count: Int?

    /// The most tracks sent at once: longer lists are refused with 413 (SpotifyContract §5).
    static let limit = 500

    /// Whether it plays by itself, and is not something that holds what plays.
    static func isItem(_ row: Row) -> Bool {
        row.kind == Kinds.playing.kind || row.kind.item?.isPlayable == true
    }

    /// Decides for things that can be played, picked from a listing where they were; nothing is left out of them any
    /// more but what is too much.
    init(_ things: Usable, from listing: Listing? = nil, only: Bool) throws {
        guard let first = things.rows.first else { throw PlayError.nothing }
        self.first = first
        guard Self.isItem(first) else {
            guard things.rows.count == 1, let uri = first.uri else {
                throw things.rows.contains(where: Self.isItem)
                    ? PlayError.mixed : PlayError.severalContexts(things.rows.count)
            }
            guard !only else { throw PlayError.onlyForTracks(first.title, kind: first.kind) }
            target = .whole(uri: uri)
            omitted = things.leftOutCount
            count = Self.count(in: first)
            return
        }
        guard things.rows.allSatisfy(Self.isItem) else { throw PlayError.mixed }
        count = nil
        guard things.rows.count == 1, things.leftOut.isEmpty, !only, let listing else {
            (target, omitted) = Self.items(things)
            return
        }
        if let context = listing.context {
            let index = listing.rows.firstIndex { $0.thing == first } ?? 0
            target = .place(context: context.uri, position: first.position ?? context.offset + index)
            omitted = 0
            count = listing.next == nil ? context.offset + listing.rows.count : nil
            return
        }
        let following = listing.rows.map(\.thing).drop { $0 != first }.filter(Self.isItem)
        (target, omitted) = Self.items(Sieve(kinds: Play.kinds)(following))
    }

    /// A context from its beginning.
    init(whole row: Row) {
        target = .whole(uri: row.uri ?? "")
        first = row
        omitted = 0
        count = Self.count(in: row)
    }

    /// How many tracks are in it, as far as its row tells.
    private static func count(in row: Row) -> Int? {
        for field in ["tracks", "episodes", "chapters"] {
            if case .number(let count)? = row[field] { return count }
        }
        return nil
    }

    private init(_ target: Target, first: Row, omitted: Int, number: Int?) {
        self.number = number
        self.target = target
        self.first = first
        self.omitted = omitted
        count = nil
    }

    /// The same from its `number`th track on, counted from 1.
    func starting(at number: Int?) throws -> PlaySelection {
        guard let number else { return self }
        var moved = try moved(to: number)
        moved.count = count
        return moved
    }

    /// The same from that track on; throws where it is known that there are not so many.
    private func moved(to number: Int) throws -> PlaySelection {
        if let count, number > count {
            throw PlayError.tooFew(count, of: Self.context(of: first), unit: Self.unit(in: first))
        }
        switch target {
        case .whole(let uri):
            // Spotify starts an artist's tracks where it likes (SpotifyContract §5).
            guard first.kind != "artist" else { throw PlayError.noPlaceInArtist }
            return PlaySelection(
                .place(context: uri, position: number - 1), first: first, omitted: omitted, number: number)
        case .place(let context, let position):
            return PlaySelection(
                .place(context: context, position: number - 1), first: first, omitted: omitted,
                number: position == number - 1 ? nil : number)
        case .items(let rows):
            guard number <= rows.count else { throw PlayError.tooFew(rows.count, of: nil, unit: "track") }
            return PlaySelection(
                .items(Array(rows[(number - 1)...])), first: rows[number - 1], omitted: omitted, number: nil)
        }
    }

    /// Rows as a list, cut to what one request takes, and how many were left out.
    private static func items(_ things: Usable) -> (Target, Int) {
        let beyond = max(0, things.rows.count - limit)
        return (.items(Array(things.rows.prefix(limit))), things.leftOutCount + beyond)
    }

    /// What a thing is made of, or of which a row is one.
    private static func unit(in row: Row) -> String {
        switch row.kind {
        case "show", "episode": "episode"
        case "audiobook", "chapter": "chapter"
        case _: "track"
        }
    }

    /// What a row is played in, as far as it is known.
    private static func context(of row: Row) -> String {
        for field in ["album", "show"] {
            if case .text(let name)? = row[field], !name.isEmpty { return Sanitiser.clean(name) }
        }
        return isItem(row) ? row.credited : Sanitiser.clean(row.title)
    }

    /// `1st`, `2nd`, `11th` …
    private static func ordinal(_ number: Int) -> String {
        let suffix =
            switch (number % 10, number % 100) {
            case (_, 11...13): "th"
            case (1, _): "st"
            case (2, _): "nd"
            case (3, _): "rd"
            case (_, _): "th"
            }
        return "\(number)\(suffix)"
    }

    /// What is sent.
    func request(at start: Duration?) -> PlayRequest {
        switch target {
        case .whole(let uri): .context(uri: uri, offset: nil, at: start)
        case .place(let context, let position): .context(uri: context, offset: .position(position), at: start)
        case .items(let rows): .items(uris: rows.compactMap(\.uri), offset: nil, at: start)
        }
    }

    /// What it plays from, as far as its rows tell.
    var context: KnownPlayer.Context? {
        switch target {
        case .whole(let uri): KnownPlayer.Context(uri: uri, name: first.name == uri ? nil : first.name)
        case .place(let uri, _):
            KnownPlayer.Context(uri: uri, name: Self.isItem(first) ? Self.contextName(of: first) : first.name)
        case .items: nil
        }
    }

    /// The name of what the row is part of, as the player will show it.
    private static func contextName(of row: Row) -> String? {
        for field in ["show", "album"] {
            if case .text(let name)? = row[field], !name.isEmpty { return name }
        }
        return nil
    }

    /// `▶ Paranoid Android — Radiohead · OK Computer`.
    func sentence(in session: Session) -> StyledText {
        var text = session.playMark + " " + (number == nil ? first.credited : Self.context(of: first))
        if let number { return StyledText(text + " from its \(Self.ordinal(number)) track") }
        if case .items(let rows) = target, rows.count > 1 { text += " and \(rows.count - 1) more" }
        if omitted > 0 { text += " (\(omitted) left out)" }
        return StyledText(text)
    }
}

/// Why there is nothing that could be started.
package enum PlayError: Error, Sendable, Equatable {
    /// No row is left that could be played.
    case nothing
    /// Tracks together with albums, artists or playlists.
    case mixed
    /// Several albums, artists or playlists: Spotify plays one context at a time.
    case severalContexts(Int)
    /// `--from` for an artist.
    case noPlaceInArtist
    /// `--from` beyond the last of so many, of a thing of that name.
    case tooFew(Int, of: String?, unit: String)
    /// `--from` for something of which it is not known how much is in it.
    case notStarted(at: Int, of: String)
    /// `--only` for something that holds tracks.
    case onlyForTracks(String, kind: RowKind)
    /// Resuming, where nothing was ever started.
    case nothingToResume
    /// Queueing while nothing plays: Spotify's queue exists only after something that plays.
    case nothingToQueueBehind
    /// A place after the end of what plays.
    case beyondEnd(Duration, length: Duration)
    /// Spotify does not say how far what plays has come.
    case progressUnknown
    /// Spotify does not say how long it is.
    case lengthUnknown
    /// Spotify does not say how loud it is.
    case volumeUnknown
}

extension Row {
    /// `Paranoid Android — Radiohead · OK Computer`, sanitised; for an album without the part after the dot.
    package var credited: String {
        var text = title
        if let artist = self[.artist], !artist.isEmpty { text += " — " + artist }
        if let show = self[.show] { text += " — " + show }
        if kind != "album", let album = self[.album], !album.isEmpty { text += " · " + album }
        return Sanitiser.clean(text)
    }
}

extension Session {
    /// How many tracks are in what is to play, where the whole of it was listed.
    func count(of selection: PlaySelection) -> Int? {
        guard case .whole(let uri) = selection.target else { return nil }
        let listing = listings.last { $0.context?.uri == uri && $0.next == nil }
        return listing.map { ($0.context?.offset ?? 0) + $0.rows.count }
    }

    /// What stands before what plays; a letter where symbols are not wanted.
    var playMark: String { settings["plain"] == "on" ? ">" : "▶" }
    /// What stands before what is paused.
    var pauseMark: String { settings["plain"] == "on" ? "=" : "⏸" }
}
