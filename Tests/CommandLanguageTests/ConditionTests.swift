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
        try ConditionParser.parse(words(text), now: now).condition.evaluate(row)
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
        ("artist in ( $name , x )", .yes), (#"artist = A$name"#, .no), (#"artist in ("$name")"#, .yes),
        ("\"year\" = 1997", .yes), ("duration = 6:27", .yes), ("duration = 6:27.000", .yes), ("duration = 6:27.5", .no),
        ("duration in (1:00, 387.0s)", .yes), ("artists = @artist", .yes), ("artist = @artists", .yes),
        ("artists = @artists", .yes), ("name = @artists", .no), ("released = @duration", .unknown),
        (#"artist = "$name""#, .yes), (#"artist = "${name}!""#, .no), (#"artist in ("x $name","$name")"#, .yes),
    ])
    func `a condition makes of the row`(text: String, truth: Condition.Truth) throws {
        #expect(try Self.truth(text) == truth)
    }

    @Test(arguments: [
        "year =", "= 3", "year = 3 4 and", "(year = 3", "year = 3)", "year in 3", "year in (3", "and", "year is",
        "year is green", "not", "year < < 3", "\"\" = 3", "",
    ])
    func `what is no condition is refused with a place`(text: String) throws {
        let words = try Self.words(text)
        #expect(throws: UsageError.self) { try ConditionParser.parse(words, now: Self.now) }
    }

    @Test func `deep nesting is refused, long conditions are not`() throws {
        let deep = String(repeating: "( ", count: 5000) + "year = 1" + String(repeating: " )", count: 5000)
        #expect(throws: UsageError.self) { try Self.truth(deep) }
        let long = (0..<5000).map { "year = \($0)" }.joined(separator: " or ")
        #expect(try Self.truth(long) == .yes)
    }

    @Test func `the uses tell where a field and its value stand`() throws {
        let parsed = try ConditionParser.parse(Self.words("year < abc and artist ~ x"), now: Self.now)
        #expect(parsed.uses.map(\.field) == ["year", "artist"])
        #expect(parsed.uses.map(\.span) == [6..<10, 21..<27])
        #expect(parsed.uses[0].literals.map(\.span) == [13..<16])
        #expect(parsed.uses[0].literals[0].literal.fits(.number) == false)
    }
}
