// The scripts in scripts/examples, run against the demo world: what they write, what they say, what they cost.

import HTTPTypes
import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct ExampleScriptTests {
    /// A script, its arguments, and what was done before it.
    private static let runs: [(name: String, arguments: [String], before: String)] = [
        ("weekly-mix", ["48"], ""), ("weekly-mix", [], "device laptop\nplay liked\n"), ("duplicates", [], ""),
        ("party-queue", ["Laptop"], ""), ("party-queue", [], ""),
    ]

    @Test(arguments: 0..<5) func `a script does what it is recorded to do`(run: Int) async throws {
        let (name, arguments, before) = Self.runs[run]
        let path = "scripts/examples/\(name).juke"
        let harness = ShellHarness(scripts: ["/\(name).juke": try RecordedFile(path).text], arguments: arguments)
        _ = await harness.run("login\n" + before)
        let (output, messages, count) = (harness.output.text.count, harness.messages.text.count, harness.counter.count)
        let status = await harness.run("source /\(name).juke")
        var text =
            "# juke \(([path] + arguments).joined(separator: " "))\(before.isEmpty ? "" : ", while something plays")\n"
        text += harness.output.text.dropFirst(output)
        text += "~ standard error\n" + harness.messages.text.dropFirst(messages)
        text += "~ \(harness.counter.count - count) requests, status \(status.code)\n"
        try RecordedFile("Tests/ShellTests/Transcripts/examples/\(name)-\(run).txt").expect(text)
    }

    @Test func `the mix is a file that every other program can read`() async throws {
        let harness = ShellHarness(scripts: ["/mix.juke": try RecordedFile("scripts/examples/weekly-mix.juke").text])
        #expect(await harness.run("source /mix.juke") == .done)
        let lines = try harness.scripts.read("mix-1.csv").split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("name,artist,") } == 1)
        #expect(lines.count == 1 + harness.output.text.split(separator: "\n").count { $0.first?.isNumber == true })
    }

    @Test func `a rehearsed party queues nothing`() async throws {
        let script = try RecordedFile("scripts/examples/party-queue.juke").text
        let harness = ShellHarness(scripts: ["/p.juke": script], rehearses: ChangeRehearsal { _ in })
        #expect(await harness.run("source /p.juke Laptop") == .done, "\(harness.messages.text)")
        #expect(harness.output.text.split(separator: "\n").count == 12)
        #expect(await harness.simulator.log.allSatisfy { $0.method == .get || $0.path.contains("token") })
    }
}
