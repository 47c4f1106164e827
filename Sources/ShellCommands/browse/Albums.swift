// `albums`: the releases of an artist. Alone it shows one page and selects the artist; fed by a pipe it opens up every
// artist that comes.

package import CommandLanguage
import Prompting
import Rendering
package import Rows

/// Lists the releases of artists.
package struct Albums: Command {
    static let artist = Slot.thing("X", ["artist"], shape: .optionalRest, help: "an artist; else the selected one")
    static let group = CommandOption<[String]>(
        "group", value: "GROUPS", help: "album, single, compilation, appears, all; with commas",
        candidates: .words((Albums.groups.map(\.typed) + ["all"]).map { Candidate($0) }),
        parse: { word throws(UsageError) in
            if word.text == "all" { return Albums.groups.map(\.sent) }
            return try word.text.split(separator: ",", omittingEmptySubsequences: false).map {
                name throws(UsageError) in
                guard let group = Albums.groups.first(where: { $0.typed == name || $0.typed + "s" == name }) else {
                    throw UsageError(
                        .invalidValue(String(name), expected: "album, single, compilation, appears or all"),
                        at: word.span)
                }
                return group.sent
            }
        })

    package static let spec = CommandSpec(
        "albums", group: .browse, summary: "the releases of an artist", slots: [artist.erased], options: [group.spec],
        examples: [
            .init("albums", "of the selected artist"), .init("albums radiohead --group single", "their singles"),
        ],
        returns: ["album"], takes: ["artist", "album"], cost: "1 a page of 10", effect: .session)

    let artist: LocatedReference?
    let groups: [String]

    package init(_ input: ParsedInput) throws(UsageError) {
        artist = try input.optional(Self.artist)
        groups = try input.value(Self.group) ?? ["album"]
    }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let contents = Container(kind: "artist", contents: Kinds.album, name: "albums") {
            Feed.artistAlbums(artist: $0, groups: groups)
        }
        return try await contents.reply(listing: artist, or: rows, in: session, using: services)
    }

    /// What is typed, and what Spotify calls it.
    private static let groups: [(typed: String, sent: String)] = [
        ("album", "album"), ("single", "single"), ("compilation", "compilation"), ("appears", "appears_on"),
    ]
}
