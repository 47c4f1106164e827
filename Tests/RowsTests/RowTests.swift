// Fields of rows by name, and dates of every precision.

import Rows
import Testing

@Suite struct RowTests {
    private let row = Row(
        Sample.track, name: "Airbag", uri: "spotify:track:x", id: "x", url: nil,
        values: [.text("Radiohead"), .list(["Radiohead"])])

    @Test(arguments: [
        ("kind", Value.text("track")), ("name", .text("Airbag")), ("uri", .text("spotify:track:x")), ("id", .text("x")),
        ("url", .missing), ("artist", .text("Radiohead")), ("artists", .list(["Radiohead"])), ("duration", .missing),
    ])
    func fieldsAreFoundByName(field: String, value: Value) {
        #expect(row[field] == value)
    }

    @Test func anUnknownFieldIsNil() {
        #expect(row["label"] == nil)
        #expect(Sample.track.field("label") == nil)
        #expect(Sample.track.field("uri")?.type == .text)
        #expect(Sample.track.place(of: "uri") == nil)
        #expect(Sample.track.place(of: "duration") == 2)
    }

    @Test(arguments: ["1997", "1997-05", "1997-05-21", "2024-05-01T06:30:09Z", "0000"])
    func datesReadWhatTheyWrite(text: String) {
        #expect(PartialDate(text)?.text == text)
    }

    @Test(arguments: [
        "", "97-13", "1997-13", "1997-00", "1997-01-32", "x", "1997-", "1997-05T10:00:00Z", "1997-05-21T25:00:00Z",
        "1997-05-21T", "-1997", "1997-05-21-01", "19975",
    ])
    func otherDatesAreRefused(text: String) {
        #expect(PartialDate(text) == nil)
    }
}
