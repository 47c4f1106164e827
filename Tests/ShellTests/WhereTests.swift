// `where`: the rows for which a condition is true, and conditions that can never be.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct WhereTests {
    @Test(arguments: [
        ("where name = elan | select track", "1\n2\n1\n"), ("where name ~ 夜 | select name", "夜の底\n"),
        ("where artist has orla | count", "4\n"), ("where explicit | select name", "elan\n"),
        // A missing value is neither equal nor unequal to anything.
        ("where year != 1999 | select year", "2003\n"), ("where not year = 1999 | select year", "2003\n"),
        ("where year is missing | select name", "elan\n"), ("where year is present | count", "4\n"),
        ("where (year = 1999 or explicit) and track < 3 | select track", "1\n2\n1\n"),
        ("where artist in (orla, 周) | count", "5\n"), ("where duration > 200s | select name", "夜の底\n"),
        ("where name = \"\" | count", "0\n"), ("where artist = @artists | count", "5\n"),
        ("take 0 | where year > 1 | count", "0\n"),
        ("where name starts el | select track", "1\n2\n1\n"), ("where album ends st | select track", "1\n3\n1\n"),
        ("where name matches '^e.*n$' | count", "3\n"), ("where artists matches '^(orla|周)$' | count", "5\n"),
        ("where not name matches '[a-z]' | select name", "夜の底\n"),
        ("where year between 2000 and 2010 AND NOT explicit | select year", "2003\n"),
        ("where year = 2003 OR explicit | count", "2\n"), ("where released.decade = 1990 | count", "3\n"),
        ("where duration.minutes >= 4 | select name", "夜の底\n"), ("where released.year = @year | count", "4\n"),
        ("where added.weekday in (monday, sunday) | count", "5\n"), ("where added < last-year | count", "5\n"),
        ("where added.weekday = Mon | count", "5\n"), ("where added.weekday < wed | count", "5\n"),
        ("where added.weekday > MONDAY | count", "0\n"), ("where added.weekday between Mon and Fri | count", "5\n"),
        ("where added.weekday between Tue and Sun | count", "0\n"), ("where added.weekday != mon | count", "0\n"),
        ("where not added.weekday >= Tuesday | count", "5\n"), ("where added.weekday = @added.weekday | count", "5\n"),
        ("select name d=added.weekday | where d <= mon | count", "5\n"),
        ("group added.weekday | where added.weekday < Sat | select name", "Monday\n"),
        ("where uri matches 'A$' | count", "2\n"), ("where uri matches 'a$' | count", "0\n"),
        ("select u=uri name | where u ends A | count", "2\n"), ("select u=uri name | where u ends a | count", "0\n"),
    ])
    func `rows of which it is true stay, in their order`(stages: String, output: String) async {
        let harness = await AwkwardSongs.shell()
        #expect(await harness.result(of: "liked | \(stages)") == LineResult(output))
    }

    @Test func `rows filtered to none are no failure, and say so at a prompt`() async {
        let script = await AwkwardSongs.shell()
        #expect(
            await script.result(of: "liked | where year = 1066") == LineResult(messages: "No rows are left.\n"))
        #expect(await script.result(of: "liked | where year = 1066 --json").output == "[]\n")
        let prompt = await AwkwardSongs.shell(.prompt)
        #expect(
            await prompt.result(of: "liked | where year = 1066") == LineResult(messages: "No rows are left.\n"))
        #expect(
            await prompt.result(of: "liked | where year > 2000")
                == LineResult(" 1  [2Jlast one  Orla  Third  3:20\n"))
    }

    @Test(arguments: [
        ("liked | where id = 2lo8kfancijaftk2r8vqse | count", "0\n"),
        ("liked | where id = 2Lo8KfAnciJAFTK2R8vqSE | count", "1\n"),
        ("liked | where uri in (spotify:track:2lo8kfancijaftk2r8vqse) | count", "0\n"),
        ("liked | where url ~ 2Lo8 | count", "1\n"), ("liked | where url ~ 2lo8 | count", "0\n"),
        ("liked | where artists = @artist | count", "60\n"),
        ("liked | where artists has @artist | count", "60\n"), ("liked | where artists != @artists | count", "0\n"),
        ("liked | where \"year\" > 2020 | count", "1\n"), ("let f = year; liked | where $f > 2020 | count", "1\n"),
        // A leap day is a date.
        ("liked | where added > 2024-02-29 | any && echo yes", "yes\n"),
    ])
    func `addresses keep their capitals, and fields are compared with fields`(line: String, output: String) async {
        let harness = ShellHarness()
        _ = await harness.run("login; liked | count")
        let before = harness.output.text.count
        #expect(await harness.run(line) == .done, "\(harness.messages.text)")
        #expect(String(harness.output.text.dropFirst(before)) == output)
    }

    @Test(arguments: [
        ("where uri in $two | count", "2\n"), ("where not uri in $two | count", "10\n"),
        ("where name in $two:1 | select name", "Airbag\n"), ("where artists in $two | count", "12\n"),
        ("where duration in $two and disc = 1 | count", "2\n"), ("where year in $none | count", "0\n"),
    ])
    func `a field is compared with that of kept rows`(stages: String, output: String) async {
        let harness = await ShellHarness.atAlbum()
        _ = await harness.run("tracks | take 2 | as two | any; tracks | where name = zzz | as none | count")
        #expect(await harness.result(of: "tracks | \(stages)") == LineResult(output))
    }

    @Test(arguments: [
        ("year == 1997", 20, "== is not a comparison here.", "Use = instead of ==."),
        (
            "artist not in (orla, x)", 15, "artist not in is not a comparison here.",
            "Use not artist in instead of artist not in."
        ),
        (
            "year not between 1 and 2", 15, "year not between is not a comparison here.",
            "Use not year between instead of year not between."
        ),
        ("name =~ ok", 20, "=~ is not a comparison here.", "Use ~ instead of =~."),
        ("year => 1997", 20, "=> is not a comparison here.", "Use >= instead of =>."),
        ("name matches '(a'", 28, "(a is no regular expression: expected ')'.", "Type: help where"),
        (
            "name matches a(b)", 28, "A regular expression of several words, or with such signs, needs quotes.",
            "Type: matches '…', as in: name matches '^(the|a) '"
        ),
        ("year matches 19", 20, "matches does not work with year, which is a number.", ordered),
        ("year starts 19", 20, "starts does not work with year, which is a number.", ordered),
        (
            "artists between a and b", 23, "between does not work with artists, which is a list.",
            "Compare it with =, !=, ~, !~, has, starts, ends or matches."
        ),
        (
            "year between 1999 and 1990", 28, "Nothing is between 1999 and 1990, since the first is more.",
            "Type: between 1990 and 1999"
        ),
        (
            "year between 1 or 2", 34, "`and` is missing after 1.", "usage: where FIELD between A and B"
        ),
        ("year between", 27, "A value is missing after between.", "usage: where FIELD between A and B"),
        ("year between 1 and", 33, "A value is missing after and.", "usage: where FIELD between A and B"),
        (
            "added between today and 1y-ago", 29, "Nothing is between today and 1y-ago, since the first is more.",
            "Type: between 1y-ago and today"
        ),
        (
            "duration between 5m and 3:20", 32, "Nothing is between 5m and 3:20, since the first is more.",
            "Type: between 3:20 and 5m"
        ),
        (
            "name between z and Ä", 28, "Nothing is between z and Ä, since the first is more.",
            "Type: between Ä and z"
        ),
        (
            "added.weekday between Fri and monday", 37, "Nothing is between Fri and monday, since the first is more.",
            "Type: between monday and Fri"
        ),
        ("added.weekday = Mo", 31, "Mo is not \(days).", "Type: help where"),
        ("added.weekday in (Mon, Someday)", 38, "Someday is not \(days).", "Type: help where"),
        (
            "added.weekday ~ day", 29, "~ does not work with added.weekday, which is a day of the week.",
            "Compare it with =, !=, <, <=, > or >=."
        ),
        (
            "year > 99999999999999999999", 22, "99999999999999999999 is too large: it is not a number.",
            "Type: help where"
        ),
        ("name BETWEEN a and b", 20, "BETWEEN is not a comparison here.", "Use between instead of BETWEEN."),
        (
            "year = @added.month and year = @released", 46,
            "year is a number and released is a date, so they are never the same.",
            "Compare fields of the same type. To list them: help fields"
        ),
        ("name like ok", 20, "like is not a comparison here.", "Use ~ instead of like."),
        ("year ~ 19", 20, "~ does not work with year, which is a number.", "Compare it with =, !=, <, <=, > or >=."),
        (
            "artists > b", 23, "> does not work with artists, which is a list.",
            "Compare it with =, !=, ~, !~, has, starts, ends or matches."
        ),
        ("explicit < yes", 24, "< does not work with explicit, which is yes or no.", "Compare it with = or !=."),
        (
            "duration has 3", 24, "has does not work with duration, which is a duration.",
            "Compare it with =, !=, <, <=, > or >=."
        ),
        ("year >", 21, "A value is missing after >.", "usage: where FIELD > VALUE"),
        ("year", 15, "A comparison is missing after year.", "usage: where year = VALUE"),
        ("year > 1 < 2", 24, "After a comparison only `and` or `or` can follow, not <.", "Type: help where"),
        ("year in 1", 24, "( is missing after in.", "usage: where FIELD in (A, B)"),
        ("name matches", 27, "A regular expression is missing after matches.", "usage: where FIELD matches '…'"),
        ("(year = 1999", 27, ") is missing after 1999.", "usage: where FIELD = VALUE and …"),
        ("year > abc", 22, "abc is not a number.", "Type: help where"),
        ("duration > five", 26, "five is not a duration such as 3:20, 90s or 5m.", "Type: help where"),
        ("lenght > 5m", 15, "There is no field lenght.", fields),
        ("nmae = x", 15, "There is no field nmae. Did you mean name?", fields),
        (
            "artist = \"Nina Simone\" or \"Radiohead\"", 41,
            "There is no field Radiohead, and a value needs its field before it.",
            "Type: artist = \"Radiohead\". For one of several: artist in (\"Nina Simone\", \"Radiohead\")"
        ),
        (
            "artist ~ air or Radiohead", 31, "There is no field Radiohead, and a value needs its field before it.",
            "Type: artist ~ \"Radiohead\""
        ),
        ("artist = x or explcit", 29, "There is no field explcit. Did you mean explicit?", fields),
        ("", 14, "where needs a condition, such as: where duration > 5m", "usage: where CONDITION"),
    ])
    func `a condition that can never be is pointed at`(
        condition: String, column: Int, message: String, step: String
    ) async {
        let line = condition.isEmpty ? "liked | where" : "liked | where \(condition)"
        #expect(await ShellHarness().result(of: line) == .refused("-c:1:\(column): \(message)\n\(step)\n"))
    }

    @Test(arguments: [("today", "2020"), ("last-week", "last-month"), ("1d-ago", "2d-ago")])
    func `days from today in the wrong order are pointed at once today is known`(first: String, last: String) async {
        let harness = await ShellHarness().prepared()
        #expect(
            await harness.result(of: "liked | where added between \(first) and \(last)")
                == .refused(
                    "-c:1:29: Nothing is between \(first) and \(last), since the first is more.\n"
                        + "Type: between \(last) and \(first)\n"))
    }

    private static let days =
        "a day of the week: Monday, Tuesday, Wednesday, Thursday, Friday, Saturday or Sunday"
    private static let ordered = "Compare it with =, !=, <, <=, > or >=."
    private static let fields = """
        The fields are: kind, name, uri, id, url, artist, artists, album, disc, track, duration, explicit, isrc, \
        playable, local, year, released, added and popularity.
        """

    /// Twenty conditions on the same five rows: what binds more tightly, and what is a word and what a value.
    @Test(arguments: [
        ("count = 1990 or count = 1991 and name = and", "a and"),
        ("(count = 1990 or count = 1991) and name = and", "and"),
        ("count = 1991 and name = and or count = 1990", "a and"),
        ("not count = 1990 and count < 1992", "and"), ("not (count = 1990 and count < 1992)", "and or not x"),
        ("not not count = 1990", "a"), ("NOT (not count = 1990) OR count = 1991", "a and"),
        ("not (count > 1990 or name = x)", "a"), ("not count > 1990 or name = x", "a x"),
        ("((count = 1990))", "a"), ("(count = 1990) OR (count = 1991 AND NOT (name = a))", "a and"),
        (#"name = "and" and count > 1"#, "and"), (#"name = "and" or name = 'or'"#, "and or"),
        ("name = and or name = or", "and or"), (#"name in ("and", "or", "not")"#, "and or not"),
        ("name = not and count > 1990", "not"), (#"not name = "not" and not name = 'or'"#, "a and x"),
        ("count between 1991 and 1992 and not name = or", "and"),
        ("NOT count between 1991 AND 1993 AND count > 0", "a x"),
        ("count != 1990 and (count != 1991 or name = or) and not (name = x or name = not)", "or"),
    ])
    func `and binds more tightly than or, not more tightly than both, and quoted words are values`(
        condition: String, names: String
    ) async {
        let rows = zip(["a", "and", "or", "not", "x"], 1990...).map {
            #"{"kind":"group","name":"\#($0)","uri":null,"id":null,"url":null,"count":\#($1)}"#
        }
        let harness = await ShellHarness(inputLines: rows).prepared(by: "")
        let result = await harness.result(of: "rows - | where \(condition) | select name")
        #expect(result.output.split(separator: "\n").joined(separator: " ") == names, "\(result.messages)")
    }

    @Test(arguments: ["2025-02-30", "2025-04-31", "25-01", "2023-02-29"])
    func `a day that no calendar has is no date`(text: String) async {
        let result = await ShellHarness().result(of: "liked | where added > \(text)")
        #expect(result.messages.hasPrefix("-c:1:23: \(text) is not a date"), "\(result.messages)")
        #expect((result.output, result.status, result.requests) == ("", .usage, 0))
    }

    @Test func `a field that Spotify does not send says so, at its place`() async {
        #expect(
            await ShellHarness().result(of: "liked | where popularity > 5")
                == LineResult(
                    messages: "-c:1:15: Spotify does not send popularity to apps in Development Mode.\n"
                        + "If your app is in extended mode: set mode extended\n", status: .notAllowed))
    }
}
