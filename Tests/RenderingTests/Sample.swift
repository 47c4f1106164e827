// Field tables and rows for the tests of this folder.

import Rendering
import Rows

enum Sample {
    static let track = FieldTable(
        "track",
        [
            Field("artist", .text, visibility: .shown(rank: 3), help: "the credit"),
            Field("artists", .list, help: "the artists"),
            Field("album", .text, visibility: .shown(rank: 4), help: "the album"),
            Field("duration", .duration, visibility: .shown(rank: 1), help: "how long"),
            Field("explicit", .flag, help: "explicit lyrics"),
            Field("added", .date, help: "when it was saved"),
        ])

    static let album = FieldTable(
        "album",
        [
            Field("artist", .text, visibility: .shown(rank: 4), help: "the credit"),
            Field("year", .number, visibility: .shown(rank: 1), help: "the year"),
            Field("type", .text, visibility: .shown(rank: 2), help: "album or single"),
            Field("tracks", .number, visibility: .shown(rank: 3, unit: .init("track", "tracks")), help: "how many"),
        ])

    static let artist = FieldTable("artist", [])

    static func track(
        _ name: String, _ artist: String? = "Radiohead", _ album: String? = "OK Computer", seconds: Int? = 287,
        isExplicit: Bool? = false, id: String = "1"
    ) -> Row {
        Row(
            track, name: name, uri: "spotify:track:\(id)", id: id, url: "https://open.spotify.com/track/\(id)",
            values: [
                .text(orMissing: artist), artist.map { .list([$0]) } ?? .missing, .text(orMissing: album),
                seconds.map { .duration(.seconds($0)) } ?? .missing, .flag(orMissing: isExplicit), .missing,
            ])
    }

    static func album(_ name: String, _ year: Int?, _ type: String, _ tracks: Int?, by artist: String = "Radiohead")
        -> Row
    {
        Row(
            album, name: name, uri: "spotify:album:1", id: "1", url: "https://open.spotify.com/album/1",
            values: [.text(artist), .number(orMissing: year), .text(type), .number(orMissing: tracks)])
    }

    static func artist(_ name: String) -> Row {
        Row(artist, name: name, uri: "spotify:artist:1", id: "1", values: [])
    }

    /// One batch through a renderer, and its end.
    static func text(
        _ rows: [Row], _ table: FieldTable? = nil, _ presentation: Presentation = Presentation(),
        _ settings: OutputSettings
    ) throws -> String {
        var renderer = try RowsRenderer(
            table: table ?? rows.first?.table ?? track, presentation: presentation, settings: settings)
        return renderer.render(rows) + renderer.finish()
    }
}

/// Names that have broken tables before.
enum Nasty {
    static let names = [
        "", "a\u{0}b", #"say "hi", ok"#, "tab\there", "line\nbreak\r\nend", #"back\slash"#, "東京事変", "👨‍👩‍👧 🇮🇸 ❤️",
        "e\u{0301}" + String(repeating: "\u{0302}", count: 9), "שלום\u{202E}x", "\u{1B}[31mred\u{9B}0m",
        "sep\u{2028}arate",
    ]

    static let table = FieldTable("track", [Field("artists", .list, help: "the artists")])

    static var rows: [Row] {
        names.enumerated().map { Row(table, name: $1, uri: "u:\($0)", values: [.list([$1, "B"])]) }
    }
}
