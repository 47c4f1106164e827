// `new`: what the followed artists released lately. Spotify has no such list in Development Mode: it is put together
// from each artist's newest albums and singles, whose answers are kept for a day.

package import CommandLanguage
import Exchange
import FoundationEssentials
import Rendering
import Rows
import SpotifyAPI
import SpotifyModel

/// Lists new releases of followed artists.
package struct New: FirstCommand {
    static let since = CommandOption<Int>(
        "days", value: "N", help: "how many days back; 30 without it",
        parse: { word throws(UsageError) in
            guard let days = Int(word.text), (1...3650).contains(days) else {
                throw UsageError(.invalidValue(word.text, expected: "a number of days, 1 to 3650"), at: word.span)
            }
            return days
        })

    package static let commandName = "new"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .source, summary: "new releases of the artists you follow",
        options: [since.spec],
        examples: [
            .init("new", "of the last 30 days"), .init("new --days 7 | tracks", "the tracks of this week's releases"),
        ],
        returns: ["album"], cost: "1 for 50 followed artists, and 1 or 2 for each, kept for a day",
        scopes: [.readFollows])

    let days: Int

    package init(_ input: ParsedInput) throws(UsageError) { days = try input.value(Self.since) ?? 30 }

    /// Reads the newest releases of each followed artist and sorts them by date. The requests are announced to the
    /// budget first, which may ask or refuse.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let followed = try await Sieve(kinds: ["artist"]).usable(
            of: MyArtists().rows(using: services.spotify), in: services.context)
        services.context.omissions.add(leftOutOf: followed)
        let artists = followed.rows
        try await services.spotify.foresee(artists.count)
        let first = PartialDate(dayOf: services.time.now - Double(days * 86_400))
        let stream = RowStream(artists).expanding { artist in
            RowStream(try await Self.releases(of: artist, since: first, using: services))
        }
        let sorted = stream.collected { rows in
            var seen: Set<String> = []
            return rows.filter { seen.insert($0.uri ?? "").inserted }.newestFirst
        }
        return Reply(
            .rows(
                RowsOutput(
                    table: Kinds.album, stream: sorted, name: "new releases",
                    emptyNote: artists.isEmpty
                        ? "You follow no artists yet. To follow one: follow NAME"
                        : "Nothing new in the last \(days) days by the \(artists.count) artists you follow.")))
    }

    /// What an artist released since a day. Albums come first, then singles, the newest of each group first: where
    /// albums fill the first page, singles are asked for by themselves.
    private static func releases(
        of artist: Row, since first: PartialDate, using services: Services
    ) async throws -> [Row] {
        let both = ArtistAlbums(artist: artist.selected, groups: groups, editions: .all)
        guard let page = try await both.rows(using: services.spotify).nextBatch() else { return [] }
        guard page.next != nil else { return page.rows.filter { $0.isReleased(onOrAfter: first) } }
        var releases = page.rows
        for group in groups {
            let listed = page.rows.last { $0[.type] == group }
            // A group whose oldest listed release is too old holds nothing more that is new.
            if let listed, !listed.isReleased(onOrAfter: first) { continue }
            let rest = ArtistAlbums(artist: artist.selected, groups: [group], editions: .all).rows(
                using: services.spotify)
            while let batch = try await rest.nextBatch() {
                releases += batch.rows
                guard batch.rows.last?.isReleased(onOrAfter: first) == true else { break }
            }
        }
        return releases.filter { $0.isReleased(onOrAfter: first) }
    }

    private static let groups = ["album", "single"]
}
