// `group`: how many rows there are for each value of a field, and what a group still is.

import CommandLanguage
import Prompting
import Shell
import ShellCommands
import ShellTesting
import Testing

struct GroupTests {
    @Test(arguments: [
        // Named after its first row, in the order of the first rows.
        ("liked | group artist | select name count", "Orla\t4\n周\t1\n"),
        ("liked | group artists | select name count", "Orla\t4\n周\t1\n"),
        ("liked | group name | select count", "3\n1\n1\n"),
        ("liked | group year | select name count", "1999\t3\nmissing\t1\n2003\t1\n"),
        ("liked | group isrc | select name count", "missing\t5\n"),
        ("liked | group explicit | select name count", "false\t4\ntrue\t1\n"),
        ("liked | take 0 | group year | count", "0\n"),
        // Sorted as what they are, not by their letters.
        ("liked | group duration | sort -name | select name count", "4:05\t1\n3:20\t3\n2:05\t1\n"),
        (
            "liked | where year > 2000 | group year --json",
            "[\n" + #"{"kind":"group","name":"2003","uri":null,"id":null,"url":null,"count":1,"year":2003}"# + "\n]\n"
        ),
        (
            "liked | where explicit | group year --json",
            "[\n" + #"{"kind":"group","name":"missing","uri":null,"id":null,"url":null,"count":1,"year":null}"#
                + "\n]\n"
        ),
        (
            "liked | group duration | sort -name | take 1 | select name duration --json",
            "[\n" + #"{"name":"4:05","duration":245}"# + "\n]\n"
        ),
    ])
    func `rows are counted by a value, whatever its capitals and accents`(line: String, output: String) async {
        let harness = await AwkwardSongs.shell()
        #expect(await harness.result(of: line) == LineResult(output))
    }

    @Test func `at a prompt a bar shows how many`() async {
        let harness = await AwkwardSongs.shell(.prompt)
        #expect(
            await harness.result(of: "liked | group artist")
                == LineResult(" 1  Orla  4 rows  ████████████████████\n 2  周    1 row   █████\n"))
    }

    @Test(arguments: [
        ("group tracks | sort name | select name", "8\n10\n11\n12\n14\n"),
        ("group tracks | sort -tracks | select name", "14\n12\n11\n10\n8\n"),
        ("group tracks | where tracks > 11 | sort name | select name count", "12\t3\n14\t1\n"),
    ])
    func `groups by a number have it as a field`(stages: String, output: String) async {
        let harness = await ShellHarness.atAlbum()
        #expect(await harness.result(of: "albums radiohead | \(stages)") == LineResult(output))
    }

    @Test(arguments: [
        (
            "liked | group artist | sort -count | take 1 | albums | take 2 | select name",
            "A Moon Shaped Pool\nThe King of Limbs\n"
        ),
        (
            "liked | group artist | sort -count | take 1 | link",
            "https://open.spotify.com/artist/8DlsbmhkDB6D8FisCn12kM\n"
        ),
        ("liked | group album | where name = \"In Rainbows\" | tracks | take 1 | select name", "15 Step\n"),
        ("liked | group artists | where uri is missing | count", "0\n"),
        (
            "liked | group artist | sort -count | take 1 | select name id --json",
            "[\n" + #"{"name":"Radiohead","id":"8DlsbmhkDB6D8FisCn12kM"}"# + "\n]\n"
        ),
    ])
    func `a group of artists or albums is what it is called`(line: String, output: String) async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let result = await harness.result(of: line)
        #expect((result.output, result.status) == (output, .done), "\(result.messages)")
    }

    @Test func `a group of an artist has the artist's ID and address, for programs and for Tab`() async {
        let harness = await ShellHarness(.prompt).prepared()
        let id = "8DlsbmhkDB6D8FisCn12kM"
        #expect(
            await harness.result(of: "liked | group artist | sort -count | take 1 --json").output
                == "[\n" + #"{"kind":"group","name":"Radiohead","uri":"spotify:artist:\#(id)","id":"\#(id)","#
                + #""url":"https://open.spotify.com/artist/\#(id)","count":5}"# + "\n]\n")
        let offered = harness.snapshot.candidates(CandidateQuery(.rows(kinds: ["artist"])))
        #expect(offered.first?.insertion == "1" && offered.first?.summary == "Radiohead")
        #expect(await harness.result(of: "rows artist:1 | artists --ids").output == "spotify:artist:\(id)\n")
    }

    @Test func `a group can be opened by its number, followed and saved`() async {
        let harness = ShellHarness()
        _ = await harness.run("login; liked | group artist | sort -count")
        _ = await harness.run("artist 1")
        #expect(await harness.result(of: "albums | count") == LineResult("9\n", requests: 1))
        #expect(await harness.result(of: "liked | group artist | sort -count | take 1 | follow").status == .done)
        #expect(await harness.result(of: "liked | group album | sort -count | take 1 | save").status == .done)
    }

    @Test func `a group that is called like the selection is not taken for it`() async {
        let harness = await ShellHarness.atAlbum()
        _ = await harness.run("artist 1; tracks | group artist")
        #expect(await harness.result(of: "albums | count") == LineResult("9\n"))
        #expect(await harness.result(of: "tracks | take 1 | count").output == "1\n")
    }

    @Test(arguments: [
        ("group artist year | select name count", "Orla · 1999\t2\norla · missing\t1\n周 · 1999\t1\nOrla · 2003\t1\n"),
        ("group artist year | sort -year artist | select artist year", "Orla\t2003\nOrla\t1999\n周\t1999\norla\t\n"),
        ("group artist avg duration | select name count avg", "Orla\t4\t3:01\n周\t1\t4:05\n"),
        ("group released.decade | select name count", "1990\t3\nmissing\t1\n2000\t1\n"),
        (
            "group released.decade sum duration max year | sort -sum | select name sum max",
            "1990\t10:45\t1999\n2000\t3:20\t2003\nmissing\t2:05\t\n"
        ),
        ("group kind avg track median year min added | select avg median min", "1.6\t1999\t2024-01-01T00:00:00Z\n"),
        ("group added.weekday added.month | select name count", "Monday · 1\t5\n"),
        ("group kind uri | take 1 | select name value value2 --json", twice),
        ("group artist | group count | select name count", "4\t1\n1\t1\n"),
        ("take 0 | group artist avg duration | count", "0\n"),
        (
            "where year > 2000 | group artist released.year avg duration --json",
            "[\n" + #"{"kind":"group","name":"Orla · 2003","uri":null,"id":null,"url":null,"count":1,"#
                + #""artist":"Orla","released.year":2003,"avg":200,"totals":"avg duration"}"# + "\n]\n"
        ),
    ])
    func `several fields make a group for each combination, with numbers of their own`(
        stages: String, output: String
    ) async {
        let harness = await AwkwardSongs.shell()
        #expect(await harness.result(of: "liked | \(stages)") == LineResult(output))
    }

    private static let twice =
        "[\n" + #"{"name":"track · spotify:track:000000000000000000000A","value":"track","#
        + #""value2":"spotify:track:000000000000000000000A"}"# + "\n]\n"

    @Test(arguments: [
        ("group", 14, "group needs a field, such as: group artists\nusage: group FIELD...\n"),
        ("group year,name", 15, "Put blanks between fields, not commas.\nType: year name\n"),
        ("group year avg", 23, "A field is missing after avg.\nusage: group FIELD... avg FIELD\n"),
        ("group year avg name", 24, "avg needs a number or a duration, and name is text.\nType: help group\n"),
        ("group year min name", 24, "min needs a number, a duration or a date, and name is text.\nType: help group\n"),
        (
            "group year avg duration name", 33,
            "name is not sum, avg, min, max or median; fields come before those.\nType: help group\n"
        ),
        (
            "group year avg duration avg track", 33,
            "avg is not wanted again: a group has each of these numbers once.\nType: help group\n"
        ),
    ])
    func `what cannot be put together is refused before any request`(
        stage: String, column: Int, message: String
    ) async {
        #expect(await ShellHarness().result(of: "liked | \(stage)") == .refused("-c:1:\(column): \(message)"))
    }
}
