// `albums`: the releases of an artist. Alone it shows one page and selects the artist; in a pipe it opens up every
// artist that comes. Which releases count as re-issues is decided in `Reissues`.

package import CommandLanguage
import Prompting
import Rendering
package import Rows

/// Lists the releases of artists.
package struct Albums: ThingsCommand {
    static let artist = Slot.thing(
        "X", ["artist"], shape: .optionalRest, help: "an artist; without it the selected one")
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
        commandName, group: .browse, form: .things(["artist", "album"]), summary: "the releases of an artist",
        slots: [artist.erased],
        options: [group.spec, all.spec],
        examples: [
            .init("albums", "of the selected artist"), .init("albums radiohead --group single", "their singles"),
            .init("albums --all", "with every re-issue"),
        ],
        returns: ["album"], cost: "1 a page of 10", effect: .session)

    let artist: LocatedReference?
    let groups: [String]
    let editions: ArtistAlbums.Editions

    package init(_ input: ParsedInput) throws(UsageError) {
        artist = try input.optional(Self.artist)
        groups = try input.value(Self.group) ?? ["album"]
        editions = input.has(Self.all) ? .all : .originals
    }

    /// Lists the releases. In a pipe, re-issues are compared across all artists' pages, and counted in one footnote.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        var contents = Container(kind: "artist", contents: Kinds.album, name: "albums") {
            ArtistAlbums(artist: $0, groups: groups, editions: editions)
        }
        let reissues = Reissues()
        if editions == .originals {
            contents.sifted = { $0.withoutReissues(reissues, report: services.console.report) }
        }
        var reply = try await contents.reply(listing: artist, or: rows, in: session, using: services)
        if artist == nil, rows != nil, case .rows(var output) = reply.output {
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
