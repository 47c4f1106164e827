// The kinds of rows the shell knows: their field tables, by kind. The names of fields are a promise (LANGUAGE §4): TSV
// writes them in this order, and new ones only ever come at the end.

package import Rows

/// The field tables of every kind of row.
package enum Kinds {
    package static let track = FieldTable(
        "track",
        [
            Field("artist", .text, column: .shown(rank: 1), help: "the credit as shown"),
            Field("artists", .list, help: "every credited artist"),
            Field("album", .text, column: .shown(rank: 3), help: "the album it is on"),
            Field("disc", .number, help: "the disc it is on"),
            Field("track", .number, help: "its number on the disc"),
            Field("duration", .duration, column: .shown(rank: 2), help: "how long it is"),
            Field("explicit", .flag, help: "whether it is marked explicit"),
            Field("isrc", .text, help: "its International Standard Recording Code"),
            Field("playable", .flag, help: "whether it can be played in your market"),
            Field("local", .flag, help: "whether it is a file of a device, unknown to Spotify"),
            Field("year", .number, help: "the year its album came out"),
            Field("released", .date, help: "when its album came out"),
            Field("added", .date, help: "when it was saved or put on the playlist"),
            Field("popularity", .number, availability: .extendedModeOnly, help: "0 to 100"),
        ])

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
        ])

    package static let artist = FieldTable(
        "artist",
        [
            Field("followers", .number, availability: .extendedModeOnly, help: "how many follow them"),
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

    package static let episode = FieldTable(
        "episode",
        [
            Field("show", .text, column: .shown(rank: 1), help: "the show it belongs to"),
            Field("released", .date, help: "when it came out"),
            Field("duration", .duration, column: .shown(rank: 2), help: "how long it is"),
            Field("played", .flag, help: "whether you heard it to the end"),
            Field("resume", .duration, help: "where you stopped"),
        ])

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
            Field("progress", .duration, help: "how far it has come"),
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
        ])

    package static let line = FieldTable(
        "line",
        [
            Field("entered", .date, help: "when it was entered")
        ])

    package static let setting = FieldTable(
        "setting",
        [
            Field("value", .text, column: .shown(rank: 1), help: "the value in force"),
            Field("source", .text, column: .shown(rank: 2), help: "where the value came from"),
            Field("help", .text, column: .shown(rank: 3), help: "what it does"),
        ])

    /// What a listing of several kinds is written with in machine formats.
    package static let mixed = FieldTable(
        "item",
        [
            Field("artist", .text, column: .shown(rank: 1), help: "the credit as shown, or the owner"),
            Field("album", .text, help: "the album it is on"),
            Field("year", .number, column: .shown(rank: 2), help: "the year it came out"),
            Field("duration", .duration, column: .shown(rank: 3), help: "how long it is"),
            Field("tracks", .number, help: "how many tracks it has"),
        ])

    private static let all: [FieldTable] = [
        track, album, artist, playlist, episode, device, playing, account, line, setting,
    ]

    /// The table of a kind.
    package static func table(_ kind: RowKind) -> FieldTable? { all.first { $0.kind == kind } }

    /// Every table, for `help fields`.
    package static var documented: [FieldTable] { all }
}
