// How rows are written because the command line of juke says it, and where a line, a setting or the kind of rows is
// stronger.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct RowDefaultsTests {
    /// A shell as `juke` starts it with these options, after a login.
    private static func shell(_ options: [String], scripts: [String: String] = [:]) async throws -> ShellHarness {
        let run = try Invocation(options)
        let harness = ShellHarness(
            scripts: scripts, flags: run.settings, systemShell: .everywhere, rowDefaults: run.rowDefaults)
        #expect(await harness.run("login; liked | any") == .done)
        return harness
    }

    private static let line = "liked | take 2"

    @Test(arguments: [
        (["--columns", "name,year"], line, "Soma\t2001\n(Exchange)\t1998\n"),
        (["--columns=name,year", "--csv"], line, "name,year\nSoma,2001\n(Exchange),1998\n"),
        (["--csv", "--head", "off", "--columns", "name"], line, "Soma\n(Exchange)\n"),
        (["--tsv", "--head=on", "--columns", "name"], line, "name\nSoma\n(Exchange)\n"),
        (["--jsonl", "--columns", "track"], line, "{\"track\":3}\n{\"track\":11}\n"),
        (["--format", "{index}. {name}"], line, "1. Soma\n2. (Exchange)\n"),
        // What the line says is stronger.
        (["--columns", "name"], line + " --columns year", "2001\n1998\n"),
        (["--columns", "name"], line + " | select year", "2001\n1998\n"),
        (["--format", "{name}"], line + " | select year | to tsv", "2001\n1998\n"),
        (["--format", "{name}"], line + " --format '{year}'", "2001\n1998\n"),
        (["--format", "{name}"], "set output tsv; \(line) | select year", "2001\n1998\n"),
        (["--csv"], line + " --tsv --columns year", "2001\n1998\n"),
        // A count has other fields than rows.
        (["--columns", "name,year"], line + " | count", "2\n"),
        (["--format", "{name} {year}"], line + " | count", "2\n"),
        (["--format", "{name}"], line + " | count", "2\n"), (["--columns", "name"], line + " | count", "2\n"),
        (["--columns", "name"], line + " | to csv", "name\nSoma\n(Exchange)\n"),
    ])
    func `every line follows the options, unless it says otherwise`(
        options: [String], line: String, output: String
    ) async throws {
        #expect(try await Self.shell(options).result(of: line) == LineResult(output))
    }

    @Test func `a file has the fields that are asked for`() async throws {
        let harness = try await Self.shell(["--columns", "year,name"])
        _ = await harness.run("liked | take 1 | to a.csv")
        #expect(try harness.scripts.read("a.csv") == "year,name\n2001,Soma\n")
    }

    @Test(arguments: [
        (["--columns", "name,nope"], "--columns"), (["--format", "{name} {nope}"], "--format"),
    ])
    func `a field that the rows do not have is named with its option`(options: [String], option: String) async throws {
        let harness = try await Self.shell(options)
        #expect(
            await harness.result(of: "devices")
                == LineResult(
                    messages: """
                        -c:1:1: \(option) of juke names the field nope, and these rows do not have it.
                        The fields are: kind, name, uri, id, url, type, active, volume and restricted.

                        """, status: .usage, requests: 1))
    }
}
