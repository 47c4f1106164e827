// `unfollow`: ends following. Spotify has no other way to delete a playlist: one of your own disappears when its last
// follower leaves it.

package import CommandLanguage
import Library
import Rendering
package import Rows
import SpotifyAPI
import Text

/// Unfollows things.
package struct Unfollow: ThingsCommand {
    static let things = Slot.things("X", kinds, shape: .optionalSeveral, help: "rows, names or URIs")
    static let yes = CommandFlag("yes", help: "do not ask")

    package static let commandName = "unfollow"
    package static let spec = CommandSpec(
        commandName, group: .library, form: .things(kinds.map(\.rawValue)),
        summary: "stop following artists and playlists",
        details: "A playlist of your own is deleted when you unfollow it, which is asked about; undo brings it back.",
        slots: [things.erased],
        options: [yes.spec],
        examples: [.init("unfollow 2", "one row")], cost: "2 for 40 things: a look and the change",
        scopes: [.modifyFollows, .modifyPublicPlaylists, .readFollows], effect: .library,
        shownBy: "following")

    private static let kinds: [RowKind] = ["artist", "playlist"]

    let things: ReferenceArgument
    let isConfirmed: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        things = try ReferenceArgument(Self.things, of: Self.kinds, in: input)
        isConfirmed = input.has(Self.yes)
    }

    /// Asks before it unfollows more than one, unless `--yes` is given (Language §7).
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let usable = try await things.usable(or: rows, in: session, using: services).distinct
        let found = usable.rows
        guard !found.isEmpty else { return Reply(.nothing) }
        let own = found.filter { $0.kind == "playlist" && $0[.mine] == true }
        if found.count == 1, !own.isEmpty {
            try await services.writer.confirm(
                "Unfollow \(Sanitiser.clean(found.counted))? It is your own, and is deleted so.",
                isConfirmed: isConfirmed)
        } else {
            try await services.writer.confirmRemoval(
                found, "Unfollow \(Sanitiser.clean(found.counted))?", isConfirmed: isConfirmed)
        }
        let held = try await services.writer.remove(found) { "unfollow \($0.counted)" }
        guard !held.isEmpty else {
            return Reply(.note(StyledText("Not followed: \(Sanitiser.clean(found.counted))\(usable.note)")))
        }
        let note = usable.note(found.count - held.count, "not followed")
        return Reply(.note(StyledText("- No longer following \(Sanitiser.clean(held.counted))\(note)")))
    }
}
