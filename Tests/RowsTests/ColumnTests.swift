// Columns: what they read is what the row has, and a column that comes later moves none that was there.

import Rows
import Testing

struct ColumnTests {
    private struct Gig: Listable {
        var name: String
        var place: String?
        var guests = 0
        var hasEnded = false

        var uri: String? { "gig:" + name }

        static var kind: RowKind { "gig" }

        static let columns = Columns<Gig>(
            [
                .text("place", .shown(rank: 1), help: "where it is") { $0.place },
                .number("seats", help: "a later idea") { _ in 3000 }.since(2),
                .number("guests", help: "how many come") { $0.guests },
                .flag("ended", help: "whether it is over") { $0.hasEnded }.since(1),
            ])
    }

    private struct Tour: Listable {
        var gig: Gig
        var name: String { gig.name }

        static var kind: RowKind { "tour" }

        static let columns = Columns<Tour>(
            gigs.map { column in column.of { $0.gig } } + [.text("bus", help: "the bus") { _ in "red" }])

        private static let gigs: [Column<Gig>] = [
            .text("place", help: "where it is") { $0.place },
            .text("town", help: "a later idea") { _ in "Oxford" }.since(1),
        ]
    }

    @Test func `a row has what its columns read`() {
        let row = Row(Gig(name: "Jericho", place: "Oxford", guests: 40, hasEnded: true))
        #expect(row.name == "Jericho" && row.uri == "gig:Jericho" && row.id == nil)
        #expect(row["place"] == .text("Oxford"))
        #expect(row["guests"] == .number(40))
        #expect(row["ended"] == .flag(true))
        #expect(row["seats"] == .number(3000))
        #expect(Row(Gig(name: "x"))["place"] == .missing)
    }

    @Test func `later columns follow everything that was there, the address included`() {
        #expect(Gig.table.delimitedColumns == ["name", "place", "guests", "uri", "ended", "seats"])
        #expect(Tour.table.delimitedColumns == ["name", "place", "bus", "uri", "town"])
        #expect(
            Row(Tour(gig: Gig(name: "x", place: "Leeds"))).values == [.text("Leeds"), .text("red"), .text("Oxford")])
    }

    @Test func `known fields are read and set with their own type`() {
        var row = Row(Gig(name: "x"))
        let (place, guests) = (KnownField<String>("place"), KnownField<Int>("guests"))
        #expect(row[place] == nil && row[guests] == 0)
        (row[place], row[guests]) = ("Leeds", nil)
        #expect(row["place"] == .text("Leeds") && row["guests"] == .missing)
        #expect(row[KnownField<Int>("place")] == nil)
    }

    @Test func `a field that the kind lacks cannot be set, and setting one fills up a bare row`() {
        var row = Row(Sample.track, name: "Airbag", values: [])
        row[KnownField<String>("label")] = "Parlophone"
        #expect(row.values.isEmpty)
        row[KnownField<Duration>("duration")] = .seconds(3)
        #expect(row.values == [.missing, .missing, .duration(.seconds(3)), .missing, .missing, .missing])
    }
}
