// Counts of plays as rows: how often, how long, which part of all, when first and last. An artist, a track or an album
// has its URI where a play of it had one, so that it can be played or opened.

import Library
import Rows
import SpotifyModel

/// What the row of a count is made of.
struct PlayCountRow: Listable {
    let count: PlayCount
    let grouping: PlayGrouping
    /// All plays of the list.
    let total: Int

    var name: String { grouping == .hours ? count.name + ":00" : count.name }
    var uri: String? { count.uri }
    var id: String? { address?.id }
    var url: String? { address?.url }

    private var address: SpotifyURI? { count.uri.flatMap { SpotifyURI($0) } }

    static var kind: RowKind { "stats" }

    static let columns = Columns<PlayCountRow>([artist, plays, heard, share, first, last])

    // One by one, since the compiler does not finish all of them in one expression.
    private static let artist: Column<PlayCountRow> = .text(
        .artist, .shown(rank: 2), help: "whose track or album it is"
    ) { $0.count.artist.isEmpty ? nil : $0.count.artist }
    private static let plays = Column<PlayCountRow>.number(
        "plays", .shown(rank: 1, unit: Field.Unit("play", "plays")), help: "how often it was played"
    ) { $0.count.plays }.barred
    private static let heard: Column<PlayCountRow> = .duration(
        "heard", .shown(rank: 3), help: "how long all of it was heard"
    ) { $0.count.heard }
    private static let share: Column<PlayCountRow> = .number("share", help: "its part of all plays, in per cent") {
        $0.total > 0 ? ($0.count.plays * 100 + $0.total / 2) / $0.total : nil
    }
    private static let first: Column<PlayCountRow> = .date("first", help: "when it was first played") {
        PartialDate(secondsSince1970: $0.count.first)
    }
    private static let last: Column<PlayCountRow> = .date("last", help: "when it was last played") {
        PartialDate(secondsSince1970: $0.count.last)
    }
}
