// `search`: what Spotify finds, over one kind or several, numbered through. The query goes out as typed, quotes and
// filters included.

package import CommandLanguage
import Prompting
import Rendering
import Rows
import SpotifyModel
import Text

/// Searches Spotify's catalogue.
package struct Search: FirstCommand {
    static let kinds = Slot<[ItemKind]>(
        "KINDS", help: "artist, album, track, playlist, show, episode, audiobook; with commas",
        shape: .leading { word in word.bareText.flatMap(Search.kinds(in:)) != nil },
        candidates: .words(ItemKind.searchable.map { Candidate($0.rawValue, summary: "search \($0.rawValue)s") }),
        parse: { argument throws(UsageError) in
            guard let kinds = Search.kinds(in: argument.words[0].text) else {
                throw UsageError(
                    .invalidValue(
                        argument.typed, expected: "artist, album, track, playlist, show, episode or audiobook"),
                    at: argument.span)
            }
            return kinds
        })
    static let query = Slot<String>(
        "QUERY", help: "words, with Spotify's own filters: artist:\"Nina Simone\" year:1990-1999",
        noun: "something to search for", shape: .rest,
        parse: { argument throws(UsageError) in argument.typed })

    package static let commandName = "search"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .source, summary: "find music, playlists, shows and audiobooks",
        details: """
            Only the first word can name kinds; without it artists, albums, tracks and playlists are searched. To \
            search for such a word itself, put `--` before it. Everything else goes to Spotify as typed. It shows one \
            page; `more` shows the next.
            """,
        slots: [kinds.erased, query.erased],
        examples: [
            .init("search artist radiohead", "artists"),
            .init("search album,track blue", "albums and tracks, numbered through"),
            .init("search artist:\"Nina Simone\" year:1965", "with Spotify's filters"),
        ],
        returns: ItemKind.searchable.map(\.rawValue), cost: "1 a page")

    let kinds: [ItemKind]
    /// Whether the line named the kinds.
    let isNarrowed: Bool
    let query: String

    /// Refuses a query that is empty but for quotes, or too long for Spotify, before a request is spent on it.
    package init(_ input: ParsedInput) throws(UsageError) {
        let named = try input.optional(Self.kinds)
        kinds = named ?? [.artist, .album, .track, .playlist]
        isNarrowed = named != nil
        query = try input.value(Self.query)
        guard query.contains(where: { !$0.isWhitespace && !"\"'“”‘’".contains($0) }) else {
            throw UsageError(
                .emptyArgument(slot: Self.query.placeholder, usage: input.usage),
                at: input.span(of: Self.query) ?? input.span)
        }
        guard query.utf8.count <= Self.longestQuery || query.count <= Self.longestQuery else {
            throw UsageError(
                .tooLong(slot: Self.query.placeholder, count: query.count, limit: Self.longestQuery),
                at: input.span(of: Self.query) ?? input.span)
        }
    }

    /// Searches; finding nothing is status 4, as a script expects of a search (Language §9).
    package func run(in session: Session, using services: Services) async throws -> Reply {

        if let tag = Self.albumTags.first(where: { query.contains($0) }), kinds != [.album] {
            services.console.report(.news(StyledText("\(tag) filters albums only: search album \(query)", .faint)))
        }
        let feed = SearchHits(query: query, kinds: kinds)
        var output = RowsOutput(feed, in: session, using: services)
        if isNarrowed {
            // The first word may have been meant as a word to search for.
            let words = "Searching \(Self.named(kinds))."
            output.stream = output.stream.saying(after: services.console.waitPatiently) {
                services.console.report(.news(StyledText(words, .faint)))
            }
        }
        return Reply(.rows(output), statusWhenEmpty: .notFound)
    }

    /// The filters that Spotify knows for albums and for nothing else.
    private static let albumTags = ["tag:new", "tag:hipster"]

    /// Spotify refuses more characters than these.
    private static let longestQuery = 250

    /// `albums`, `albums and tracks`, `shows, episodes and audiobooks`.
    private static func named(_ kinds: [ItemKind]) -> String {
        WordList.text(kinds.map { $0.rawValue + "s" }, "and")
    }

    /// The kinds a word names; nil when it is a word to search for.
    private static func kinds(in text: String) -> [ItemKind]? {
        var kinds: [ItemKind] = []
        for name in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let kind = ItemKind.searchable.first(where: { name == $0.rawValue || name == $0.rawValue + "s" })
            else {
                return nil
            }
            if !kinds.contains(kind) { kinds.append(kind) }
        }
        return ItemKind.searchable.filter(kinds.contains)
    }
}
