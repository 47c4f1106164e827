// Rows as bytes, and bytes that are no rows.

import Rows
import Testing

struct PackedRowTests {
    private let table = FieldTable(
        "track",
        [
            Field("artist", .text, help: ""), Field("artists", .list, help: ""), Field("year", .number, help: ""),
            Field("duration", .duration, help: ""), Field("released", .date, help: ""),
            Field("explicit", .flag, help: ""),
        ])

    private var row: Row {
        Row(
            table, name: "Paranoid Android", uri: "spotify:track:6LgJvl0Xdtc73RJ1mmpotq",
            id: "6LgJvl0Xdtc73RJ1mmpotq", url: "https://open.spotify.com/track/6LgJvl0Xdtc73RJ1mmpotq",
            values: [
                .text("Radiohead"), .list(["Radiohead", ""]), .number(-3), .duration(.milliseconds(387_213)),
                .date(PartialDate(year: 1997, month: 5, day: 21, secondOfDay: 0)), .flag(true),
            ],
            links: ["artist": Row.Link(uri: "spotify:artist:1", name: "Radiohead")])
    }

    private func repacked(_ row: Row) -> Row? {
        let layout = RowLayout(table)
        return layout.unpack(layout.pack(row), name: row.name, uri: row.uri)
    }

    @Test func `a row comes back as it was`() { #expect(repacked(row) == row) }

    @Test func `whatever is missing stays missing`() {
        var bare = row
        (bare.id, bare.url, bare.links) = (nil, "https://example.org/x", [:])
        bare.values = Array(repeating: .missing, count: 6)
        #expect(repacked(bare) == bare)
        bare.uri = nil
        #expect(repacked(bare) == bare)
    }

    @Test(arguments: [
        PartialDate(year: 1997), PartialDate(year: 0, month: 12), PartialDate(year: 2026, month: 1, day: 2),
    ])
    func `dates stay as precise as they were`(_ date: PartialDate) {
        var dated = row
        dated.values[4] = .date(date)
        #expect(repacked(dated)?.values[4] == .date(date))
    }

    @Test func `rows of an earlier layout find their fields by name, and others are missing`() {
        let earlier = FieldTable(
            "track",
            [
                Field("gone", .text, help: ""), Field("explicit", .flag, help: ""), Field("year", .text, help: ""),
                Field("artist", .text, help: ""),
            ])
        let old = Row(
            earlier, name: "x", values: [.text("?"), .flag(false), .text("1997"), .text("Can")])
        let layout = RowLayout(earlier)
        let new = RowLayout(table, text: layout.text).unpack(layout.pack(old), name: "x", uri: nil)
        #expect(new?.values == [.text("Can"), .missing, .missing, .missing, .missing, .flag(false)])
    }

    @Test func `bytes that are cut off or changed are no row or another, and never a trap`() {
        let layout = RowLayout(table)
        let bytes = layout.pack(row)
        for end in 0..<bytes.count { #expect(layout.unpack(Array(bytes[..<end]), name: "", uri: nil) == nil) }
        for place in bytes.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = bytes
                changed[place] = byte
                _ = layout.unpack(changed, name: "", uri: row.uri)
            }
        }
    }

    @Test func `a track takes few bytes beside its texts`() {
        let texts = ["Radiohead", "spotify:artist:1"].map(\.utf8.count).reduce(0, +)
        #expect(RowLayout(table).pack(row).count - texts <= 32)
    }
}
