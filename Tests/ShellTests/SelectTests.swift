// `select`: the fields that are shown. The rows stay what they are.

import ShellCommands
import ShellTesting
import Testing

struct SelectTests {
    @Test(arguments: [
        ("select year name", "1999\tÉlan\n\telan\n1999\t夜の底\n2003\t\(AwkwardSongs.escaped)\n1999\tÉlan\n"),
        ("take 1 | select name name", "Élan\tÉlan\n"),
        ("take 1 | select kind uri", "track\tspotify:track:000000000000000000000A\n"),
        ("take 2 | select year name --json", "[\n\(json)\n]\n"),
        ("take 2 | select name year | select year", "1999\n\n"), ("take 0 | select name --csv", ""),
        ("take 2 | select name seconds=duration.seconds", "Élan\t200\nelan\t125\n"),
        ("take 1 | select title=name y=released.year --json", "[\n" + #"{"title":"Élan","y":1999}"# + "\n]\n"),
        ("select y=released.year | sort -y | take 1 | select y name", "2003\t\(AwkwardSongs.escaped)\n"),
        ("select name minutes=duration.minutes | where minutes > 3 | select minutes name", "4\t夜の底\n"),
        ("take 1 | select added.weekday added.hour duration.minutes", "Monday\t0\t3\n"),
    ])
    func `fields come in the order they are named`(stages: String, output: String) async {
        let harness = await AwkwardSongs.shell()
        let result = await harness.result(of: "liked | \(stages)")
        #expect(result == LineResult(output, messages: output == "" ? "No rows are left.\n" : ""))
    }

    private static let json = #"{"year":1999,"name":"Élan"},"# + "\n" + #"{"year":null,"name":"elan"}"#

    @Test(arguments: [
        ("select name artists", "Radiohead\t\nHigh and Dry\tRadiohead\n"),
        ("select name released.decade disc", "Radiohead\t\t\nHigh and Dry\t1990\t1\n"),
        ("select name n=disc | sort n | select n name", "1\tHigh and Dry\n\tRadiohead\n"),
        (
            "select kind isrc --json",
            "[\n" + #"{"kind":"artist","isrc":null},"# + "\n" + #"{"kind":"track","isrc":"ZZSIM3780139"}"# + "\n]\n"
        ),
        ("where disc = 1 | select name", "High and Dry\n"), ("sort -disc | select name", "High and Dry\nRadiohead\n"),
        ("sort name --columns isrc,name", "ZZSIM3780139\tHigh and Dry\n\tRadiohead\n"),
        ("to csv --columns name,disc", "name,disc\nRadiohead,\nHigh and Dry,1\n"),
        ("to format '{name}{disc? on {disc}}'", "Radiohead\nHigh and Dry on 1\n"), ("max disc", "1\n"),
        ("group artists | select name", "missing\nRadiohead\n"),
    ])
    func `among rows of several kinds a field is missing where a kind lacks it`(stages: String, output: String) async {
        let harness = await ShellHarness().prepared(by: "search artist,track radiohead --max-requests 30 | as both")
        let first = "$both | unique kind"
        #expect(await harness.result(of: "\(first) | \(stages)") == LineResult(output))
        let line = "search artist,track radiohead --max-requests 30 | unique kind | \(stages)"
        let searched = await harness.result(of: line)
        #expect((searched.output, searched.status) == (output, .done), "\(searched.messages)")
        #expect(await harness.result(of: "\(first) | select yaer").messages.contains("There is no field yaer."))
    }

    @Test func `at a prompt wide and hostile names keep the columns straight`() async {
        let harness = await AwkwardSongs.shell(.prompt)
        #expect(
            await harness.result(of: "liked | select name year")
                == LineResult(
                    """
                     1  Élan         1999
                     2  elan
                     3  夜の底       1999
                     4  [2Jlast one  2003
                     5  Élan         1999

                    """))
    }

    @Test func `what is not shown is still there for the next stage and for numbers`() async {
        let harness = await ShellHarness.atAlbum(.prompt)
        _ = await harness.run("tracks | select duration | where name = \"the tourist\"")
        #expect(
            await harness.result(of: "play 1 --dry-run").messages.hasPrefix("Would play The Tourist"))
    }

    @Test(arguments: [
        ("select name,year", 16, "Put blanks between fields, not commas.", "Type: name year"),
        ("select", 15, "select needs a field, such as: select name duration isrc", "usage: select FIELD..."),
        ("select nmae", 16, "There is no field nmae. Did you mean name?", fields),
        ("select name lenght", 21, "There is no field lenght.", fields),
        (
            "select s=duration.second", 18, "There is no field duration.second. Did you mean duration.seconds?",
            "The fields are: duration.minutes and duration.seconds."
        ),
        (
            "select duration=duration.seconds", 16,
            "duration is not a new name: there is a field of that name already.", "Type: help select"
        ),
        (
            "select a=name a=artist", 23, "a is not a new name: there is a field of that name already.",
            "Type: help select"
        ),
        (
            "select s= duration", 16, "s= is not NAME=FIELD, without spaces: seconds=duration.seconds.",
            "Type: help select"
        ),
        ("select year.month", 16, "There is no field year.month.", fields),
    ])
    func `a field that the rows will not have is refused before any request`(
        stage: String, column: Int, message: String, step: String
    ) async {
        #expect(
            await ShellHarness().result(of: "liked | \(stage)") == .refused("-c:1:\(column): \(message)\n\(step)\n"))
    }

    private static let fields = """
        The fields are: kind, name, uri, id, url, artist, artists, album, disc, track, duration, explicit, isrc, \
        playable, local, year, released, added and popularity.
        """

    @Test func `a field that Spotify does not send says so`() async {
        #expect(
            await ShellHarness().result(of: "liked | select popularity")
                == LineResult(
                    messages: "-c:1:16: Spotify does not send popularity to apps in Development Mode.\n"
                        + "If your app is in extended mode: set mode extended\n", status: .notAllowed))
    }
}
