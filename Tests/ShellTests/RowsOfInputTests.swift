// `rows -`: what lines of standard input say of their rows, and what is refused of them before Spotify is asked.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct RowsOfInputTests {
    private static let airbag = "spotify:track:LDBoGZSZaFh7036rkPoTWD"
    private static let kidA = "spotify:album:1f7zuZBvaw4DRW2kWv13mi"

    private static func shell(_ lines: [String], by before: String = "") async -> ShellHarness {
        await ShellHarness(inputLines: lines).prepared(by: before)
    }

    // MARK: Fields

    @Test(arguments: [
        ("rows - | unique yaer", "17: There is no field yaer."),
        ("rows - | group yaer", "16: There is no field yaer."),
        ("rows - | group artist sum yaer", "27: There is no field yaer."),
        ("rows - | take 1 | sort -yaer", "24: There is no field yaer."),
        ("rows - | sum yaer", "14: There is no field yaer."), ("rows - | avg yaer", "14: There is no field yaer."),
        ("rows - | sum album", "14: sum needs a number or a duration, and album is"),
        ("rows - | where yaer = 1", "16: There is no field yaer."),
        ("rows - | where explicit < 5", "25: "),
        ("rows - | select name yaer", "22: There is no field yaer."),
        ("rows - | to format '{yaer}'", ": There is no field yaer."),
        ("rows - --format '{yaer}'", ": There is no field yaer."),
        ("rows - | take 1 --format '{name} {yaer}'", ": There is no field yaer."),
        ("rows - --columns name,yaer", "23: There is no field yaer."),
        ("rows - | to csv out.csv --columns yaer", "35: There is no field yaer."),
        ("rows - | where popularity > 5", "16: Spotify does not send popularity"),
    ])
    func `a field that the rows do not have is refused when they are read`(line: String, message: String) async {
        let harness = await Self.shell([Self.airbag])
        let result = await harness.result(of: line)
        #expect((result.output, result.requests) == ("", 0), "\(result.output)")
        #expect(result.messages.hasPrefix("-c:1:") && result.messages.contains(message), "\(result.messages)")
        #expect(throws: ScriptError.self) { try harness.scripts.read("out.csv") }
    }

    @Test func `it is refused before anyone is asked about many requests, and before a change`() async {
        let lines = (0..<30).map { "spotify:track:\(String(repeating: "a", count: 20))\(10 + $0)" }
        let result = await Self.shell(lines).result(of: "rows - | where yaer = 1 | save")
        #expect(result.messages.hasPrefix("-c:1:16: There is no field yaer."), "\(result.messages)")
        #expect((result.status, result.requests) == (.usage, 0))
    }

    @Test func `what one of the kinds has can be named, and no rows have every field`() async {
        let harness = await Self.shell([Self.airbag, Self.kidA])
        #expect(
            await harness.result(of: "rows - | select name disc type")
                == LineResult("Airbag\t1\t\nKid A\t\talbum\n", requests: 2))
        #expect(await harness.result(of: "rows - | select name publisher").status == .usage)
        #expect(await Self.shell([]).result(of: "rows - | where yaer = 1 | count") == LineResult("0\n"))
    }

    // MARK: Groups

    @Test(arguments: [
        "group artist sum duration", "group artist", "group released.decade avg duration max year", "group year",
        "group duration min released", "group artist year median duration", "group explicit avg year",
        "group added.weekday", "group artist sum disc avg disc min added max added",
    ])
    func `groups come back from JSON with all they had`(stage: String) async {
        let sender = await ShellHarness().prepared()
        let line = "liked | \(stage) | sort -count name"
        for format in ["json", "jsonl"] {
            let text = await sender.result(of: "\(line) --\(format)").output
            #expect(text.contains(#""kind":"group""#))
            let harness = await Self.shell(text.split(separator: "\n").map(String.init))
            #expect(await harness.result(of: "rows - --\(format)") == LineResult(text))
            #expect(await harness.result(of: "rows - --table").output == sender.result(of: "\(line) --table").output)
            #expect(
                await harness.result(of: "rows - | sort name").output == sender.result(of: "\(line) | sort name").output
            )
        }
    }

    @Test func `groups are sorted by the numbers that were worked out`() async {
        let sender = await ShellHarness().prepared()
        let text = await sender.result(of: "liked | group artist sum duration | to json").output
        let harness = await Self.shell(text.split(separator: "\n").map(String.init))
        let sorted = await sender.result(of: "liked | group artist sum duration | sort -sum | take 3").output
        #expect(sorted.hasPrefix("Radiohead\t5\t"))
        #expect(await harness.result(of: "rows - | sort -sum | take 3") == LineResult(sorted))
        #expect(await harness.result(of: "rows - | where sum > 20m | select name") == LineResult("Radiohead\n"))
        #expect(await harness.result(of: "rows - | sort -avg").status == .usage)
    }

    // MARK: What a line says

    @Test(arguments: [
        #"{"uri":"\#(airbag)","name":"Mine","album":null,"year":1900}"#, "Mine\t\(airbag)\t1900",
    ])
    func `what a line says stays, and the rest is filled in`(line: String) async {
        let lines = line.hasPrefix("{") ? [line] : ["name\turi\tyear", line]
        for (harness, requests) in [
            (await Self.shell(lines), 1), (await Self.shell(lines, by: "search track airbag | as seen"), 0),
        ] {
            #expect(
                await harness.result(of: "rows - | select name artist album year duration")
                    == LineResult("Mine\tRadiohead\tOK Computer\t1900\t4:47\n", requests: requests))
        }
    }

    @Test func `a group is not filled from what it is called`() async {
        let line = #"{"kind":"group","name":"Mine","uri":"spotify:artist:8DlsbmhkDB6D8FisCn12kM","count":7}"#
        let harness = await Self.shell([line], by: "search artist radiohead")
        #expect(await harness.result(of: "rows - | select name count") == LineResult("Mine\t7\n"))
    }

    // MARK: Lines

    @Test(arguments: [
        (
            [#"{"name":"x","artist":"y"}"#],
            "1 of standard input is an object without uri or kind; it has name and artist."
        ),
        (["{}"], "1 of standard input is an object without uri or kind; it is empty."),
        (["[", #"{"uri":"\#(airbag)"},"#, #"{"title":"x"}"#, "]"], "3 of standard input is an object without uri"),
        ([#"{"kind":"group","count":3}"#], "1 of standard input is a group without uri or name."),
        ([#"{"kind":"song","name":"x"}"#], "1 of standard input is of the kind song, which does not exist."),
        (["[1,2]"], "1 of standard input is JSON, and holds something else than rows."),
        ([#"["\#(airbag)"]"#], "1 of standard input is JSON, and holds something else than rows."),
        ([#"{"uri":"spotify:nix","name":"x"}"#], "1 of standard input is not an address this command can use"),
    ])
    func `an object that is no row is refused with what a row needs`(lines: [String], message: String) async {
        let result = await Self.shell(lines).result(of: "rows - | save")
        #expect((result.output, result.status, result.requests) == ("", .usage, 0))
        #expect(result.messages.hasPrefix("-c:1:6: Line " + message), "\(result.messages)")
        #expect(result.messages.split(separator: "\n").count == 2)
    }

    @Test func `what a row needs is said`() async {
        let result = await Self.shell([#"{"name":"x"}"#]).result(of: "rows -")
        #expect(
            result.messages
                == "-c:1:6: Line 1 of standard input is an object without uri or kind; it has name.\n"
                + #"A row needs its uri, or its kind and name: {"uri":"spotify:track:…"}"# + "\n")
        let other = await Self.shell([#"{"kind":"song"}"#]).result(of: "rows -")
        #expect(other.messages.hasSuffix("\nTo list the kinds: help fields\n"))
    }

    @Test(arguments: [
        [#"{"url":"https://open.spotify.com/album/1f7zuZBvaw4DRW2kWv13mi"}"#],
        [#"{"uri":"https://open.spotify.com/album/1f7zuZBvaw4DRW2kWv13mi"}"#],
        [#"{"kind":"album","id":"1f7zuZBvaw4DRW2kWv13mi"}"#], ["\"spotify:album:1f7zuZBvaw4DRW2kWv13mi\""],
        ["\u{FEFF}spotify:album:1f7zuZBvaw4DRW2kWv13mi\r"],
        ["\u{FEFF}{\"uri\":\"spotify:album:1f7zuZBvaw4DRW2kWv13mi\"}\r"],
        ["\u{FEFF}uri\tname\r", "spotify:album:1f7zuZBvaw4DRW2kWv13mi\tKid A\r"],
    ])
    func `an address is taken as URL, as kind and ID, in quotes, after a byte-order mark`(lines: [String]) async {
        #expect(await Self.shell(lines).result(of: "rows - --ids") == LineResult(Self.kidA + "\n"))
    }
}
