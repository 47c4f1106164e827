// `to` with files: what is added, what cannot be, and names that are no files.

import Shell
import ShellCommands
import ShellTesting
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

    @Test func `a hyphen is standard output`() async {
        let harness = ShellHarness()
        _ = await harness.run(Self.start)
        let before = harness.output.text.count
        #expect(await harness.run("tracks | take 1 | select name | to json -") == .done)
        #expect(String(harness.output.text.dropFirst(before)) == "[\n{\"name\":\"Airbag\"}\n]\n")
    }
}
