// `to` with files: what is added, what cannot be, and names that are no files.

import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import Testing

struct ExportTests {
    private static let start = "login; search artist radiohead; artist 1; albums; album 7"

    @Test func `a head is written once, however often rows are added`() async throws {
        let harness = ShellHarness(scripts: ["empty.csv": ""])
        _ = await harness.run(Self.start)
        for _ in 0..<2 { _ = await harness.run("tracks | take 1 | select name year | to csv a.csv --append") }
        _ = await harness.run("tracks | where name = zzz | select name | to csv a.csv --append")
        #expect(try harness.scripts.read("a.csv") == "name,year\r\nAirbag,1997\r\nAirbag,1997\r\n")
        _ = await harness.run("tracks | take 1 | select name | to csv empty.csv --append")
        #expect(try harness.scripts.read("empty.csv") == "name\r\nAirbag\r\n")
    }

    @Test func `json cannot be added to, and jsonl can`() async throws {
        let harness = ShellHarness()
        _ = await harness.run(Self.start)
        let before = harness.messages.text.count
        #expect(await harness.run("tracks | to json a.json --append") == .usage)
        #expect(
            harness.messages.text.dropFirst(before).contains("json is not a format that can be added to; use jsonl."),
            "\(harness.messages.text)")
        for _ in 0..<2 { _ = await harness.run("tracks | take 1 | select name | to jsonl a.jsonl --append") }
        #expect(try harness.scripts.read("a.jsonl") == "{\"name\":\"Airbag\"}\n{\"name\":\"Airbag\"}\n")
    }

    @Test func `whether a file may be replaced is known before anything is asked of Spotify`() async throws {
        let script = ShellHarness(scripts: ["a.csv": "mine"])
        _ = await script.run("login")
        let before = script.counter.count
        #expect(await script.run("liked --fresh | to csv a.csv") == .failed)
        #expect(await script.run("liked --fresh | to format '{name}' a.csv") == .failed)
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

    @Test(arguments: ["to csv a.csv", "to format '{name}' a.csv", "to csv a.csv --yes"])
    func `rows that go to a file leave nothing for a command`(stage: String) async throws {
        let harness = ShellHarness(systemShell: .everywhere)
        _ = await harness.run(Self.start)
        #expect(await harness.run("tracks | \(stage) | !wc -l") == .usage)
        #expect(harness.messages.text.contains("The rows go to a.csv, so nothing is left for the command after it.\n"))
        #expect(harness.system.commands.isEmpty && harness.scripts.files.isEmpty)
    }

    @Test(arguments: ["!!", "!! | wc", "!-2", "!17", "!!:s/a/b/"])
    func `what other shells take for an earlier line is said to be none`(line: String) async {
        let harness = ShellHarness(systemShell: .everywhere)
        #expect(await harness.run(line) == .usage)
        #expect(harness.messages.text.contains(" does not bring back an earlier line here.\n"))
        #expect(harness.system.commands.isEmpty)
    }

    @Test func `--safe marks what a spreadsheet would compute, and is for tables of text`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        #expect(await harness.run("search artist -M- | take 1 | select name | to csv --safe") == .done)
        #expect(harness.output.text.hasPrefix("name\r\n"))
        #expect(await harness.run("liked | to json --safe") == .usage)
        #expect(harness.messages.text.contains("json is not a format for --safe: csv or tsv."))
    }

    @Test(arguments: ["year", "name", "explicit"])
    func `only a duration is written as one`(field: String) async {
        let harness = ShellHarness()
        _ = await harness.run(Self.start)
        #expect(await harness.run("tracks | to format '{\(field):m:ss}'") == .usage)
        #expect(harness.messages.text.contains("\(field) is not a duration, as m:ss needs.\n"))
        #expect(await harness.run("tracks | take 1 | to format '{duration:m:ss>6} {\(field):>3}'") == .done)
    }

    @Test(arguments: ["yes", "true", "1", "on"])
    func `on is on, however it is said`(word: String) async {
        let off = ["yes": "no", "true": "false", "1": "0", "on": "off"][word] ?? "off"
        let harness = ShellHarness()
        #expect(await harness.run("set plain \(word); set plain; set plain \(off); set plain") == .done)
        let values = harness.output.text.split(separator: "\n").map { $0.split(separator: "\t")[1] }
        #expect(values == ["on", "off"])
        var settings = Settings()
        #expect(settings.adopt(environment: ["JUKE_PLAIN": off]) == [])
        #expect(settings["plain"] == "off")
        #expect(settings.adopt(environment: ["JUKE_PLAIN": word]) == [])
        #expect(settings["plain"] == "on")
        _ = await harness.run("login; search artist radiohead; play 1; shuffle \(word)")
        #expect(harness.messages.text.hasSuffix("Shuffle is on.\n"))
        #expect(await harness.run("set color \(word)") == .usage)
    }

    @Test func `a hyphen is standard output`() async {
        let harness = ShellHarness()
        _ = await harness.run(Self.start)
        let before = harness.output.text.count
        #expect(await harness.run("tracks | take 1 | select name | to json -") == .done)
        #expect(String(harness.output.text.dropFirst(before)) == "[\n{\"name\":\"Airbag\"}\n]\n")
    }
}
