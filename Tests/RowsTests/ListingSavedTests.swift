// Listings written and read back: what is kept, what changes with the tables, and that nothing crashes.

import FoundationEssentials
import Rows
import Testing

@Suite struct ListingSavedTests {
    private func row(_ number: Int) -> Row {
        Row(
            Sample.track, name: "Track \"\(number)\"\n\u{1B}東京", uri: "spotify:track:\(number)", id: "\(number)",
            values: [
                .text("Radiohead"), .list(["Radiohead", "Thom"]), .duration(.milliseconds(284_506)), .flag(false),
                .date(PartialDate(year: 1997, month: 5)), .number(-3),
            ], links: ["artist": Row.Link(uri: "spotify:artist:r", name: "Radiohead")])
    }

    private func listing(_ rows: [Row]) -> Listing {
        Listing(
            name: "tracks", rows: rows, context: .init(uri: "spotify:album:o", offset: 4), command: "tracks 2",
            next: Cursor(feed: "album/o", offset: 50, total: 99), made: Date(timeIntervalSince1970: 1_700_000_000.125))
    }

    private func sampleTables(_ kind: RowKind) -> FieldTable? { kind == "track" ? Sample.track : nil }

    @Test func everythingComesBack() {
        let plain = Row(Sample.track, name: "", values: [])
        let empty = Listing(name: "nothing", rows: [], command: "search x", made: Date(timeIntervalSince1970: 0))
        let full = Row(Sample.track, name: "", values: Array(repeating: .missing, count: 6))
        let decoded = Listing.decoded(Listing.encoded([listing([row(1), plain]), empty]), table: sampleTables)
        #expect(decoded == [listing([row(1), full]), empty])
    }

    @Test func manyRowsAreCutAndTheRestForgotten() {
        let long = listing((1...501).map(row))
        let exact = listing((1...500).map(row))
        let decoded = Listing.decoded(Listing.encoded([long, exact]), table: sampleTables)
        #expect(decoded.map(\.rows.count) == [500, 500])
        #expect(decoded.first?.next == nil)
        #expect(decoded.last?.next == exact.next)
    }

    @Test func valuesFollowTheirFieldIntoAnotherTable() {
        let later = FieldTable(
            "track",
            [
                Field("year", .number, help: "new"), Field("disc", .number, help: "moved"),
                Field("artist", .list, help: "of another type"), Field("duration", .duration, help: "moved"),
            ])
        let decoded = Listing.decoded(Listing.encoded([listing([row(1)])])) { _ in later }
        #expect(
            decoded.first?.rows.first?.values == [.missing, .number(-3), .missing, .duration(.milliseconds(284_506))])
    }

    @Test func aRowOfUnknownKindTakesItsListingAlong() {
        let other = Row(FieldTable("gig", []), name: "Glastonbury", values: [])
        let bytes = Listing.encoded([listing([row(1), other, row(3)]), listing([row(1)])])
        #expect(Listing.decoded(bytes, table: sampleTables) == [listing([row(1)])])
    }

    @Test(arguments: [
        "", "{", "[]", "null", #"{"version":1}"#, #"{"version":2,"listings":[]}"#, #"{"version":1,"listings":[{}]}"#,
        #"{"version":1,"listings":[{"name":"x","rows":[],"command":"c","made":"today"}]}"#, "\u{0}\u{1}",
        String(repeating: "[", count: 100_000),
    ])
    func otherBytesAreRefused(text: String) {
        #expect(Listing.decoded(Array(text.utf8), table: sampleTables).isEmpty)
    }

    @Test func everyTruncationIsRefused() {
        let bytes = Listing.encoded([listing([row(1)])])
        for count in 0..<bytes.count {
            #expect(Listing.decoded(Array(bytes.prefix(count)), table: sampleTables).isEmpty)
        }
    }
}
