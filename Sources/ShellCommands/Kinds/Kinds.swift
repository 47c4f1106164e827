// The kinds of rows the shell knows: their field tables, by kind. The names of fields are a promise (Language §4), and
// so is the order in which TSV writes them. A kind is declared where its rows are made: those of Spotify's things
// beside this file, the others with the command that lists them.

package import Rows

/// The field tables of every kind of row.
package enum Kinds {
    package static var track: FieldTable { TrackRow.table }
    package static var album: FieldTable { AlbumRow.table }
    package static var artist: FieldTable { ArtistRow.table }
    package static var playlist: FieldTable { PlaylistRow.table }
    package static var show: FieldTable { ShowRow.table }
    package static var episode: FieldTable { EpisodeRow.table }
    package static var audiobook: FieldTable { AudiobookRow.table }
    package static var chapter: FieldTable { ChapterRow.table }
    package static var play: FieldTable { PlayRow.table }
    package static var device: FieldTable { DeviceRow.table }
    package static var playing: FieldTable { PlayingRow.table }
    package static var account: FieldTable { AccountRow.table }
    package static var profile: FieldTable { ProfileRow.table }
    package static var budget: FieldTable { BudgetRow.table }
    package static var estimate: FieldTable { EstimateRow.table }
    package static var capability: FieldTable { CapabilityRow.table }
    package static var finding: FieldTable { Finding.table }
    package static var group: FieldTable { GroupRow.table }
    package static var total: FieldTable { TotalRow.table }
    package static var line: FieldTable { LineRow.table }
    package static var setting: FieldTable { SettingRow.table }
    package static var context: FieldTable { ContextRow.table }
    package static var alias: FieldTable { AliasRow.table }
    package static var function: FieldTable { Function.table }

    /// What a playlist or a queue holds: tracks, and episodes among them. It is written as tracks are, whatever is in
    /// it.
    package static let entry = FieldTable(
        "track",
        track.fields + [
            Field("show", .text, visibility: .shown(rank: 1), help: "the show or audiobook an episode belongs to")
        ])

    /// What a listing of several kinds is written with in machine formats.
    package static let mixed = FieldTable(
        "item",
        [
            Field("artist", .text, visibility: .shown(rank: 1), help: "the credit as shown, or the owner"),
            Field("album", .text, help: "the album it is on"),
            Field("year", .number, visibility: .shown(rank: 2), help: "the year it came out"),
            Field("duration", .duration, visibility: .shown(rank: 3), help: "how long it is"),
            Field("tracks", .number, help: "how many tracks it has"),
            Field("type", .text, help: "album, single or compilation"),
            Field("owner", .text, help: "whose playlist it is"),
            Field("show", .text, help: "the show it belongs to"),
            Field("released", .date, help: "when it came out"),
            Field("publisher", .text, help: "who publishes it"),
            Field("episodes", .number, help: "how many episodes it has"),
            Field("authors", .list, help: "who wrote it"),
            Field("narrators", .list, help: "who reads it"),
            Field("chapters", .number, help: "how many chapters it has"),
        ], isMixed: true)

    private static let all: [FieldTable] = [
        capability, finding,
        track, album, artist, playlist, show, episode, audiobook, chapter, play, device, playing, account, profile,
        budget, estimate, group, total,
        line, setting, context, alias, function,
    ]

    /// The table of a kind.
    package static func table(_ kind: RowKind) -> FieldTable? { all.first { $0.kind == kind } }

    /// Every table, for `help fields`.
    package static var documented: [FieldTable] { all }
}
