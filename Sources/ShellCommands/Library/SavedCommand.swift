// `saved KIND`: the library by kind: albums, shows, episodes, audiobooks. Liked songs are `liked`.

package import CommandLanguage
import Rendering
package import Rows

/// Lists what is saved of one kind.
package struct SavedCommand: FirstCommand {
    /// What can be saved, as it is typed.
    enum Kind: String, Sendable, CaseIterable { case albums, shows, episodes, audiobooks }

    static let kind = Slot<Kind>.keyword(help: "what to list; liked songs: `liked`")

    package static let commandName = "saved"
    package static let spec = CommandSpec(
        commandName, group: .library, form: .source, summary: "the albums, shows, episodes or audiobooks you saved",
        slots: [kind.erased],
        examples: [
            .init("saved albums", "one page; more shows the next"),
            .init("saved shows | episodes | where played = no", "what you have not heard yet"),
        ],
        returns: ["album", "show", "episode", "audiobook"], cost: "1 a page of 50", scopes: [.readLibrary],
        occasionalScopes: [.readPlaybackPosition])

    let kind: Kind

    package init(_ input: ParsedInput) throws(UsageError) { kind = try input.value(Self.kind) }

    /// The table of the kind that was asked for, so that a later stage can check its fields.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] { [feed.table] }

    /// Lists what is saved of the kind, page by page.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        Reply(.rows(RowsOutput(feed, in: session, using: services)))
    }

    private var feed: any Feed {
        switch kind {
        case .albums: SavedAlbums()
        case .shows: SavedShows()
        case .episodes: SavedEpisodes()
        case .audiobooks: SavedAudiobooks()
        }
    }
}
