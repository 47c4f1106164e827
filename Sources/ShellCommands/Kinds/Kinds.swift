// The kinds of rows the shell knows: their field tables, by kind. The names of fields are a promise (Language §4): TSV
// writes them in this order, and new ones only ever come at the end.

package import Rows

/// The field tables of every kind of row.
package enum Kinds {
    package static let track = FieldTable("track", trackFields)

    /// What a playlist or a queue holds: tracks, and episodes among them. It is written as tracks are, whatever is in it.
    package static let entry = FieldTable(
        "track",
        trackFields + [
            Field("show", .text, column: .shown(rank: 1), help: "the show or audiobook an episode belongs to")
        ])

    /// A play of a track, as `recent` lists them.
    package static let play = FieldTable(
        "play",
        trackFields + [
            Field("played", .date, column: .shown(rank: 4), help: "when it was played").aged,
            Field("context", .text, help: "the URI of what it was played from"),
        ])

    private static let trackFields = [
        Field("artist", .text, column: .shown(rank: 1), help: "the credit as shown"),
        Field("artists", .list, help: "every credited artist"),
        Field("album", .text, column: .shown(rank: 3), help: "the album it is on"),
        Field("disc", .number, help: "the disc it is on"),
        Field("track", .number, help: "its number on the disc"),
        Field("duration", .duration, column: .shown(rank: 2), help: "how long it is"),
        Field("explicit", .flag, help: "whether it is marked explicit"),
        Field("isrc", .text, help: "its International Standard Recording Code"),
        Field("playable", .flag, help: "whether it can be played in your market"),
        Field("local", .flag, help: "whether it is a file on a device, unknown to Spotify"),
        Field("year", .number, help: "the year its album came out"),
        Field("released", .date, help: "when its album came out"),
        Field("added", .date, help: "when it was saved or put on the playlist"),
        Field("popularity", .number, availability: .extendedModeOnly, help: "0 to 100"),
    ]

    package static let album = FieldTable(
        "album",
        [
            Field("artist", .text, column: .shown(rank: 1), help: "the credit as shown"),
            Field("artists", .list, help: "every credited artist"),
            Field("year", .number, column: .shown(rank: 2), help: "the year it came out"),
            Field("type", .text, column: .shown(rank: 4), help: "album, single or compilation"),
            Field(
                "tracks", .number, column: .shown(rank: 3, unit: Field.Unit("track", "tracks")),
                help: "how many tracks it has"),
            Field("released", .date, help: "when it came out, as precisely as known"),
            Field("upc", .text, help: "its Universal Product Code"),
            Field("added", .date, help: "when it was saved"),
            Field("popularity", .number, availability: .extendedModeOnly, help: "0 to 100"),
            Field("label", .text, availability: .extendedModeOnly, help: "the record label"),
            Field("copyright", .list, help: "the copyright lines; info only"),
        ])

    package static let artist = FieldTable(
        "artist",
        [
            Field("followers", .number, availability: .extendedModeOnly, help: "how many people follow them"),
            Field("genres", .list, availability: .extendedModeOnly, help: "their genres"),
            Field("popularity", .number, availability: .extendedModeOnly, help: "0 to 100"),
        ])

    package static let playlist = FieldTable(
        "playlist",
        [
            Field("owner", .text, column: .shown(rank: 1), help: "whose it is"),
            Field(
                "tracks", .number, column: .shown(rank: 2, unit: Field.Unit("track", "tracks")),
                help: "how many entries it has"),
            Field("public", .flag, help: "whether others can see it"),
            Field("collaborative", .flag, help: "whether others may change it"),
            Field("description", .text, help: "its description"),
            Field("mine", .flag, help: "whether it is yours"),
        ])

    package static let show = FieldTable(
        "show",
        [
            Field("publisher", .text, availability: .extendedModeOnly, help: "who publishes it"),
            Field(
                "episodes", .number, column: .shown(rank: 1, unit: Field.Unit("episode", "episodes")),
                help: "how many episodes it has"),
            Field("description", .text, help: "its description"),
            Field("added", .date, help: "when it was saved"),
            Field("explicit", .flag, help: "whether it is marked explicit"),
        ])

    package static let audiobook = FieldTable(
        "audiobook",
        [
            Field("authors", .list, column: .shown(rank: 1), help: "who wrote it"),
            Field("narrators", .list, help: "who reads it"),
            Field(
                "chapters", .number, column: .shown(rank: 2, unit: Field.Unit("chapter", "chapters")),
                help: "how many chapters it has"),
            Field("publisher", .text, availability: .extendedModeOnly, help: "who publishes it"),
            Field("description", .text, help: "its description"),
            Field("edition", .text, help: "unabridged or not"),
            Field("explicit", .flag, help: "whether it is marked explicit"),
        ])

    package static let episode = FieldTable(
        "episode", episodeFields + [Field("added", .date, help: "when it was saved or put on the playlist")])

    /// Of an audiobook, whose name is its `show`.
    package static let chapter = FieldTable("chapter", episodeFields)

    private static let episodeFields = [
        Field("show", .text, column: .shown(rank: 1), help: "the show or audiobook it belongs to"),
        Field("released", .date, column: .shown(rank: 3), help: "when it came out"),
        Field("duration", .duration, column: .shown(rank: 2), help: "how long it is"),
        Field("played", .flag, column: .shown(rank: 5), help: "whether you heard it to the end"),
        Field("resume", .duration, column: .shown(rank: 4), help: "where you stopped"),
        Field("explicit", .flag, help: "whether it is marked explicit"),
        Field("playable", .flag, help: "whether it can be played in your market"),
        Field("description", .text, help: "its description"),
    ]

    package static let device = FieldTable(
        "device",
        [
            Field("type", .text, column: .shown(rank: 1), help: "Computer, Speaker, Smartphone …"),
            Field("active", .flag, column: .shown(rank: 2), help: "whether it is the one that plays"),
            Field("volume", .number, column: .shown(rank: 3, unit: Field.Unit("%", "%")), help: "0 to 100"),
            Field("restricted", .flag, help: "whether it refuses commands"),
        ])

    /// What plays: the row of `now`.
    package static let playing = FieldTable(
        "playing",
        [
            Field("artist", .text, help: "the credit as shown"),
            Field("album", .text, help: "the album, or the show"),
            Field("progress", .duration, help: "how far it has played"),
            Field("duration", .duration, help: "how long it is"),
            Field("state", .text, help: "playing or paused"),
            Field("device", .text, help: "where it plays"),
            Field("volume", .number, help: "0 to 100"),
            Field("shuffle", .flag, help: "whether shuffle is on"),
            Field("repeat", .text, help: "off, track or context"),
            Field("context", .text, help: "the URI of what it plays from"),
        ])

    /// Who is logged in: the row of `whoami`.
    package static let account = FieldTable(
        "account",
        [
            Field("method", .text, help: "how the login was made"),
            Field("client", .text, help: "the client ID of the app"),
            Field("scopes", .list, help: "what the login allows"),
            Field("expires", .number, help: "minutes the access token is still good for"),
            Field("authorized", .date, help: "when you gave your consent"),
            Field("ends", .date, help: "when the login ends, six months after the consent"),
            Field("days", .number, help: "days until then"),
        ])

    /// Rows counted together: the row of `group`.
    package static let group = FieldTable("group", [groupCount])

    private static let groupCount = Field(
        "count", .number, column: .shown(rank: 1, unit: Field.Unit("row", "rows")), help: "how many there are"
    ).barred

    /// The same for rows counted by a field: what is no text keeps its type, for sorting and for programs.
    package static func group(by field: Field?) -> FieldTable {
        guard let field else { return group }
        switch field.type {
        case .text, .list: return group
        case .number, .duration, .date, .flag:
            let name = field.name == groupCount.name ? "value" : field.name
            return FieldTable("group", [groupCount, Field(name, field.type, help: field.help)], named: name)
        }
    }

    /// A number made of many rows: the row of `count` and `sum`.
    package static let total = FieldTable(
        "total",
        [
            Field("value", .number, help: "the number"), Field("duration", .duration, help: "the duration"),
        ])

    /// What was spent of a group of requests: the row of `budget`.
    package static let budget = FieldTable(
        "budget",
        [
            Field(
                "recent", .number, column: .shown(rank: 1, unit: Field.Unit("in 30 s", "in 30 s")),
                help: "requests of the last 30 seconds"),
            Field(
                "day", .number, column: .shown(rank: 2, unit: Field.Unit("in 24 h", "in 24 h")),
                help: "requests of the last 24 hours"),
            Field(
                "ceiling", .number, column: .shown(rank: 3, unit: Field.Unit("allowed", "allowed")),
                help: "juke's own ceiling for 24 hours"),
            Field("closed", .date, column: .shown(rank: 4), help: "until when Spotify accepts no more"),
            Field("reason", .text, column: .shown(rank: 5), help: "rate or quota"),
        ])

    /// What a line would cost: the row of `budget COMMAND`.
    package static let estimate = FieldTable(
        "estimate",
        [
            Field("requests", .number, help: "how many it takes at least"),
            Field("bucket", .text, help: "the group the first counts in"),
            Field("cost", .text, help: "what its command says of its cost"),
        ])

    /// Something that can be done, or not: the row of `capabilities`.
    package static let capability = FieldTable(
        "capability",
        [
            Field("allowed", .flag, column: .shown(rank: 1), help: "whether it works").worded,
            Field("reason", .text, column: .shown(rank: 2), help: "why not, and what to do instead").wrapped,
        ])

    /// What was found about something juke needs: the row of `doctor`.
    package static let finding = FieldTable(
        "finding",
        [
            Field("state", .text, column: .shown(rank: 1), help: "good, warning or bad"),
            Field("text", .text, column: .shown(rank: 2), help: "what was found").wrapped,
            Field("remedy", .text, column: .shown(rank: 3), help: "what to do about it").wrapped,
        ])

    /// A login of its own: the row of `profile`.
    package static let profile = FieldTable(
        "profile",
        [
            Field("account", .text, column: .shown(rank: 1), help: "who is logged in"),
            Field("current", .flag, column: .shown(rank: 2), help: "whether this shell uses it"),
            Field("method", .text, column: .shown(rank: 4), help: "how the login was made"),
            Field("ends", .date, column: .shown(rank: 3), help: "when the login ends"),
        ])

    package static let line = FieldTable(
        "line",
        [
            Field("entered", .date, help: "when it was entered")
        ])

    package static let setting = FieldTable(
        "setting",
        [
            Field("value", .text, column: .shown(rank: 1), help: "the value in force").wrapped,
            Field("source", .text, column: .shown(rank: 2), help: "where the value came from").silent(at: "default")
                .wrapped,
            Field("help", .text, column: .shown(rank: 3), help: "what it does").wrapped,
        ])

    /// Where the shell is: the answer of `context`, named after the selection.
    package static let context = FieldTable(
        "context",
        [
            Field("listing", .text, column: .shown(rank: 1), help: "what the newest listing is called"),
            Field("rows", .number, column: .shown(rank: 2), help: "how many rows it has"),
            Field("listed", .date, help: "when it was listed"),
            Field("device", .text, column: .shown(rank: 3), help: "the device of this shell; missing: the active one"),
        ])

    package static let alias = FieldTable(
        "alias", [Field("meaning", .text, column: .shown(rank: 1), help: "the pipeline it stands for")])

    package static let function = FieldTable(
        "function", [Field("body", .text, column: .shown(rank: 1), help: "what it runs")])

    /// What a listing of several kinds is written with in machine formats.
    package static let mixed = FieldTable(
        "item",
        [
            Field("artist", .text, column: .shown(rank: 1), help: "the credit as shown, or the owner"),
            Field("album", .text, help: "the album it is on"),
            Field("year", .number, column: .shown(rank: 2), help: "the year it came out"),
            Field("duration", .duration, column: .shown(rank: 3), help: "how long it is"),
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
        ])

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
