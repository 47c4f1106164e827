// `tracks`: what is on an album or a playlist. Alone it shows one page and selects the album or playlist; fed by a pipe
// it opens up everything that comes, and lets tracks through.

package import CommandLanguage
import Rendering
package import Rows
import SpotifyAPI

/// Lists the tracks of albums and playlists.
package struct Tracks: Command {
    static let container = Slot.thing(
        "X", ["album", "playlist"], shape: .optionalRest, help: "an album or playlist; else the selected one")

    package static let spec = CommandSpec(
        "tracks", group: .browse, summary: "the tracks of an album or playlist",
        details: "Spotify answers with the contents of your own and collaborative playlists only.",
        slots: [container.erased],
        examples: [.init("tracks 2", "of the second row"), .init("tracks ok computer", "of an album by name")],
        returns: ["track"], takes: ["album", "playlist", "track"], cost: "1 a page of 50",
        occasionalScopes: ["playlist-read-private", "playlist-read-collaborative"], effect: .session)

    let container: LocatedReference?

    package init(_ input: ParsedInput) throws(UsageError) {
        container = try input.optional(Self.container)
    }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        if container == nil, let rows {
            let stream = rows.expanding { row in
                row.kind == "track" ? RowStream([row]) : try feed(of: row, services.spotify.mode).rows(using: services)
            }
            return Reply(.rows(RowsOutput(table: Kinds.track, stream: stream, name: "tracks", emptyNote: "No tracks.")))
        }
        let reference = container ?? LocatedReference(.selection, span: 0..<0)
        let row = try await services.one(reference, kinds: ["album", "playlist"], in: session)
        var path = row.selectionPath
        // A row without a link to its artist (the selection itself) keeps the path that led to it.
        if path.count == 1, session.selection.last == path[0] { path = session.selection }
        var listed = try feed(of: row, services.spotify.mode)
        if case .albumTracks(var heading) = listed, heading.artist == nil, path.count > 1 {
            heading.artist = path[path.count - 2].name
            listed = .albumTracks(heading)
        }
        return Reply(.rows(RowsOutput(listed, in: session, using: services)), changes: [.select(path)])
    }

    private func feed(of row: Row, _ mode: Mode) throws -> Feed {
        if row.kind == "album", row.uri != nil { return .albumTracks(Feed.AlbumHeading(row)) }
        if row.kind == "playlist", row.uri != nil {
            // What is known not to be allowed is not asked for (contract §3.3).
            guard mode == .extended || row["mine"] != .flag(false) || row["collaborative"] == .flag(true) else {
                throw SpotifyError.forbidden("\(row.name) is not yours", .playlists)
            }
            return .playlistItems(playlist: row.selected)
        }
        throw ReferenceError.wrongKind(found: row.kind, name: row.name, wanted: ["album", "playlist"])
    }
}
