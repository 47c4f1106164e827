// Field tables for the tests of this folder.

import Rows

enum Sample {
    static let track = FieldTable(
        "track",
        [
            Field("artist", .text, visibility: .shown(rank: 2), help: "the credit"),
            Field("artists", .list, help: "the artists"),
            Field("duration", .duration, visibility: .shown(rank: 1), help: "how long"),
            Field("explicit", .flag, help: "explicit lyrics"),
            Field("added", .date, help: "when it was saved"),
            Field("disc", .number, help: "the disc"),
        ])
}
