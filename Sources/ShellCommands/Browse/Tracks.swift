// `tracks`: what is on an album or a playlist, and what an artist is known for. Alone it shows one page and selects the
// album, playlist or artist; of several, and in a pipe, it opens up everything, and keeps tracks as they are.

package import CommandLanguage
import Rendering
package import Rows
import SpotifyAPI
import Synchronization
import Text

/// Lists the tracks of albums, playlists and artists.
package struct Tracks: ThingsCommand {
    static let containers = Slot.looked(
        "X", at: kinds, help: "albums, playlists or artists; without them the selected one")

    package static let commandName = "tracks"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .things((kinds + ["track", "episode"]).map(\.rawValue)),
        summary: "the tracks of an album or playlist, or of an artist",
        details: """
            Spotify shows only the contents of your own and collaborative playlists. Apps in Development Mode get no \
            top tracks of an artist: juke searches for the name and shows the tracks that are by this artist. The mark \
            ♥ means saved, ▶ playing, E explicit, × cannot be played, ⌂ a file on a device.
            """,
        slots: [containers.erased],
        examples: [
            .init("tracks 2", "of the second row"), .init("tracks ok computer", "of an album by name"),
            .init("tracks 1-3", "of three rows, one after the other"),
            .init("tracks artist:radiohead", "what an artist is known for"),
        ],
        returns: ["track"], cost: "1 a page of 50; of an artist 1 a page of 10",
        occasionalScopes: [.readPrivatePlaylists, .readCollaborativePlaylists], effect: .session)

    private static let kinds: [RowKind] = ["album", "playlist", "artist"]

    /// The rows are those of an entry, since playlists hold episodes as well.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] { [Kinds.entry] }

    let containers: [LocatedReference]?

    package init(_ input: ParsedInput) throws(UsageError) {
        containers = try input.optional(Self.containers)
    }

    /// Lists them. Of a playlist that is known to be another user's, nothing is sent: Spotify would refuse it.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        if containers == nil, let rows { return Reply(.rows(opened(rows, using: services))) }
        let things = try await services.resolver.looked(at: containers, kinds: Self.kinds, in: session)
        guard let row = things.first else { return Reply(.nothing) }
        guard things.count == 1 else {
            var output = opened(RowStream(things), using: services)
            output.isWhole = true
            return Reply(.rows(output))
        }
        var path = row.selectionPath
        // A row without a link to its artist (the selection itself) keeps the path that led to it.
        if path.count == 1, session.selection.last == path[0] { path = session.selection }
        let listed = try row.tracks(below: path.dropLast().last?.name, services.spotify.mode)
        if Notice().isDue(for: row, services.spotify.mode) { services.console.report(.news(Self.searched)) }
        return Reply(.rows(RowsOutput(listed, in: session, using: services)), changes: [.select(path)])
    }

    /// The tracks of all rows that come, and those that are tracks themselves.
    private func opened(_ rows: RowStream, using services: Services) -> RowsOutput {
        let notice = Notice()
        let sieve = Sieve(kinds: Self.kinds + ["track", "episode"], isSent: false, opened: Self.kinds)
        let stream = sieve.opening(rows, in: services.context).expanding { row in
            guard Self.kinds.contains(row.kind) else { return nil }
            let feed = try row.tracks(services.spotify.mode)
            if notice.isDue(for: row, services.spotify.mode) { services.console.report(.news(Self.searched)) }
            return feed.rows(using: services.spotify)
        }
        return RowsOutput(table: Kinds.entry, stream: stream, name: "tracks", emptyNote: "No tracks.")
    }

    private static let searched = StyledText(
        "Apps in Development Mode get no top tracks; these were found by a search.", .faint)

    /// Says once that tracks are found by a search, however many artists come.
    private final class Notice: Sendable {
        private let isGiven = Mutex(false)

        func isDue(for row: Row, _ mode: Mode) -> Bool {
            guard row.kind == "artist", mode == .development else { return false }
            return isGiven.withLock { isGiven in
                defer { isGiven = true }
                return !isGiven
            }
        }
    }
}

extension Row {
    /// The tracks of the album, the playlist or the artist that it is. What is known not to be allowed is not asked for
    /// (SpotifyContract §3.3).
    ///
    /// - Parameter artist: whose the album is, for a row that does not say it.
    func tracks(below artist: String? = nil, _ mode: Mode) throws -> any Feed {
        guard uri != nil else { throw ReferenceError.unusable([.nameOnly(title)], wanted: [kind]) }
        switch kind {
        case "album":
            var heading = AlbumTracks.Heading(self)
            heading.artist = heading.artist ?? artist
            return AlbumTracks(album: heading)
        case "artist": return ArtistTracks(artist: selected)
        case "playlist":
            guard mode == .extended || self[.mine] != false || self[.collaborative] == true else {
                guard let owner = self[.owner] else {
                    throw SpotifyError.forbidden("\(title) is not yours", .playlists)
                }
                throw SpotifyError.forbidden(Sanitiser.clean("\(title) belongs to \(owner)"), .playlists)
            }
            return PlaylistItems(playlist: selected)
        case _:
            throw ReferenceError.wrongKind(found: kind, name: title, wanted: ["album", "playlist", "artist"])
        }
    }
}
