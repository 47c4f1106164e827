// `new`: what the followed artists released lately. Spotify has no such list in Development Mode: it is put together
// from each artist's newest albums, whose answers are kept for a day.

package import CommandLanguage
import Exchange
import FoundationEssentials
import Rendering
package import Rows
import SpotifyAPI
import SpotifyModel

/// Lists new releases of followed artists.
package struct New: Command {
    static let since = CommandOption<Int>(
        "days", value: "N", help: "how far back, 30 days when nothing is said",
        parse: { word throws(UsageError) in
            guard let days = Int(word.text), (1...3650).contains(days) else {
                throw UsageError(.invalidValue(word.text, expected: "a number of days, 1 to 3650"), at: word.span)
            }
            return days
        })

    package static let spec = CommandSpec(
        "new", group: .browse, summary: "new releases of the artists you follow", options: [since.spec],
        examples: [.init("new", "of the last 30 days"), .init("new --days 7 | tracks", "the tracks of this week's")],
        returns: ["album"], cost: "1 for 50 followed artists, and 1 for each of them, kept for a day",
        scopes: ["user-follow-read"])

    let days: Int

    package init(_ input: ParsedInput) throws(UsageError) { days = try input.value(Self.since) ?? 30 }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let artists = try await Feed.followedArtists(after: nil).rows(using: services).all()
        try await services.spotify.foresee(artists.count)
        let first = PartialDate(dayOf: services.time.now - Double(days * 86_400))
        let stream = RowStream(artists).expanding { artist in
            let feed = Feed.artistAlbums(artist: artist.selected, groups: ["album", "single"])
            // The newest come first in each group; further pages hold older ones.
            let albums = try await feed.rows(using: services).nextBatch()?.rows ?? []
            return RowStream(albums.filter { $0.isReleased(onOrAfter: first) })
        }
        let sorted = stream.collected { rows in
            var seen: Swift.Set<String> = []
            return rows.filter { seen.insert($0.uri ?? "").inserted }
                .sorted { $1.releaseDay.lexicographicallyPrecedes($0.releaseDay) }
        }
        return Reply(
            .rows(
                RowsOutput(
                    table: Kinds.album, stream: sorted, name: "new releases",
                    emptyNote: artists.isEmpty
                        ? "You follow no artists yet: follow does that."
                        : "Nothing new in \(days) days by the \(artists.count) artists you follow.")))
    }
}

extension Row {
    fileprivate var releaseDay: [Int] {
        guard case .date(let date)? = self["released"] else { return [0, 0, 0] }
        return [date.year, date.month ?? 0, date.day ?? 0]
    }

    fileprivate func isReleased(onOrAfter first: PartialDate) -> Bool {
        !releaseDay.lexicographicallyPrecedes([first.year, first.month ?? 1, first.day ?? 1])
    }
}
