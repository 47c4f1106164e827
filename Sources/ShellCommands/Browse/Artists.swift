// `artists`: who is credited on tracks and albums, each artist once. Nothing is sent for rows that say it, as all do
// that were listed. Selecting one artist is `artist`, listing those one follows `following`.

package import CommandLanguage
import Rendering
package import Rows

/// Lists the artists of tracks and albums.
package struct Artists: ThingsCommand {
    private static let kinds: [RowKind] = ["album", "track"]
    static let things = Slot.looked("X", at: kinds, help: "albums or tracks; without them the selected album")

    package static let commandName = "artists"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .things((kinds + ["artist"]).map(\.rawValue)),
        summary: "the artists of tracks and albums, each once",
        details: """
            They come in the order in which they are credited, every credited artist of a row. What is on playlists is \
            opened first: playlist X | tracks | artists.
            """,
        slots: [things.erased],
        examples: [
            .init("liked | artists", "who made your liked songs"), .init("artists 3", "of the third row"),
            .init("liked | where year < 1970 | artists | follow", "follow them"),
        ],
        returns: ["artist"], cost: "none for rows, 1 for a name or URI")

    let things: [LocatedReference]?

    package init(_ input: ParsedInput) throws(UsageError) { things = try input.optional(Self.things) }

    /// Lists them as the rows come; artists are kept as they are.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let incoming: RowStream
        if things == nil, let rows {
            incoming = rows
        } else {
            let named = try await services.resolver.looked(at: things, kinds: Self.kinds, in: session)
            incoming = RowStream(named)
        }
        let sieve = Sieve(kinds: Self.kinds + ["artist"], isSent: false)
        let stream = sieve.opening(incoming, in: services.context).lifting { row in
            guard row.kind != "artist" else { return [row] }
            return try await row.belongings({ $0.creditedArtists }, using: services.spotify)
        }
        var output = RowsOutput(table: Kinds.artist, stream: stream, name: "artists", emptyNote: "No artists.")
        output.isWhole = true
        return Reply(.rows(output))
    }
}
