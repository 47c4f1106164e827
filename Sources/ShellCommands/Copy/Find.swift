// `find`: the search over the own copy, which answers at once and asks Spotify for nothing. How its query is read is
// left to FindQuery, the pages of what is found to FoundThings.

package import CommandLanguage
import Exchange
import Library
import Prompting
import Rendering
package import Rows
import SpotifyAPI
import Text

/// Searches the own copy of the library.
package struct Find: FirstCommand {
    static let query = Slot<FindQuery>(
        "QUERY", help: "words, \"a phrase\", -word, and \(WordList.text(FindField.allCases.map(\.lead), "or"))",
        noun: "something to find", shape: .rest, candidates: .query(FindField.completions),
        parse: { argument throws(UsageError) in try FindQuery(argument) })

    package static let commandName = "find"
    package static let spec = CommandSpec(
        commandName, group: .copy, form: .source, summary: "search your library, without a request",
        details: """
            Each word has to begin a word of the name, the artist, the album, or of a playlist that the thing is on. \
            "A phrase" in quotes is found as it is, -word leaves out. A field in front says where: artist:"nina \
            simone", album:, name:, playlist:. kind:album and year:1990-1999 narrow it down. To find a word with a \
            colon, quote it. The best match comes first: the whole name, its beginning, words of it, then artists, \
            albums and playlists; among those what you saved and what you played last. It shows one page; `more` \
            shows the next, and in a pipe all of it comes. The field `in` says where a thing is: liked, saved, \
            following, album (its album is saved), show, or the names of playlists.
            """,
        slots: [query.erased],
        examples: [
            .init("find moon river", "whatever has both words, the best match first"),
            .init("find artist:\"nina simone\" -live year:1960-1969", "fields, and a word to leave out"),
            .init("find moon | where kind = track | play", "its rows are rows"),
            .init("find playlist:road kind:track | where in has liked", "liked songs on such playlists"),
        ],
        returns: FindQuery.kinds.map(\.rawValue), cost: "none")

    let query: FindQuery

    package init(_ input: ParsedInput) throws(UsageError) {
        query = try input.value(Self.query)
        guard !query.isEmpty else {
            throw UsageError(
                .emptyArgument(slot: Self.query.placeholder, usage: input.usage),
                at: input.span(of: Self.query) ?? input.span)
        }
    }

    /// What it finds has one field more than such things usually have.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] {
        let kinds = query.query.kinds.isEmpty ? FindQuery.kinds : query.query.kinds
        return kinds.compactMap { Kinds.table($0).map(FoundThings.fields.table) }
    }

    /// Searches; finding nothing is status 4, as for every search (Language §9).
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let feed = FoundThings(query: query.query, text: query.text)
        let pages = FoundPages(feed, from: 0, using: services.spotify)
        let isEmpty = await pages.isEmpty()
        var output = RowsOutput(feed, in: session, using: services)
        output.stream = RowStream(pulling: {
            guard var batch = await pages.next()?.batch else { return nil }
            batch.isLast = batch.next == nil
            return batch
        })
        let contents = CopyContents(await services.copy.statuses(), at: services.time.now)
        if isEmpty {
            output.emptyNote = contents.nothingFound(feed.text)
        } else {
            services.context.omissions.add(unread: contents.unread)
        }
        if let age = contents.age { await RequestAllowance.current?.used(copyOfAge: age) }
        return Reply(.rows(output), statusWhenEmpty: .notFound)
    }
}
