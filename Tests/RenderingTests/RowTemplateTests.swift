// Templates: what they write, and where they are wrong.

import Rows
import Testing

@testable import Rendering

struct RowTemplateTests {
    private static let table = FieldTable(
        "track",
        [
            Field("artist", .text, help: ""), Field("duration", .duration, help: ""), Field("album", .text, help: ""),
            Field("year", .number, help: ""), Field("explicit", .flag, help: ""), Field("artists", .list, help: ""),
        ])
    private static let full = Row(
        table, name: "東京",
        values: [
            .text("A\u{1B}[31m\nB"), .duration(.seconds(3725)), .text("Blue"), .number(1971), .flag(true),
            .list(["A", "B"]),
        ])
    private static let bare = Row(
        table, name: "x", values: [.text("\u{202E}"), .missing, .text(""), .missing, .flag(false), .list([])])

    @Test(arguments: [
        ("{name} – {year}", "東京 – 1971", "x – "),
        ("{name:>6}|{name:<6}|{name:^7}|", "  東京|東京  | 東京  |", "     x|x     |   x   |"),
        ("{duration}", "1:02:05", ""), ("{duration:m:ss}", "62:05", ""),
        ("{duration:h:mm:ss>9}|", "  1:02:05|", "         |"),
        ("{duration:s} {duration:ms}", "3725 3725000", " "), ("{{{name}}}", "{東京}", "{x}"), ("", "", ""),
        ("{name}{?album} ({album}{?year}, {year}{/year}){/album}.", "東京 (Blue, 1971).", "x."),
        ("a\\tb\\\\n", "a\tb\\n", "a\tb\\n"), ("{nothing}", "", ""), ("{index}. {index:>3}", "7.   7", "7.   7"),
        ("{name:6}|{name:4}|{name:3}|{name:2}|{name:1}|", "東京  |東京|東…|… |…|", "x     |x   |x  |x |x|"),
        ("{album:3}|", "Bl…|", "   |"), ("{name}{album? ({album}{year?, {year}})}.", "東京 (Blue, 1971).", "x."),
        ("{album?{album?{album?a}}}b", "ab", "b"), ("{year?{{{year}\\}}", "{1971}", ""), ("{year?}x", "x", "x"),
        ("{explicit?E}{artists?A}{artist?!}{duration?d}", "EA!d", ""), ("{?explicit}E{/explicit}", "E", ""),
        ("{album?{?year}{year}{/year}}", "1971", ""), ("{?album}{year?{year}}{/album}", "1971", ""),
        ("{year?\\n}x", "\nx", "x"), ("a}}b\\}}", "a}b\\}", "a}b\\}"),
    ])
    func `fields are filled in`(template: String, full: String, bare: String) throws {
        let template = try RowTemplate(template)
        #expect(template.line(of: Self.full, index: 7) == full + "\n")
        #expect(template.line(of: Self.bare, index: 7) == bare + "\n")
    }

    @Test func `a value cannot break its line or steer a terminal`() throws {
        let line = try RowTemplate("{artist}").line(of: Self.full, index: 1)
        #expect(!line.contains("\u{1B}") && line.split(separator: "\n").count == 1)
    }

    @Test(arguments: [
        ("a {name", TemplateError.Fault.unclosed, 2..<3), ("a } b", .stray, 2..<3), ("{}", .noField, 0..<2),
        ("{:>3}", .noField, 0..<5), ("{name:0}", .form, 6..<7), ("{name:1001}", .form, 6..<10),
        ("{name:-8}", .form, 6..<8), ("{name:>x}", .form, 6..<8),
        ("{name:>9999}", .form, 6..<11),
        ("{name:}", .form, 6..<6), ("é{?album}x", .openCondition, 2..<10), ("{/album}", .strayEnd, 0..<8),
        ("{?a}{?b}{/a}{/b}", .strayEnd, 8..<12), ("{name:>-3}", .form, 6..<9),
        ("{a?b", .unclosed, 0..<1), ("x{a?{b}", .unclosed, 1..<2), ("{a?{?b}c}", .openCondition, 3..<7),
        ("{?a}{b?x{/a}", .strayEnd, 8..<12), ("{a?x}}", .stray, 5..<6), ("{?}", .noField, 0..<3),
        ("{a?x{", .unclosed, 4..<5), ("{", .unclosed, 0..<1), ("{a?{}}", .noField, 3..<5),
        ("{duration:m:ss?x}", .form, 10..<16), ("{?a}}{/a}", .stray, 4..<5),
    ])
    func `a fault has its place`(template: String, fault: TemplateError.Fault, span: Range<Int>) {
        #expect(throws: TemplateError(fault: fault, span: span)) { try RowTemplate(template) }
    }
}
