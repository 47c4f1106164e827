// `rows`, and a variable in its place: what they begin a pipeline with, for how many requests.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct NamedRowsTests {
    private static let kidA = "spotify:album:1f7zuZBvaw4DRW2kWv13mi"

    private static func shell(_ inputLines: [String]? = nil, by lines: String = "") async -> ShellHarness {
        await ShellHarness(inputLines: inputLines).prepared(by: lines)
    }

    // MARK: Listings and variables

    @Test(arguments: [
        ("rows 2,1 | select name", "good kid, m.A.A.d city\nKid A\n"),
        ("rows all | where year > 2005 | select name", "good kid, m.A.A.d city\n"),
        ("rows album:2 --columns name", "good kid, m.A.A.d city\n"), ("rows 1 $best:2 | count", "2\n"),
        ("$best | where year > 2005 | select name", "good kid, m.A.A.d city\n"),
        ("$best:1 --columns name,year", "Kid A\t2000\n"), ("$best | count", "2\n"), ("$best $best:1 | count", "3\n"),
        ("time $best | count", "2\n"), ("if $best | any { echo some }", "some\n"),
        ("let same = $best; $same | count", "2\n"), ("echo a; $best | count", "a\n2\n"),
        ("$best | take 0 | as none; $none | count", "0\n"),
    ])
    func `rows that are there begin a pipeline for no request`(line: String, output: String) async {
        let harness = await Self.shell(by: "search album kid a | as best\nsearch album kid a")
        let result = await harness.result(of: line)
        #expect((result.output, result.status, result.requests) == (output, .done, 0), "\(result.messages)")
    }

    @Test func `rows are what they are, whatever was listed`() async {
        let harness = await Self.shell(by: "devices")
        #expect(await harness.result(of: "rows 1 | select name kind") == LineResult("Laptop\tdevice\n"))
        _ = await harness.run("liked | group artist | sort -count | take 2 | as top")
        #expect(await harness.result(of: "$top | where count > 4 | select name") == LineResult("Radiohead\n"))
        #expect(await harness.result(of: "$top | take 1 | albums | count") == LineResult("9\n", requests: 1))
    }

    @Test func `alone they are shown and listed again, and select nothing`() async {
        let harness = await ShellHarness(.prompt).prepared(by: "search album kid a")
        let result = await harness.result(of: "rows 2")
        #expect(result.output.hasPrefix(" 1  good kid, m.A.A.d city  Kendrick Lamar  2012"), "\(result.output)")
        #expect((result.messages, result.status, result.requests) == ("", .done, 0))
        #expect(await harness.result(of: "rows 1 --columns name --tsv") == LineResult("good kid, m.A.A.d city\n"))
        #expect(await harness.shell.session.selection.isEmpty)
    }

    // MARK: Addresses

    @Test func `an address costs a request where its fields are needed, and none a second time`() async {
        let harness = await Self.shell()
        let line = "rows \(Self.kidA) | where year = 2000 | select name"
        #expect(await harness.result(of: line) == LineResult("Kid A\n", requests: 1))
        #expect(await harness.result(of: line) == LineResult("Kid A\n"))
        let listed = await Self.shell(by: "search album kid a")
        #expect(await listed.result(of: line) == LineResult("Kid A\n"))
    }

    @Test(arguments: ["count", "link", "take 1 | count", "to ids", "take 1 --ids", "any"])
    func `a command that looks at no field costs none`(stages: String) async {
        let harness = await Self.shell()
        let result = await harness.result(of: "rows \(Self.kidA) | \(stages)")
        #expect((result.status, result.requests) == (.done, 0), "\(result.messages)")
    }

    @Test func `no more is asked for than is read`() async {
        let other = "spotify:album:1tQIc1GAZGG6rCAk6c7BZo"
        let harness = await Self.shell()
        #expect(
            await harness.result(of: "rows \(Self.kidA) \(other) | where year > 1990 | take 1 | select name")
                == LineResult("Kid A\n", requests: 1))
    }

    @Test func `more than twenty requests are refused in a script before the first`() async {
        let lines = (10...30).map { "album:00000000000000000000\($0)" }
        let harness = await Self.shell(lines)
        let result = await harness.result(of: "rows - | select name")
        #expect((result.status, result.requests) == (.limited, 0), "\(result.messages)")
        #expect(await harness.result(of: "rows - | count") == LineResult("21\n"))
    }

    // MARK: Standard input

    @Test(
        arguments: ["", " --json", " --jsonl"], ["liked", "playlists", "tracks \"Road Songs\"", "devices", "recent"])
    func `what juke wrote comes back as it was, for no request`(format: String, command: String) async {
        let text = await Self.shell().result(of: "\(command) | take 4\(format)").output
        #expect(!text.isEmpty)
        // Devices have no address to be known by in TSV.
        guard command != "devices" || !format.isEmpty else { return }
        let harness = await Self.shell(text.split(separator: "\n").map(String.init))
        // Entries of a playlist are tracks when they come back.
        let back = command.hasPrefix("tracks") ? "rows - | tracks" : "rows -"
        #expect(await harness.result(of: back + format) == LineResult(text))
    }

    @Test func `rows of JSON keep milliseconds, names with commas, and kinds that are no things`() async {
        let text = await Self.shell().result(of: "liked | take 1 --jsonl").output
        let line = text.replacing(#""duration":153,"#, with: #""duration":153.125,"#)
            .replacing(#""artists":["The Strokes"]"#, with: #""artists":["Tyler, The Creator","x"]"#)
        let harness = await Self.shell([line])
        #expect(
            await harness.result(of: "rows - | where duration = 2:33.125 | select artists duration --jsonl")
                == LineResult(#"{"artists":["Tyler, The Creator","x"],"duration":153.125}"# + "\n"))
        let group = #"{"kind":"group","name":"Air","uri":null,"id":null,"url":null,"count":3}"#
        #expect(
            await Self.shell([group]).result(of: "rows - | where count > 2 --jsonl") == LineResult(group + "\n"))
    }

    @Test func `a head says which columns the lines have`() async {
        let lines = [
            "name\turi\tyear", "Airbag\tspotify:track:LDBoGZSZaFh7036rkPoTWD\t1997",
            "spotify:track:Cto6ay3Lx7gJ0zEjceTcXD\tspotify:track:LDBoGZSZaFh7036rkPoTWD\t1997",
        ]
        let harness = await Self.shell(lines)
        #expect(
            await harness.result(of: "rows - --ids")
                == LineResult(String(repeating: "spotify:track:LDBoGZSZaFh7036rkPoTWD\n", count: 2)))
    }

    @Test func `what this shell has seen need not be asked for again`() async {
        let lines = await Self.shell().result(of: "liked | take 1").output.split(separator: "\n").map(String.init)
        let artist = "spotify:artist:AW8WGLMOK7487CoKEViBbW\n"
        let stranger = await Self.shell(lines)
        #expect(await stranger.result(of: "rows - | artists --ids") == LineResult(artist, requests: 1))
        let harness = await Self.shell(lines, by: "liked | take 1 | as seen")
        #expect(await harness.result(of: "rows - | artists --ids") == LineResult(artist))
        #expect(await harness.result(of: "rows - | where added is missing | count") == LineResult("0\n"))
        #expect(await harness.result(of: "rows - | albums | select name") == LineResult("Is This It\n"))
    }

    @Test func `fields that a line does not have are asked for`() async {
        let line = #"{"name":"Airbag","uri":"spotify:track:LDBoGZSZaFh7036rkPoTWD","year":1997}"#
        let harness = await Self.shell([line])
        #expect(
            await harness.result(of: "rows - | select name album") == LineResult("Airbag\tOK Computer\n", requests: 1))
    }

    @Test(arguments: [
        (["album:1f7zuZBvaw4DRW2kWv13mi"], 1), (["# mine", "", "spotify:album:1f7zuZBvaw4DRW2kWv13mi Kid A"], 1),
        (["Kid A\tspotify:album:1f7zuZBvaw4DRW2kWv13mi"], 1),
        (["\t\t" + "spotify:album:1f7zuZBvaw4DRW2kWv13mi\r"], 1),
        (["https://open.spotify.com/album/1f7zuZBvaw4DRW2kWv13mi?si=x"], 1),
        ([#"{"uri":"spotify:album:1f7zuZBvaw4DRW2kWv13mi"}"#], 1),
        (["[", #"{"uri":"#, #""spotify:album:1f7zuZBvaw4DRW2kWv13mi"}"#, "]"], 1),
    ])
    func `a line is an address in any form`(lines: [String], requests: Int) async {
        let harness = await Self.shell(lines)
        #expect(await harness.result(of: "rows - | select name") == LineResult("Kid A\n", requests: requests))
    }

    @Test(arguments: [
        (["a name"], "Line 1 of standard input is not an address this command can use: a\n"),
        (["", "1f7zuZBvaw4DRW2kWv13mi"], "Line 2 of standard input is the ID 1f7zuZBvaw4DRW2kWv13mi, which"),
        // A song may be called like an address.
        (
            ["spotify:track:LDBoGZSZaFh7036rkPoTWD\tspotify:track:Cto6ay3Lx7gJ0zEjceTcXD"],
            "Line 1 of standard input is not an address"
        ),
        (["[", #"{"kind":"track""#], "Standard input ends before its JSON does.\n"),
        ([#"{"kind":"track",}"#], "Line 1 of standard input is not an address"),
        ([#"{"name":"x"}"#], "Line 1 of standard input is an object without uri or kind"),
        ([#"{"kind":"track","uri":"spotify:track:../../me"}"#], "Line 1 of standard input is not an address"),
        (["https://spotify.link/abc"], "https://spotify.link/abc is a short link"),
    ])
    func `what names nothing is refused with its line`(lines: [String], message: String) async {
        let result = await Self.shell(lines).result(of: "rows - | save")
        #expect((result.output, result.status, result.requests) == ("", .usage, 0))
        #expect(result.messages.hasPrefix("-c:1:6: " + message), "\(result.messages)")
    }

    @Test func `no lines are no rows, and a user is left out`() async {
        #expect(await Self.shell([]).result(of: "rows - | count") == LineResult("0\n"))
        let result = await Self.shell(["spotify:user:mira", Self.kidA]).result(of: "rows - | count")
        #expect(result == LineResult("1\n", messages: "1 row was left out: a user.\n"))
    }

    // MARK: What is refused

    @Test(arguments: [
        ("liked | rows 1", "-c:1:9: rows takes no rows from a pipe.\nType: help rows\n"),
        ("rows", "-c:1:5: rows needs rows, names or URIs"),
        ("$best | where yaer > 1", "-c:1:15: There is no field yaer."),
        ("rows all | sort yaer", "-c:1:17: There is no field yaer."),
        ("rows \(kidA) | where duration > 1m", "-c:1:51: There is no field duration."),
        ("liked | $best", "-c:1:9: A command must come here, but $best is a value."),
        ("let n = 3; $n | count", "-c:1:12: A command must come here, but $n is a value."),
        ("${best.name}", "-c:1:1: A command must come here, but $best is a value."),
        ("$bset | count", "-c:1:1: $bset is not set.\nDid you mean $best?\n"),
        ("rule Mix = rows 1-2", "-c:1:12: rows depends on what was listed or selected"),
        ("rule Mix = rows -", "-c:1:12: rows depends on what was listed or selected"),
    ])
    func `mistakes cost no request`(line: String, message: String) async {
        let harness = await Self.shell(by: "search album kid a | as best\nsearch album kid a")
        let result = await harness.result(of: line)
        #expect((result.output, result.status, result.requests) == ("", .usage, 0))
        #expect(result.messages.hasPrefix(message), "\(result.messages)")
    }

    @Test func `numbers need a listing`() async {
        let result = await Self.shell().result(of: "rows 1-3")
        #expect((result.status, result.requests) == (.notFound, 0))
        #expect(result.messages.hasPrefix("-c:1:6: Nothing has been listed yet."), "\(result.messages)")
    }

    @Test func `help rows explains the command, and how rows are named`() async {
        let page = await ShellHarness().result(of: "help rows")
        #expect(page.output.hasPrefix("rows – begin a pipeline with rows that are named\nusage: rows X...\n"))
        #expect(page.output.contains("\nhow things are named, and what the marks beside them mean\n"))
    }
}
