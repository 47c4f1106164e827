// `playlist shuffle`: what is on a playlist in an order of chance that stays. What the player shuffles is left to
// `shuffle`.

package import CommandLanguage
import Library
import Rendering
import Rows

/// Shuffles a playlist.
package struct PlaylistShuffle: FirstCommand {
    static let playlist = Slot.ownPlaylist(shape: .rest, help: "a playlist of yours: a row, a name, a URI")

    package static let commandName = "playlist shuffle"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: .source, summary: "put a playlist into an order of chance",
        details: """
            This changes the playlist itself, once; to hear one shuffled, type shuffle. Nearly every entry is moved, \
            so that --rewrite often takes far fewer requests, but then dates can be lost.
            """,
        slots: [playlist.erased],
        options: [SampleRows.seed.spec, PlaylistReordering.rewrite.spec, PlaylistReordering.yes.spec],
        examples: [.init("playlist shuffle Road --seed 7", "the same order every time")],
        cost: "1 a page of 50, 1 a move, 1 to look afterwards",
        scopes: [.modifyPublicPlaylists, .modifyPrivatePlaylists],
        occasionalScopes: [.readPrivatePlaylists, .readCollaborativePlaylists], effect: .library,
        shownBy: "tracks playlist:NAME")

    let playlist: LocatedReference
    let seed: UInt64?
    let mayRewrite: Bool
    let isConfirmed: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        playlist = try input.value(Self.playlist)
        seed = try input.value(SampleRows.seed)
        mayRewrite = input.has(PlaylistReordering.rewrite)
        isConfirmed = input.has(PlaylistReordering.yes)
    }

    /// Reads the playlist and brings it into the new order.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let found = try await services.playlists.playlist(playlist, in: session)
        let contents = try await services.playlists.contents(of: found.playlist)
        var generator = SampleRows.Chance(seed ?? UInt64.random(in: 0 ... .max))
        let reordering = PlaylistReordering(contents, places: contents.shownPlaces.shuffled(using: &generator))
        let outcome = try await reordering.perform(
            "shuffle \(found.title)", mayRewrite: mayRewrite, isConfirmed: isConfirmed, using: services)
        return Reply(
            .note(
                reordering.note(
                    of: outcome, done: "Shuffled \(found.title)", already: "\(found.title) is in that order already")))
    }
}
