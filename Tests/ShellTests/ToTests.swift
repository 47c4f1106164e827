// `to`: formats, and files that are written, replaced or added to.

import CommandLanguage
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct ToTests {
    private static let start = "login; search artist radiohead; artist 1; albums; album 7"

    @Test func `rows are written in the format, fields as selected`() async {
        let harness = ShellHarness()
        _ = await harness.run(Self.start)
        let before = harness.output.text.count
        _ = await harness.run("tracks | take 2 | select name duration | to csv; tracks | take 1 | to ids")
        let text = String(harness.output.text.dropFirst(before))
        #expect(text.hasPrefix("name,duration\nAirbag,4:47\nParanoid Android,6:27\nspotify:track:"))
    }

    @Test func `a file is written once, replaced only when said, added to when said`() async throws {
        let harness = ShellHarness()
        _ = await harness.run(Self.start)
        #expect(await harness.run("tracks | take 1 | select name | to tsv out.tsv") == .done)
        #expect(harness.messages.text.hasSuffix("1 row written to out.tsv\n"))
        #expect(try harness.scripts.read("out.tsv") == "Airbag\n")
        #expect(await harness.run("tracks | take 2 | select name | to tsv out.tsv").code == 1)
        #expect(
            harness.messages.text.hasSuffix(
                "out.tsv already exists.\nTo replace it: --yes. To add to it: --append\n"))
        #expect(try harness.scripts.read("out.tsv") == "Airbag\n")
        _ = await harness.run("tracks | tail 1 | select name | to tsv out.tsv --append")
        #expect(try harness.scripts.read("out.tsv") == "Airbag\nThe Tourist\n")
        _ = await harness.run("tracks | where name ~ zzz | select name | to tsv out.tsv --yes")
        #expect(try harness.scripts.read("out.tsv") == "")
    }

    @Test func `a prompt asks before it replaces`() async throws {
        let harness = ShellHarness(
            .prompt, scripts: ["a.json": "mine"],
            answers: [.text("n", at: SourcePosition()), .text("y", at: SourcePosition())])
        _ = await harness.run("login\nsearch artist radiohead\nalbums 1 | to json a.json")
        #expect(try harness.scripts.read("a.json") == "mine")
        _ = await harness.run("albums 1 | to json a.json")
        #expect(try harness.scripts.read("a.json").hasPrefix("["))
    }

    @Test func `what it writes is no listing`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch artist radiohead\nalbums 1 | to json")
        #expect(await harness.shell.session.listings.count == 1)
    }

    @Test(arguments: [
        ("to xml", 12, "xml is not \(formats).", "Type: help to"),
        ("to csv x --append --yes", 9, "--append and --yes cannot be used together.", leaveOut),
        ("to json | count", 9, "to gives no rows to the next command.", "Type: help to"),
        ("to csv ''", 16, "Nothing is given for FILE.", "Type: help to"),
        ("to json a.json --append", 12, "json is not a format that can be added to; use jsonl.", "Type: help to"),
        ("to json --safe", 12, "json is not a format for --safe: csv or tsv.", "Type: help to"),
        ("to csv a b", 18, "Unexpected argument: b", usage),
        ("to a.xml", 12, "The ending .xml names no format.", "Name the format: to csv a.xml. \(endings)"),
        ("to ./list", 12, "./list has no ending that names a format.", "Name the format: to csv ./list. \(endings)"),
        ("to a.csv b", 18, "Unexpected argument: b", usage),
        ("to a.json --append", 12, "json is not a format that can be added to; use jsonl.", "Type: help to"),
        ("to csv --columns name,nam", 31, "There is no field nam. Did you mean name?", fields),
        ("to csv --head maybe", 23, "maybe is not on or off.", "Type: help to"),
        ("to", 11, "to needs one of \(formats), such as: to csv albums.csv", usage),
    ])
    func `what cannot be is refused before any request`(
        stage: String, column: Int, message: String, step: String
    ) async {
        let harness = ShellHarness()
        #expect(await harness.result(of: "liked | \(stage)") == .refused("-c:1:\(column): \(message)\n\(step)\n"))
        #expect(harness.scripts.files == [:])
    }

    private static let formats = "table, tsv, json, jsonl, csv, ids, m3u, jspf, xspf or exportify"
    private static let endings =
        "Endings that name one: .tsv, .tab, .json, .jsonl, .ndjson, .csv, .m3u8, .m3u, .jspf and .xspf"
    private static let fields = """
        The fields are: kind, name, uri, id, url, artist, artists, album, disc, track, duration, explicit, isrc, \
        playable, local, year, released, added and popularity.
        """
    private static let leaveOut = "Leave one of them out. Type: help to"
    private static let usage =
        "usage: to {table|tsv|json|...} [FILE] [--append] [--yes] [--safe]"

    @Test(arguments: [
        ("table", "[2Jlast one  2003\n", ""), ("tsv", "\(AwkwardSongs.escaped)\t2003\n", ""),
        ("jsonl", #"{"name":"\u001b[2Jlast\tone\u202e","year":2003}"# + "\n", ""),
        ("csv", "name,year\n\u{1b}[2Jlast\tone\u{202e},2003\n", ""),
        ("ids", "spotify:track:000000000000000000000D\n", ""),
        ("json", "[\n" + #"{"name":"\u001b[2Jlast\tone\u202e","year":2003}"# + "\n]\n", "[]\n"),
    ])
    func `a hostile name in a pipe, and no rows at all`(format: String, output: String, none: String) async {
        let harness = await AwkwardSongs.shell()
        let line = "liked | skip 3 | take 1 | select name year | to \(format)"
        #expect(await harness.result(of: line) == LineResult(output))
        #expect(
            await harness.result(of: "liked | take 0 | to \(format)") == LineResult(none, messages: "No rows.\n"))
    }

    @Test func `a head is written once, however often rows are added`() async throws {
        let harness = ShellHarness(scripts: ["empty.csv": ""])
        _ = await harness.run(Self.start)
        for _ in 0..<2 { _ = await harness.run("tracks | take 1 | select name year | to csv a.csv --append") }
        _ = await harness.run("tracks | where name = zzz | select name | to csv a.csv --append")
        #expect(try harness.scripts.read("a.csv") == "name,year\nAirbag,1997\nAirbag,1997\n")
        _ = await harness.run("tracks | take 1 | select name | to csv empty.csv --append")
        #expect(try harness.scripts.read("empty.csv") == "name\nAirbag\n")
    }

    @Test func `jsonl can be added to`() async throws {
        let harness = ShellHarness()
        _ = await harness.run(Self.start)
        for _ in 0..<2 { _ = await harness.run("tracks | take 1 | select name | to jsonl a.jsonl --append") }
        #expect(try harness.scripts.read("a.jsonl") == "{\"name\":\"Airbag\"}\n{\"name\":\"Airbag\"}\n")
    }

    @Test func `whether a file may be replaced is known before anything is asked of Spotify`() async throws {
        let script = ShellHarness(scripts: ["a.csv": "mine"])
        _ = await script.run("login")
        let before = script.counter.count
        #expect(await script.run("liked --fresh | to csv a.csv") == .failed)
        #expect(script.counter.count == before)
        let prompt = ShellHarness(.prompt, scripts: ["a.csv": "mine"], answers: [.text("n", at: SourcePosition())])
        _ = await prompt.run("login")
        let asked = prompt.counter.count
        _ = await prompt.run("liked --fresh | to csv a.csv")
        #expect(prompt.counter.count == asked)
        #expect(prompt.messages.text.hasSuffix("Nothing was done.\n"))
        #expect(try prompt.scripts.read("a.csv") == "mine")
    }

    @Test func `rows are added only where the columns are the same`() async throws {
        let harness = ShellHarness(scripts: ["a.csv": "name\n", "b.tsv": "x\ty\n", "c.jsonl": "{}\n"])
        _ = await harness.run(Self.start)
        #expect(await harness.run("tracks | select year name | to csv a.csv --append") == .failed)
        #expect(
            harness.messages.text.hasSuffix(
                "a.csv has the columns name, and these rows have year,name.\n"
                    + "Choose the same fields with select, or name another file.\n"))
        #expect(await harness.run("tracks | select name | to tsv b.tsv --append") == .failed)
        #expect(harness.messages.text.contains("b.tsv has 2 columns, and these rows have 1.\n"))
        #expect(try harness.scripts.read("a.csv") == "name\n")
        #expect(await harness.run("tracks | take 1 | select name | to csv a.csv --append") == .done)
        #expect(await harness.run("tracks | take 1 | select name | to jsonl c.jsonl --append") == .done)
    }

    @Test(arguments: ["to csv a.csv", "to csv a.csv --yes"])
    func `rows that go to a file leave nothing for a command`(stage: String) async throws {
        let harness = ShellHarness(systemShell: .everywhere)
        _ = await harness.run(Self.start)
        #expect(await harness.run("tracks | \(stage) | !wc -l") == .usage)
        #expect(harness.messages.text.contains("The rows go to a.csv, so nothing is left for the command after it.\n"))
        #expect(harness.system.commands.isEmpty && harness.scripts.files.isEmpty)
    }

    @Test func `--safe marks what a spreadsheet would compute`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let items = ["=1+1", "-M-", "plain"].enumerated().map {
            #"{"track":{"uri":"spotify:track:000000000000000000000\#($0)","name":"\#($1)"}}"#
        }.joined(separator: ",")
        await harness.simulator.inject(
            .status(200, body: #"{"items":[\#(items)],"total":3,"next":null}"#),
            for: RequestMatcher(pathPrefix: "/v1/me/tracks"))
        let line = "liked | select name | to csv"
        #expect(await harness.result(of: line) == LineResult("name\n=1+1\n-M-\nplain\n", requests: 1))
        #expect(await harness.result(of: line + " --safe") == LineResult("name\n'=1+1\n'-M-\nplain\n"))
    }

    @Test func `the ending of a file names its format`() async throws {
        let harness = await ShellHarness.atAlbum()
        let line = "tracks | take 1 | select name year"
        for (file, text) in [
            ("a.csv", "name,year\nAirbag,1997\n"), ("b.TSV", "Airbag\t1997\n"),
            ("c d.jsonl", #"{"name":"Airbag","year":1997}"# + "\n"),
            ("e.json", "[\n" + #"{"name":"Airbag","year":1997}"# + "\n]\n"),
        ] {
            let result = await harness.result(of: "\(line) | to \"\(file)\"")
            #expect(result == LineResult(messages: "1 row written to \(file)\n"))
            #expect(try harness.scripts.read(file) == text)
        }
        _ = await harness.run("let file = out.m3u8; tracks | take 1 | to $file")
        #expect(try harness.scripts.read("out.m3u8").hasPrefix("#EXTM3U\n#EXTINF:287,Radiohead - Airbag\n"))
        #expect(await harness.run("\(line) | to a.csv") == .failed)
        #expect(await harness.run("\(line) | to a.csv --append") == .done)
        #expect(try harness.scripts.read("a.csv") == "name,year\nAirbag,1997\nAirbag,1997\n")
        // A format that is named is stronger than the ending.
        _ = await harness.run("\(line) | to tsv f.csv")
        #expect(try harness.scripts.read("f.csv") == "Airbag\t1997\n")
    }

    @Test(arguments: [
        (
            "name,artist\nA,B\n", "select name year | to csv f.csv",
            "the columns name,artist, and these rows have name,year."
        ),
        ("name,seconds\nA,3\n", "select name year | to csv f.csv", "the columns name,seconds, and these rows have"),
        ("name,artist\nA,B\n", "select name year | to csv f.csv --head off", "the columns name,artist, and these"),
        ("A,B,C\n", "select name year | to csv f.csv --head off", "3 columns, and these rows have 2."),
        ("\"A, or\nB\",C,D\n", "select name year | to csv f.csv --head off", "3 columns, and these rows have 2."),
        ("A,B\n", "select name year | to csv f.csv", "not begin with the names of its columns.\nTo add the rows"),
        ("A,B,C\n", "select name year | to csv f.csv", "3 columns, and these rows have 2."),
        ("\"A\nB\n", "select name year | to csv f.csv --head off", "the columns \"A, and these rows have name,year."),
        ("name\tartist\nA\tB\n", "select name year | to tsv f.csv", "the columns name,artist, and these rows have"),
        ("A\tB\tC\n", "select name year | to tsv f.csv", "3 columns, and these rows have 2."),
        ("A\tB\n", "select name year | to tsv f.csv --head on", "not begin with the names of its columns."),
    ])
    func `rows are not added below other columns`(text: String, stages: String, message: String) async throws {
        let harness = await ShellHarness(scripts: ["f.csv": text]).prepared(by: "search album \"ok computer\" | take 1")
        let result = await harness.result(of: "tracks 1 | take 1 | \(stages) --append")
        #expect((result.output, result.status) == ("", .failed))
        #expect(
            result.messages.contains("f.csv \(message.hasPrefix("not") ? "does" : "has") \(message)"),
            "\(result.messages)")
        #expect(try harness.scripts.read("f.csv") == text)
    }

    @Test(arguments: [
        ("\u{FEFF}\"name\",year\r\nA,1\n", "to csv f.csv", "Airbag,1997\n"),
        ("name,year\nA,1\n", "to csv f.csv --head off", "Airbag,1997\n"),
        ("\"A, or\nB\",1\n", "to csv f.csv --head off", "Airbag,1997\n"),
        ("A\t1\n", "to tsv f.csv", "Airbag\t1997\n"), ("name\tyear\nA\t1\n", "to tsv f.csv", "Airbag\t1997\n"),
    ])
    func `rows are added below the same columns`(text: String, stage: String, added: String) async throws {
        let harness = await ShellHarness(scripts: ["f.csv": text]).prepared(by: "search album \"ok computer\" | take 1")
        #expect(await harness.run("tracks 1 | take 1 | select name year | \(stage) --append") == .done)
        #expect(try harness.scripts.read("f.csv") == text + added)
    }

    @Test func `the names of the fields can be left out, and written in TSV`() async throws {
        let harness = await ShellHarness.atAlbum()
        let line = "tracks | take 1 | select name year"
        for (stage, output) in [
            ("to csv --head off", "Airbag,1997\n"), ("to tsv --head on", "name\tyear\nAirbag\t1997\n"),
            ("to csv --head on", "name,year\nAirbag,1997\n"), ("to ids --head on", "spotify:track:"),
            ("to csv - --head=off", "Airbag,1997\n"),
        ] {
            #expect(await harness.result(of: "\(line) | \(stage)").output.hasPrefix(output), "\(stage)")
        }
        #expect(await harness.result(of: "\(line) --csv --head off").output == "Airbag,1997\n")
        _ = await harness.run("\(line) | to a.csv --head off; \(line) | to a.csv --head off --append")
        #expect(try harness.scripts.read("a.csv") == "Airbag,1997\nAirbag,1997\n")
        _ = await harness.run("\(line) | to b.tsv --head on; \(line) | to b.tsv --head on --append")
        #expect(try harness.scripts.read("b.tsv") == "name\tyear\nAirbag\t1997\nAirbag\t1997\n")
        #expect(await harness.run("tracks | select name | to b.tsv --head on --append") == .failed)
        #expect(harness.messages.text.contains("b.tsv has the columns name,year, and these rows have name.\n"))
        let set = await harness.result(of: "set head off; \(line) --csv; set head on; \(line) --tsv")
        #expect(set.output == "Airbag,1997\nname\tyear\nAirbag\t1997\n")
        #expect(await harness.result(of: "liked --head off | count").status == .usage)
    }

    @Test(arguments: [
        ("liked | to ", ["format", "table", "tsv", "json", "jsonl", "csv", "ids", "m3u", "jspf", "xspf", "exportify"]),
        ("liked | to js", ["json", "jsonl", "jspf"]), ("liked | to so", ["songs.csv"]),
        ("liked | to \"so", ["\"songs.csv\""]), ("liked | to csv ", ["songs.csv"]), ("liked | to csv --he", ["--head"]),
        ("liked | to csv --head ", ["on", "off"]),
    ])
    func `Tab knows formats, and files where none fits`(line: String, offered: [String]) {
        let engine = CompletionEngine(
            table: Catalogue.table(), snapshot: { _ in [] }, files: { _ in [CompletionEngine.File("songs.csv")] })
        let found = engine.completions(for: line, cursor: line.utf8.count).candidates.map(\.insertion)
        #expect(Set(found) == Set(offered), "\(found)")
    }

    @Test func `the fields of an option are those of the file`() async throws {
        let harness = ShellHarness()
        _ = await harness.run(Self.start)
        _ = await harness.run("tracks | take 1 | to a.csv --columns year,name")
        #expect(try harness.scripts.read("a.csv") == "year,name\n1997,Airbag\n")
    }

    @Test func `a hyphen is standard output`() async {
        let harness = ShellHarness()
        _ = await harness.run(Self.start)
        let before = harness.output.text.count
        #expect(await harness.run("tracks | take 1 | select name | to json -") == .done)
        #expect(String(harness.output.text.dropFirst(before)) == "[\n{\"name\":\"Airbag\"}\n]\n")
    }
}
