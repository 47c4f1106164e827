// `playlist dedupe`: every song once. Which entries are doubles is found by PlaylistDoubles, how few requests remove
// them by Arrangement: Spotify removes all copies of a URI at once, so that a copy that is kept has to be put back.

import Arrangement
package import CommandLanguage
import Library
import Rendering
package import Rows
import Text

/// Removes doubles from a playlist.
package struct PlaylistDedupe: FirstCommand {
    static let playlist = Slot.ownPlaylist(shape: .rest, help: "a playlist of yours: a row, a name, a URI")
    static let isrc = CommandFlag("isrc", help: "compare recordings, by their ISRC")
    static let name = CommandFlag("name", help: "compare names and artists, and lengths within 2 seconds")
    static let yes = CommandFlag("yes", help: "do not ask")

    package static let commandName = "playlist dedupe"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: .source, summary: "remove doubles from a playlist",
        details: """
            Without an option two entries are the same when their URI is. The one that was added first is kept. The \
            rows are what is removed, with its place, and in the field kept the place of the one that stays; --dry-run \
            only shows them. Spotify removes all copies of a URI at once: where one of them is kept, it is put back at \
            its place and loses its date. Files of a device and entries that are gone are left alone.
            """,
        slots: [playlist.erased], options: [isrc.spec, name.spec, yes.spec],
        examples: [
            .init("playlist dedupe Road --dry-run", "what would be removed"),
            .init("playlist dedupe Road --isrc", "the same recording on several albums"),
        ],
        returns: ["track"],
        cost: "1 a page of 50, 1 for 100 songs to remove, 1 for each to put back, 1 to look afterwards",
        scopes: [.modifyPublicPlaylists, .modifyPrivatePlaylists],
        occasionalScopes: [.readPrivatePlaylists, .readCollaborativePlaylists], effect: .library,
        shownBy: "tracks playlist:NAME")

    let playlist: LocatedReference
    let likeness: PlaylistDoubles.Likeness
    let isConfirmed: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        playlist = try input.value(Self.playlist)
        switch (input.has(Self.isrc), input.has(Self.name)) {
        case (true, true): throw UsageError(.option(.conflict("--isrc", "--name")), at: input.span)
        case (true, false): likeness = .recording
        case (false, true): likeness = .name
        case (false, false): likeness = .uri
        }
        isConfirmed = input.has(Self.yes)
    }

    /// The rows have two fields more than those of a playlist.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] { [Self.fields.table(Kinds.entry)] }

    private static let fields = AddedFields(
        fields: [
            Field(
                "place", .number, visibility: .shown(rank: 2, unit: Field.Unit("dropped", "dropped")),
                help: "where it was on the playlist"),
            Field(
                "kept", .number, visibility: .shown(rank: 2, unit: Field.Unit("kept", "kept")),
                help: "where the one is that stays"),
        ], shown: ["added"])

    /// Reads the playlist and removes its doubles; the rows are what was removed.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let found = try await services.playlists.playlist(playlist, in: session)
        let contents = try await services.playlists.detailedContents(of: found.playlist)
        let doubles = PlaylistDoubles(in: contents.slots, by: likeness).all
        let count = doubles.count == 1 ? "1 double" : "\(doubles.count) doubles"
        let dropped = Set(doubles.map(\.place))
        let wanted = contents.slots.indices.filter { !dropped.contains($0) }.map(Wanted.kept)
        let made = try await services.playlists.arrange(contents, into: wanted, isConfirmed: isConfirmed) { _ in
            "remove \(count) from \(found.title)"
        }
        if let (arrangement, result) = made, result.isMade {
            services.console.report(.news(Self.note(count, arrangement, found)))
        }
        let rows = doubles.compactMap { double in
            contents.slots[double.place].row.map { row in
                (row: row, values: [Value.number(double.place + 1), .number(double.kept + 1)])
            }
        }
        return Reply(
            .rows(
                RowsOutput(
                    table: Self.fields.table(Kinds.entry), stream: RowStream(Self.fields.rows(rows)),
                    name: "doubles of \(found.title)", emptyNote: "\(found.title) has no doubles.")))
    }

    private static func note(_ count: String, _ arrangement: Arrangement, _ found: FoundPlaylist) -> StyledText {
        let left = [Row].countedEntries(arrangement.result.count)
        let again = arrangement.redated.count
        let loss = again == 0 ? "" : again == 1 ? " 1 of them has a new date." : " \(again) of them have a new date."
        return StyledText("- Removed \(count) from \(found.title) (\(left) left).\(loss)")
    }
}
