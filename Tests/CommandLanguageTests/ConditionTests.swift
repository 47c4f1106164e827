// Conditions: how they are read, and what they make of rows, the third value of their logic included.

import CommandLanguage
import FoundationEssentials
import Rows
import Testing

struct ConditionTests {
    private static let table = FieldTable(
        "track",
        [
            Field("artist", .text, help: ""), Field("artists", .list, help: ""), Field("year", .number, help: ""),
            Field("duration", .duration, help: ""), Field("explicit", .flag, help: ""),
            Field("released", .date, help: ""), Field("added", .date, help: ""), Field("composer", .text, help: ""),
        ])
    private static let now = Date(timeIntervalSince1970: 1_795_000_000)

    /// Paranoid Android, whose composer Spotify does not tell.
    private static let row = Row(
        table, name: "Paranoid Android", uri: "spotify:track:1",
        values: [
            .text("Sigur Rós"), .list(["Sigur Rós", "Björk"]), .number(1997), .duration(.seconds(387)), .flag(false),
            .date(PartialDate(year: 1997, month: 5, day: 21)), .date(PartialDate(year: 2026, month: 11, day: 1)),
        ])

    private static func words(_ text: String) throws -> [Word] {
        guard case .complete(let tree) = try Parser.parse("where " + text, isCommand: { $0 == "where" }),
            case .command(let words, _)? = tree.steps.first?.pipeline?.stages.first
        else { return [] }
        return Array(
            try Expansion.expand(words) { variable throws(UsageError) in
                .words([variable.name == "evil" ? "x or year > 0" : "Sigur Rós"])
            }.dropFirst())
    }

    private static func truth(_ text: String) throws -> Condition.Truth {
        try ConditionParser.parse(words(text)).condition(now: now).evaluate(row)
    }

    @Test(arguments: [
        ("year = 1997", Condition.Truth.yes), ("year<1980", .no), ("year >=1997", .yes), ("year != 1997", .no),
        ("artist ~ sigur", .yes), ("artist ~ SIGUR", .yes), ("artist = sigur ros", .yes),
        ("artist=\"sigur rós\"", .yes),
        ("artist !~ bowie", .yes), ("artists = bjork", .yes), ("artists has björk", .yes), ("artists ~ gur", .yes),
        ("artists != björk", .no), ("duration > 5m", .yes), ("duration < 6:28", .yes), ("duration = 387s", .yes),
        ("duration > 1h", .no), ("explicit", .no), ("not explicit", .yes), ("explicit = no", .yes),
        ("released = 1997", .yes), ("released = 1997-05", .yes), ("released < 1997-06", .yes), ("released > 1997", .no),
        ("added > 30d-ago", .yes), ("added > 5d-ago", .no), ("composer = x", .unknown), ("not composer = x", .unknown),
        ("composer is missing", .yes), ("composer is not missing", .no), ("year is present", .yes),
        ("composer = x or year = 1997", .yes), ("composer = x and year = 1997", .unknown),
        ("composer = x and year = 2000", .no), ("year in (1996, 1997)", .yes), ("year in (1, 2)", .no),
        ("composer in (a, b)", .unknown), ("artist = @artist", .yes), ("name = @artist", .no),
        ("not (year = 1997 and artist ~ sigur)", .no), ("year = 1 or year = 2 or year = 1997", .yes),
        ("name ~ android and (year<1980 or year>1990)", .yes), ("kind = track", .yes), ("artist = $name", .yes),
        ("artist = $evil", .no), ("artist = \"and\"", .no), ("year = 1997.0", .yes),
        // Blanks round the signs may be left out: quotes and variables mean the same behind them.
        (#"artist in ("Björk", "Sigur Rós")"#, .yes), (#"artist in ("Sigur Rós","Björk")"#, .yes),
        (#"artist in('Sigur Rós')"#, .yes), (#"artist in ("Björk", "x, sigur rós")"#, .no), ("artist in ($name)", .yes),
        ("artist in (x,$name,y)", .yes), ("artist=$name", .yes), ("artist~$name and year>1990", .yes),
        (#"artist~"gur r""#, .yes), (#"artist!="Sigur Rós""#, .no), (#"not (artist~"bowie" or year<1980)"#, .yes),
        ("artist in ( $name , x )", .yes), (#"artist = A${name}"#, .no), (#"artist in ("$name")"#, .yes),
        ("\"year\" = 1997", .yes), ("duration = 6:27", .yes), ("duration = 6:27.000", .yes), ("duration = 6:27.5", .no),
        ("duration in (1:00, 387.0s)", .yes), ("artists = @artist", .yes), ("artist = @artists", .yes),
        ("artists = @artists", .yes), ("name = @artists", .no), ("released = @duration", .unknown),
        (#"artist = "$name""#, .yes), (#"artist = "${name}!""#, .no), (#"artist in ("x $name","$name")"#, .yes),
        ("name starts para", .yes), ("name starts android", .no), ("name ends ANDROID", .yes), ("name ends para", .no),
        ("artists starts bj", .yes), ("artists ends os", .yes), ("artist starts SIGÚR", .yes),
        ("composer starts x", .unknown),
        ("name starts \"\"", .yes), ("artist = @artists and name starts @name", .yes), ("artist ends @artists", .yes),
        ("name matches '^para.*d$'", .yes), ("name matches ^a", .no), ("artist matches 'R[oó]s$'", .yes),
        ("artist matches 'RÓS'", .yes), ("artists matches bj.rk", .yes), ("composer matches x", .unknown),
        ("uri matches Track", .no), ("uri matches track:[0-9]", .yes), ("year matches 19", .unknown),
        ("(name matches x)", .no), ("not (name matches '(x|y)')", .yes), ("name matches '\\D'", .yes),
        ("year between 1990 and 1999", .yes), ("year between 1998 and 2000", .no), ("year between 1997 AND 1997", .yes),
        ("duration between 6m and 6:27", .yes), ("released between 1996 and 1997-05", .yes),
        ("released between 1997-06 and 1998", .no), ("name between oa and pb", .yes),
        ("composer between a and b", .unknown),
        ("year between 1990 and 1999 and not explicit", .yes), ("not year between 1990 and 1999 or explicit", .no),
        ("year = 1 OR year = 1997", .yes), ("NOT explicit AND year > 1990", .yes), ("artist = \"AND\"", .no),
        // Parts of dates and durations are fields.
        ("released.year = 1997", .yes), ("released.decade = 1990", .yes), ("released.month between 5 and 6", .yes),
        ("released.day = 21", .yes), ("released.weekday = wednesday", .yes), ("released.hour is missing", .yes),
        ("duration.minutes = 6", .yes), ("duration.seconds > 386", .yes), ("duration.year = 6", .unknown),
        ("year.year = 1997", .unknown), ("released.year = @year", .yes), ("released.year < @added.year", .yes),
    ])
    func `a condition makes of the row`(text: String, truth: Condition.Truth) throws {
        #expect(try Self.truth(text) == truth)
    }

    @Test(arguments: [
        "year =", "= 3", "year = 3 4 and", "(year = 3", "year = 3)", "year in 3", "year in (3", "and", "year is",
        "year is green", "not", "year < < 3", "year between", "year between 1",
        "year between 1 and", "year between 1 or 2", "name matches", "name matches (a", "name matches a(b)",
        "name matches '(a'", "name matches '[a'", "name matches '*'", "name matches @artist", "name starts", "\"\" = 3",
        "",
    ])
    func `what is no condition is refused with a place`(text: String) throws {
        let words = try Self.words(text)
        #expect(throws: UsageError.self) { try ConditionParser.parse(words) }
    }

    /// The moment is 2026-11-18 at 11:06:40, a Wednesday.
    @Test(arguments: [
        ("2026-11-18", "= today", Condition.Truth.yes), ("2026-11-18T08:00:00Z", "= today", .yes),
        ("2026-11-17", "= today", .no), ("2026-11-17", "= yesterday", .yes), ("2026-11-17", ">= yesterday", .yes),
        ("2026-11-18T09:06:40Z", "= 2h-ago", .yes), ("2026-11-18T09:06:39Z", "> 2h-ago", .no),
        ("2026-11-18T09:40:00Z", "> 90min-ago", .yes), ("2026-11-18T09:30:00Z", "> 90min-ago", .no),
        ("2026-11-18", "> 2h-ago", .no), ("2026-11-09", "= last-week", .yes), ("2026-11-15", "= last-week", .yes),
        ("2026-11-08", "= last-week", .no), ("2026-11-16", "= last-week", .no), ("2026-11-16", "> last-week", .yes),
        ("2026-11-15", "> last-week", .no), ("2026-11-08", "< last-week", .yes), ("2026-11-09", ">= last-week", .yes),
        ("2026-11-16", "<= last-week", .no), ("2026-11-16", "!= last-week", .yes), ("2026-10-31", "= last-month", .yes),
        ("2025", "= last-year", .yes), ("2025-12-31", "= Last-Year", .yes), ("2026", "= last-year", .no),
        ("2026-11-10", "between last-week and yesterday", .yes), ("2026-11-18", "in (today, yesterday)", .yes),
    ])
    func `a date counted from now is what it is at that moment`(
        date: String, comparison: String, truth: Condition.Truth
    ) throws {
        var row = Self.row
        row.values[6] = .date(try #require(PartialDate(date)))
        let parsed = try ConditionParser.parse(Self.words("added " + comparison))
        #expect(try parsed.condition(now: Self.now).evaluate(row) == truth)
    }

    @Test(arguments: [
        "36501d-ago", "101y-ago", "-1d-ago", "+1d-ago", "1x-ago", "d-ago", "1997-005", "0000", "1997-05-21T06:30:00x",
        "1997-13", "1997-02-29", "tomorrow", "now", "99999999999999999999d-ago", "3s-ago", "last-day", "",
    ])
    func `what is no date is refused`(text: String) {
        #expect(WrittenDate(text) == nil)
    }

    @Test func `a filter is what the condition makes of each row, also of rows of several tables`() throws {
        let other = FieldTable("album", [Field("year", .number, help: ""), Field("artist", .text, help: "")])
        let rows = [
            Self.row, Row(other, name: "OK", values: [.number(1997), .text("x")]),
            Row(other, name: "None", values: []), Self.row, Row(FieldTable("device", []), name: "Radio", values: []),
        ]
        let condition = try ConditionParser.parse(Self.words("year = 1997")).condition(now: Self.now)
        #expect(condition.filter(rows).map(\.name) == ["Paranoid Android", "OK", "Paranoid Android"])
        #expect(condition.filter(rows) == rows.filter { condition.evaluate($0) == .yes })
        #expect(condition.filter(rows, until: { true }) == [])
    }

    @Test func `deep nesting is refused, long conditions are not`() throws {
        let deep = String(repeating: "( ", count: 5000) + "year = 1" + String(repeating: " )", count: 5000)
        #expect(throws: UsageError.self) { try Self.truth(deep) }
        let long = (0..<5000).map { "year = \($0)" }.joined(separator: " or ")
        #expect(try Self.truth(long) == .yes)
    }

    @Test func `the uses tell where a field and its value stand`() throws {
        let parsed = try ConditionParser.parse(Self.words("year < abc and artist ~ x"))
        #expect(parsed.uses.map(\.field) == ["year", "artist"])
        #expect(parsed.uses.map(\.span) == [6..<10, 21..<27])
        #expect(parsed.uses[0].literals.map(\.span) == [13..<16])
        #expect(parsed.uses[0].literals[0].literal.fits(.number) == false)
    }
}
