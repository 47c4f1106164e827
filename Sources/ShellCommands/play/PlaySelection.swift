// What exactly `play` starts: a whole context, a place in one, or a list of tracks. Decided from the rows and the listing
// they came from, without asking Spotify.

import Rendering
package import Rows
import SpotifyAPI
import Text

/// What is to play.
package struct PlaySelection: Sendable, Equatable {
    /// The three things Spotify can start (contract §5).
    enum Target: Sendable, Equatable {
        /// An album, an artist or a playlist, from its beginning.
        case whole(uri: String)
        /// A context from a place in it, counted from 0.
        case place(context: String, position: Int)
        /// These, in this order.
        case items(uris: [String])
    }

    let target: Target
    /// What is heard first.
    let first: Row
    /// Where it starts, counted from 1, when that is not at ``first``.
    var number: Int?
    /// How many rows were left out because Spotify takes no more at once.
    let omitted: Int

    /// The most tracks sent at once: longer lists are refused with 413 (contract §5).
    static let limit = 500

    /// Decides for what a reference named.
    init(_ found: Resolved, only: Bool) throws {
        guard let first = found.rows.first else { throw PlayError.nothing }
        self.first = first
        let isItem: (Row) -> Bool = {
            ["track", "episode", "chapter", "playing"].contains($0.kind.rawValue)
        }
        guard isItem(first) else {
            guard found.rows.count == 1, let uri = first.uri else {
                throw found.rows.contains(where: isItem) ? PlayError.mixed : PlayError.severalContexts(found.rows.count)
            }
            target = .whole(uri: uri)
            omitted = 0
            return
        }
        guard found.rows.allSatisfy(isItem) else { throw PlayError.mixed }
        if found.rows.count == 1, !only, let listing = found.listing {
            if let context = listing.context {
                let index = listing.rows.firstIndex { $0.thing == first } ?? 0
                target = .place(context: context.uri, position: first.position ?? context.offset + index)
                omitted = 0
                return
            }
            let following = listing.rows.map(\.thing).drop { $0 != first }.filter(isItem)
            (target, omitted) = try Self.items(following)
            return
        }
        (target, omitted) = try Self.items(found.rows)
    }

    /// A context from its beginning.
    init(whole row: Row) {
        target = .whole(uri: row.uri ?? "")
        first = row
        omitted = 0
    }

    private init(_ target: Target, first: Row, omitted: Int, number: Int?) {
        self.number = number
        self.target = target
        self.first = first
        self.omitted = omitted
    }

    /// The same from its `number`th track on, counted from 1.
    func starting(at number: Int?) throws -> PlaySelection {
        guard let number else { return self }
        switch target {
        case .whole(let uri):
            // Spotify starts an artist's tracks where it likes (contract §5).
            guard first.kind != "artist" else { throw PlayError.noPlaceInArtist }
            return PlaySelection(
                .place(context: uri, position: number - 1), first: first, omitted: omitted, number: number)
        case .place(let context, let position):
            return PlaySelection(
                .place(context: context, position: number - 1), first: first, omitted: omitted,
                number: position == number - 1 ? nil : number)
        case .items(let uris):
            guard number <= uris.count else { throw PlayError.tooFew(uris.count) }
            return PlaySelection(
                .items(uris: Array(uris[(number - 1)...])), first: first, omitted: omitted,
                number: number == 1 ? nil : number)
        }
    }

    private static func items(_ rows: [Row]) throws -> (Target, Int) {
        let uris = rows.compactMap { row -> String? in
            // Files of a device have a URI that the Web API cannot play (contract §4).
            row["local"] == .flag(true) ? nil : row.uri
        }
        guard !uris.isEmpty else { throw PlayError.onlyLocalFiles }
        return (.items(uris: Array(uris.prefix(limit))), rows.count - min(uris.count, limit))
    }

    /// What a row is played in, as far as it is known.
    private static func context(of row: Row) -> String {
        if case .text(let album)? = row["album"], !album.isEmpty { return Sanitiser.clean(album) }
        return row.credited
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
        case .items(let uris): .items(uris: uris, offset: nil, at: start)
        }
    }

    /// `▶ Paranoid Android — Radiohead · OK Computer`.
    func sentence(in session: Session) -> StyledText {
        var text = session.playMark + " " + (number == nil ? first.credited : Self.context(of: first))
        if let number { return StyledText(text + "  from its \(Self.ordinal(number)) track") }
        if case .items(let uris) = target, uris.count > 1 { text += "  and \(uris.count - 1) more" }
        if omitted > 0 { text += " (\(omitted) left out)" }
        return StyledText(text)
    }
}

/// Why there is nothing that could be started.
package enum PlayError: Error, Sendable, Equatable {
    case nothing
    /// Tracks together with albums, artists or playlists.
    case mixed
    case severalContexts(Int)
    case onlyLocalFiles
    /// `--from` for an artist.
    case noPlaceInArtist
    /// `--from` behind the last of so many.
    case tooFew(Int)
}

extension Row {
    /// `Paranoid Android — Radiohead · OK Computer`, sanitised; for an album without the part behind the dot.
    package var credited: String {
        var text = name
        if case .text(let artist) = self["artist"], !artist.isEmpty { text += " — " + artist }
        if case .text(let show) = self["show"] { text += " — " + show }
        if kind != "album", case .text(let album) = self["album"], !album.isEmpty { text += " · " + album }
        return Sanitiser.clean(text)
    }
}

extension Session {
    /// What stands before what plays; a letter where symbols are not wanted.
    var playMark: String { settings["plain"] == "on" ? ">" : "▶" }
    /// What stands before what is paused.
    var pauseMark: String { settings["plain"] == "on" ? "=" : "⏸" }
}
