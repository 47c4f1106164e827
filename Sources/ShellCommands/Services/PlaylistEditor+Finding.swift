// Playlists that a command reads, and those of the user's own, by name. A name that a new playlist is to have is looked
// for among the user's own alone: others have playlists of every name.

import CommandLanguage
import Library
import Rendering
import Rows
import SpotifyAPI
import Text

extension PlaylistEditor {
    /// The playlists a reference names, each of which may be read; it may be several rows.
    func readable(_ reference: LocatedReference, in session: Session) async throws -> [FoundPlaylist] {
        switch reference.reference {
        case .rows, .variable, .standardInput:
            let rows = try await resolver.resolve(reference, kinds: ["playlist"], depth: .everything, in: session).rows
            return try rows.map { row in
                try check(row, .reader)
                return FoundPlaylist(playlist: EditedPlaylist(uri: row.uri ?? "", name: row.name), row: row)
            }
        case .selection, .nowPlaying, .liked, .address, .name:
            return [try await playlist(reference, for: .reader, in: session)]
        }
    }

    /// A row of a playlist, if it may be read; nil for one that is known to show its entries to others only.
    func readable(_ row: Row) -> FoundPlaylist? {
        guard let uri = row.uri, (try? check(row, .reader)) != nil else { return nil }
        return FoundPlaylist(playlist: EditedPlaylist(uri: uri, name: row.name), row: row)
    }

    /// Whether a playlist of the user's, or one that the open plan makes, has this name (folded).
    func hasOwn(named name: String) async throws -> Bool {
        if await planned(named: name) != nil { return true }
        let wanted = Folding.folded(name)
        let pages = MyPlaylists().rows(using: spotify.lookingUp)
        while let batch = try await pages.nextBatch() {
            if batch.rows.contains(where: { $0[.mine] == true && Folding.folded($0.name) == wanted }) { return true }
        }
        return false
    }

    /// The playlist of that name which the user may change, of the open plan or of those in the library; nil for none.
    func own(named name: String, at span: Range<Int>, in session: Session) async throws -> FoundPlaylist? {
        if let planned = await planned(named: name) { return FoundPlaylist(playlist: planned, row: nil) }
        let wanted = Folding.folded(name)
        var bearers: [Row] = []
        var closed: Row?
        let pages = MyPlaylists().rows(using: spotify.lookingUp)
        while bearers.isEmpty, let batch = try await pages.nextBatch() {
            let called = batch.rows.filter { Folding.folded($0.name) == wanted }
            bearers = called.filter { $0[.mine] != false || $0[.collaborative] == true }
            closed = closed ?? called.first { $0[.mine] == false && $0[.collaborative] != true }
        }
        guard let first = bearers.first else {
            closed.map { writer.console.report(.news(StyledText(Self.notYours($0)))) }
            return nil
        }
        guard bearers.count > 1 else { return readable(first) }
        guard session.surroundings == .prompt else {
            throw LocatedReferenceError(error: .severalFound(name: name, rows: bearers), span: span)
        }
        let choice = try await writer.console.choose(
            "Several are called \(Sanitiser.clean(name)). Which one?", bearers.map(\.described))
        return readable(bearers[choice])
    }

    /// That a playlist of the name is another user's, so that one more is made.
    private static func notYours(_ playlist: Row) -> String {
        let owner = playlist[.owner].map { " belongs to \(Sanitiser.clean($0))" } ?? " is not yours"
        return "The \(Sanitiser.clean(playlist.title)) you follow\(owner) and cannot be changed: this is another one."
    }
}
