// Numbers worked out from many values, and parts of dates and durations.

import Rows
import Testing

struct AggregateTests {
    private static func result(_ aggregate: Aggregate, _ values: [Value], of type: ValueType? = nil) throws -> Value {
        var tally = Tally(aggregate, of: type)
        for value in values { try tally.add(value) }
        return tally.result
    }

    @Test(arguments: [
        (Aggregate.sum, [Value.number(1), .missing, .decimal(0.5)], Value.decimal(1.5)),
        (.sum, [.number(2), .decimal(0.5), .decimal(0.5)], .number(3)), (.sum, [], .number(0)),
        (.avg, [.number(1), .number(2)], .decimal(1.5)), (.avg, [.number(1), .number(1), .number(2)], .decimal(1.33)),
        (.avg, [], .missing),
        (
            .avg, [.duration(.milliseconds(1000)), .duration(.milliseconds(1001))],
            .duration(.milliseconds(1001))
        ),
        (.min, [.number(3), .decimal(2.5), .text("1")], .decimal(2.5)),
        (.max, [.number(-3), .number(-4)], .number(-3)),
        (
            .min, [.date(PartialDate(year: 1999)), .date(PartialDate(year: 1999, month: 2))],
            .date(PartialDate(year: 1999))
        ),
        (.max, [.flag(true), .missing], .missing), (.median, [.number(9), .number(1), .number(5)], .number(5)),
        (.median, [.number(1), .number(2)], .decimal(1.5)), (.median, [], .missing),
        (.median, [.duration(.seconds(9)), .duration(.seconds(1)), .duration(.seconds(4))], .duration(.seconds(4))),
        (.avg, [.date(PartialDate(year: 1999))], .missing),
    ])
    func `a number of values`(aggregate: Aggregate, values: [Value], result: Value) throws {
        #expect(try Self.result(aggregate, values) == result)
    }

    @Test func `of no durations the sum is one, and a sum too large is none`() throws {
        #expect(try Self.result(.sum, [], of: .duration) == .duration(.zero))
        #expect(throws: Tally.TooLarge.self) { try Self.result(.sum, [.number(.max), .number(1)]) }
        #expect(try Self.result(.max, [.number(.max), .number(1)]) == .number(.max))
    }

    @Test(arguments: [
        (1.0, Value.number(1)), (1.005, .number(1)), (1.006, .decimal(1.01)), (-0.004, .number(0)),
        (-2.5, .decimal(-2.5)),
        (.infinity, .missing), (1e15, .number(1_000_000_000_000_000)), (1e30, .missing),
    ])
    func `means are rounded to hundredths`(number: Double, value: Value) {
        #expect(Value.rounded(number) == value)
    }

    @Test(arguments: [
        ("2024-02-29T23:59:59Z", FieldPart.decade, Value.number(2020)), ("2024-02-29T23:59:59Z", .month, .number(2)),
        ("2024-02-29T23:59:59Z", .weekday, .text("Thursday")), ("2024-02-29T23:59:59Z", .hour, .number(23)),
        ("1970-01-01", .weekday, .text("Thursday")), ("1969-12-31", .weekday, .text("Wednesday")),
        ("1969-12-28", .weekday, .text("Sunday")), ("1969-12-28", .hour, .missing), ("1999", .month, .missing),
        ("1999", .decade, .number(1990)), ("1999-05", .weekday, .missing), ("1999", .seconds, .missing),
    ])
    func `a part of a date is missing where it is not known`(date: String, part: FieldPart, value: Value) throws {
        #expect(part.value(of: .date(try #require(PartialDate(date)))) == value)
    }

    @Test func `every part is a field of its type, wherever a field is read`() throws {
        let row = Row(
            Sample.track, name: "x",
            values: [.missing, .missing, .duration(.milliseconds(61_900)), .missing, .date(PartialDate(year: 1999))])
        #expect(row["duration.minutes"] == .number(1))
        #expect(row["duration.seconds"] == .number(61))
        #expect(row["added.year"] == .number(1999))
        #expect(row["added.hour"] == .missing)
        #expect(row["added.minutes"] == nil)
        #expect(row["artist.year"] == nil)
        #expect(row["added."] == nil)
        #expect(row[".year"] == nil)
        #expect(row["added.year.year"] == nil)
        #expect(Sample.track.field("added.weekday")?.type == .weekday)
        #expect(Sample.track.field("disc.year") == nil)
        for part in FieldPart.allCases {
            let whole = part.whole == .date ? "added" : "duration"
            #expect(Sample.track.field("\(whole).\(part.rawValue)")?.type == part.type)
        }
    }
}
