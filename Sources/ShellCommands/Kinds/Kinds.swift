// The kinds of rows the shell knows: their field tables, by kind. The names of fields are a promise to scripts
// (Language §4), and so is the order in which TSV writes them. A kind is declared where its rows are made: those of
// Spotify's things beside this file, the others with the command that lists them.

package import Rows

/// The field tables of every kind of row.
package enum Kinds {
    /// Tracks, with the fields that follow from their album.
    package static var track: FieldTable { TrackRow.table }
    /// Albums, singles and compilations.
    package static var album: FieldTable { AlbumRow.table }
    /// Artists; most fields are sent in extended mode only.
    package static var artist: FieldTable { ArtistRow.table }
    /// Playlists, the user's own and others.
    package static var playlist: FieldTable { PlaylistRow.table }
    /// Shows, which most people call podcasts.
    package static var show: FieldTable { ShowRow.table }
    /// Episodes of shows.
    package static var episode: FieldTable { EpisodeRow.table }
    /// Audiobooks.
    package static var audiobook: FieldTable { AudiobookRow.table }
    /// Chapters of audiobooks; `show` is the name of the book.
    package static var chapter: FieldTable { ChapterRow.table }
    /// Tracks with the moment they were played, as `recent` lists them.
    package static var play: FieldTable { PlayRow.table }
    /// Devices, which have an ID but no URI.
    package static var device: FieldTable { DeviceRow.table }
    /// What plays, with the state of the player, as `now` shows it.
    package static var playing: FieldTable { PlayingRow.table }
    /// The login, as `whoami` shows it.
    package static var account: FieldTable { AccountRow.table }
    /// The profiles of this computer.
    package static var profile: FieldTable { ProfileRow.table }
    /// The groups of requests, as `budget` lists them.
    package static var budget: FieldTable { BudgetRow.table }
    /// What a line would cost, as `budget LINE` says it.
    package static var estimate: FieldTable { EstimateRow.table }
    /// What the app and the login allow.
    package static var capability: FieldTable { CapabilityRow.table }
    /// What `doctor` found.
    package static var finding: FieldTable { Finding.table }
    /// Rows counted by a field; `Group` adds a field where its values are no text.
    package static var group: FieldTable { GroupRow.table }
    /// The result of `count` and `sum`.
    package static var total: FieldTable { TotalRow.table }
    /// Counts of plays, as `stats` lists them.
    package static var stats: FieldTable { PlayCountRow.table }
    /// All plays summed up, as `stats` alone shows them.
    package static var overview: FieldTable { OverviewRow.table }
    /// Changes that wait in a plan, or that were made.
    package static var change: FieldTable { ChangeRow.table }
    /// Rules, each with the playlist that follows it.
    package static var rule: FieldTable { RuleRow.table }
    /// What `sync` did, by kind of list.
    package static var sync: FieldTable { SyncRow.table }
    /// Lines of the history.
    package static var line: FieldTable { LineRow.table }
    /// Settings, with where each value came from.
    package static var setting: FieldTable { SettingRow.table }
    /// What names and numbers refer to now.
    package static var context: FieldTable { ContextRow.table }
    /// Aliases and what they stand for.
    package static var alias: FieldTable { AliasRow.table }
    /// Abbreviations and what they become.
    package static var abbreviation: FieldTable { AbbreviationRow.table }
    /// Functions and their lines.
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

    /// The table that rows are shown with: theirs, with what only some of them have after it; for several kinds the
    /// one of all.
    static func table(of rows: [Row]) -> FieldTable {
        let tables = FieldTable.tables(of: rows)
        guard let first = tables.first, tables.allSatisfy({ $0.kind == first.kind }) else { return mixed.of(tables) }
        var table = first
        for other in tables.dropFirst() {
            let further = other.fields.filter { table.place(of: $0.name) == nil }
            if !further.isEmpty { table = table.adding(further) }
        }
        return table
    }

    /// What is listed, by kind. Not the tables themselves: making all of them takes longer than most commands.
    private static let all: [any Listable.Type] = [
        CapabilityRow.self, Finding.self,
        TrackRow.self, AlbumRow.self, ArtistRow.self, PlaylistRow.self, ShowRow.self, EpisodeRow.self,
        AudiobookRow.self, ChapterRow.self, PlayRow.self, DeviceRow.self, PlayingRow.self, AccountRow.self,
        ProfileRow.self,
        BudgetRow.self, EstimateRow.self, GroupRow.self, TotalRow.self, PlayCountRow.self, OverviewRow.self,
        ChangeRow.self,
        RuleRow.self, SyncRow.self, LineRow.self, SettingRow.self, ContextRow.self, AliasRow.self, AbbreviationRow.self,
        Function.self,
    ]

    /// The table of a kind.
    package static func table(_ kind: RowKind) -> FieldTable? {
        for listable in all where listable.kind == kind { return listable.table }
        return nil
    }

    /// Every kind, for commands that take things of any.
    package static var documentedKinds: [RowKind] { all.map { $0.kind } }

    /// Every table, for `help fields`.
    package static var documented: [FieldTable] { all.map { $0.table } }
}
