// `albums`: the releases of an artist, and the albums that tracks are on. Alone it shows one page and selects the
// artist; in a pipe it opens up every artist that comes, and tracks become their albums. Which releases count as
// re-issues is decided in `Reissues`.

package import CommandLanguage
import Prompting
import Rendering
package import Rows

/// Lists the releases of artists.
package struct Albums: ThingsCommand {
    static let artists = Slot.looked("X", at: ["artist"], help: "artists; without them the selected one")
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

    static let all = CommandFlag("all", help: "with re-issues: deluxe, remastered, anniversary editions")

    package static let commandName = "albums"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .things(["artist", "album", "track"]),
        summary: "the releases of an artist",
        details: """
            Of tracks that come through a pipe it lists the albums they are on, each once, as far as the tracks say \
            what they are; for all of an album: info.
            """,
        slots: [artists.erased],
        options: [group.spec, all.spec],
        examples: [
            .init("albums", "of the selected artist"), .init("albums radiohead --group single", "their singles"),
            .init("albums --all", "with every re-issue"),
            .init("liked | albums", "those that your liked songs are on"),
        ],
        returns: ["album"], cost: "1 a page of 10; none for the albums of tracks", effect: .session)

    let artists: [LocatedReference]?
    let groups: [String]
    let editions: ArtistAlbums.Editions

    package init(_ input: ParsedInput) throws(UsageError) {
        artists = try input.optional(Self.artists)
        groups = try input.value(Self.group) ?? ["album"]
        editions = input.has(Self.all) ? .all : .originals
    }

    /// Lists the releases. Of several artists, re-issues are compared across all pages, and counted in one footnote.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        var contents = Container(kind: "artist", contents: Kinds.album, name: "albums") {
            ArtistAlbums(artist: $0, groups: groups, editions: editions)
        }
        let reissues = Reissues()
        if editions == .originals {
            contents.sifted = { $0.withoutReissues(reissues, report: services.console.report) }
        }
        contents.lifted = (
            "track",
            { row in try await row.belongings({ row in row.albumItIsOn.map { [$0] } ?? [] }, using: services.spotify) }
        )
        var reply = try await contents.reply(listing: artists, or: rows, in: session, using: services)
        // The feed of one artist has a note of its own.
        if case .rows(var output) = reply.output, output.footnote == nil {
            output.footnote = { await reissues.takeNote() }
            reply.output = .rows(output)
        }
        return reply
    }

    /// What is typed, and what Spotify calls it.
    private static let groups: [(typed: String, sent: String)] = [
        ("album", "album"), ("single", "single"), ("compilation", "compilation"), ("appears", "appears_on"),
    ]
}
