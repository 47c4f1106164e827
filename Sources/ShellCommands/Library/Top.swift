// `top artists|tracks`: what the user listens to most, as Spotify counts it. The ranking is Spotify's; how often each
// was played it does not say.

package import CommandLanguage
import Prompting
import Rendering
package import Rows
import SpotifyAPI

/// Lists the top artists or tracks.
package struct Top: FirstCommand {
    /// What can be ranked, as it is typed.
    enum Kind: String, Sendable, CaseIterable { case artists, tracks }

    static let kind = Slot<Kind>.keyword(help: "what to list")
    static let range = CommandOption<TimeRange>(
        "range", value: "RANGE", help: "short: four weeks, medium: half a year, long: a year or more",
        candidates: .words(["short", "medium", "long"].map { Candidate($0) }),
        parse: { word throws(UsageError) in
            switch word.text {
            case "short": .short
            case "medium": .medium
            case "long": .long
            default:
                throw UsageError(.invalidValue(word.text, expected: "short, medium or long"), at: word.span)
            }
        })

    package static let commandName = "top"
    package static let spec = CommandSpec(
        commandName, group: .library, form: .source, summary: "the artists or tracks you listen to most",
        slots: [kind.erased],
        options: [range.spec],
        examples: [.init("top artists", "of half a year"), .init("top tracks --range short | play", "of four weeks")],
        returns: ["artist", "track"], cost: "1 a page of 50", scopes: [.readTop])

    let kind: Kind
    let range: TimeRange

    package init(_ input: ParsedInput) throws(UsageError) {
        kind = try input.value(Self.kind)
        range = try input.value(Self.range) ?? .medium
    }

    /// The table of the kind that was asked for.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] { [feed.table] }

    /// Lists them in Spotify's order, the most played first.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        Reply(.rows(RowsOutput(feed, in: session, using: services)))
    }

    private var feed: any Feed {
        switch kind {
        case .artists: TopArtists(range: range)
        case .tracks: TopTracks(range: range)
        }
    }
}
