// Rows in few bytes: what comes back is what was packed, also of rows that bytes cannot hold.

import Rows
import Testing

struct CompactRowTests {
    private let table = FieldTable(
        "track",
        [
            Field("artist", .text, help: ""), Field("year", .number, help: ""),
            Field("duration", .duration, help: ""), Field("added", .date, help: ""),
        ])

    private var row: Row {
        var row = Row(
            table, name: "Vitamin C", uri: "spotify:track:1", id: "1", url: "https://open.spotify.com/track/1",
            values: [
                .text("Can"), .number(1972), .duration(.milliseconds(213_007)),
                .date(PartialDate(year: 2024, month: 2, day: 29, secondOfDay: 86_399)),
            ], links: ["album": Row.Link(uri: "spotify:album:1", name: "Ege Bamyasi")])
        row.position = 9_999
        return row
    }

    @Test func `a packed row comes back with its place, and its name is at hand`() {
        var packer = RowPacker()
        var packed = packer.pack(row)
        #expect(packed.row == row)
        #expect((packed.name, packed.uri, packed.kind) == ("Vitamin C", "spotify:track:1", "track"))
        packed.position = 3
        #expect(packed.row?.position == 3)
    }

    @Test(arguments: [
        (1, Value.number(.max)), (1, .number(.min)), (2, .duration(.nanoseconds(1))),
        (2, .duration(.seconds(Int64.max))), (3, .date(PartialDate(year: 12_345))),
        (3, .date(PartialDate(year: 2024, month: 13))),
    ])
    func `a row that bytes cannot hold comes back, too`(place: Int, value: Value) {
        var odd = row
        odd.values[place] = value
        var packer = RowPacker()
        #expect(packer.pack(odd).row == odd)
    }

    @Test func `rows of several tables are packed side by side`() {
        let other = Row(FieldTable("episode", [Field("show", .text, help: "")]), name: "1", values: [.text("Can")])
        var packer = RowPacker()
        #expect([row, other, row].map { packer.pack($0).row } == [row, other, row])
    }

    @Test func `the order of places is that of the rows`() {
        let names = ["b", "C", "a", "c"]
        let rows = names.map { Row(table, name: $0, values: []) }
        let order = RowOrder([RowOrder.Key("name", .descending)])
        #expect(order.sorted(rows).map(\.name) == order.order(of: 4) { rows[$0] }.map { names[$0] })
        #expect(order.order(of: 3) { $0 == 1 ? nil : rows[$0] } == [0, 2, 1])
    }
}
