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
    /// How many rows were left out because Spotify takes no more at once.
    let omitted: Int

    /// The most tracks sent at once: longer lists are refused with 413 (contract §5).
    static let limit = 500

    /// Decides for what a reference named.
    init(_ found: Resolved, only: Bool) throws {
        guard let first = found.rows.first else { throw PlayError.nothing }
        self.first = first
        let isItem: (Row) -> Bool = { $0.kind == "track" || $0.kind == "episode" || $0.kind == "playing" }
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
                let index = listing.rows.firstIndex(of: first) ?? 0
                target = .place(context: context.uri, position: first.position ?? context.offset + index)
                omitted = 0
                return
            }
            let following = listing.rows.drop { $0 != first }.filter(isItem)
            (target, omitted) = try Self.items(following)
            return
        }
        (target, omitted) = try Self.items(found.rows)
    }

    private static func items(_ rows: [Row]) throws -> (Target, Int) {
        let uris = rows.compactMap { row -> String? in
            // Files of a device have a URI that the Web API cannot play (contract §4).
            row["local"] == .flag(true) ? nil : row.uri
        }
        guard !uris.isEmpty else { throw PlayError.onlyLocalFiles }
        return (.items(uris: Array(uris.prefix(limit))), rows.count - min(uris.count, limit))
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
        var text = session.playMark + " " + first.credited
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
