// Templates: what they write, and where they are wrong.

import Rows
import Testing

@testable import Rendering

struct RowTemplateTests {
    private static let table = FieldTable(
        "track",
        [
            Field("artist", .text, help: ""), Field("duration", .duration, help: ""), Field("album", .text, help: ""),
            Field("year", .number, help: ""),
        ])
    private static let full = Row(
        table, name: "東京",
        values: [.text("A\u{1B}[31m\nB"), .duration(.seconds(3725)), .text("Blue"), .number(1971)])
    private static let bare = Row(table, name: "x", values: [])

    @Test(arguments: [
        ("{name} – {year}", "東京 – 1971", "x – "),
        ("{name:>6}|{name:<6}|{name:^7}|", "  東京|東京  | 東京  |", "     x|x     |   x   |"),
        ("{duration}", "1:02:05", ""), ("{duration:m:ss}", "62:05", ""),
        ("{duration:h:mm:ss>9}|", "  1:02:05|", "         |"),
        ("{duration:s} {duration:ms}", "3725 3725000", " "), ("{{{name}}}", "{東京}", "{x}"), ("", "", ""),
        ("{name}{?album} ({album}{?year}, {year}{/year}){/album}.", "東京 (Blue, 1971).", "x."),
        ("a\\tb\\\\n", "a\tb\\n", "a\tb\\n"), ("{nothing}", "", ""),
    ])
    func `fields are filled in`(template: String, full: String, bare: String) throws {
        let template = try RowTemplate(template)
        #expect(template.line(of: Self.full) == full + "\n")
        #expect(template.line(of: Self.bare) == bare + "\n")
    }

    @Test func `a value cannot break its line or steer a terminal`() throws {
        let line = try RowTemplate("{artist}").line(of: Self.full)
        #expect(!line.contains("\u{1B}") && line.split(separator: "\n").count == 1)
    }

    @Test(arguments: [
        ("a {name", TemplateError.Fault.unclosed, 2..<3), ("a } b", .stray, 2..<3), ("{}", .noField, 0..<2),
        ("{:>3}", .noField, 0..<5), ("{name:8}", .form, 6..<7), ("{name:>x}", .form, 6..<8),
        ("{name:>9999}", .form, 6..<11),
        ("{name:}", .form, 6..<6), ("é{?album}x", .openCondition, 2..<10), ("{/album}", .strayEnd, 0..<8),
        ("{?a}{?b}{/a}{/b}", .strayEnd, 8..<12), ("{name:>-3}", .form, 6..<9),
    ])
    func `a fault has its place`(template: String, fault: TemplateError.Fault, span: Range<Int>) {
        #expect(throws: TemplateError(fault: fault, span: span)) { try RowTemplate(template) }
    }
}
