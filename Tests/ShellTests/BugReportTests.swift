// `bug-report`: what a report says, and above all what it does not.

import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct BugReportTests {
    private static let app = "0123456789abcdef0123456789abcdef"
    private static let facts = ProgramFacts(
        program: [.init("version", "1.2.3"), .init("SQLite", "3.46.1")],
        system: [.init("kernel", "Linux 6.1, x86_64"), .init("terminal", "none")],
        variables: ["JUKE_CLIENT_ID", "PAGER"], commands: ["search | take  (status 0)", "play --shuffle  (status 5)"],
        crash: "juke crash report 1\nsignal\tSIGILL, code 2, at 0x10\n\nstack\n  0x10\n", secrets: ["/home/anna"])
    private static let findings = [
        Finding("terminal", .good, "none: a script or a pipe"),
        Finding(
            "config", .warning, "line 2 of /home/anna/init.juke cannot be understood", remedy: "source /home/anna",
            reported: "line 2 of the start-up file cannot be understood"),
        Finding("state", .good, "/home/anna/.local/state and \u{1B}[31mmore"),
    ]

    @Test func `it has versions, settings, findings, commands and the last crash, and no more`() async {
        let harness = ShellHarness(
            scripts: [
                "init.juke": """
                set plain on
                set hints nonsense
                set device.default Annas Kiste
                alias geheim = echo wort
                set color never
                set output auto
                """
            ], flags: ["output": "json", "client-id": Self.app], facts: Self.facts, findings: Self.findings)
        _ = await harness.run("login")
        _ = harness.screen.take()
        await harness.simulator.clearLog()
        #expect(await harness.run("bug-report") == .done)
        #expect(
            harness.output.text == """
                juke bug report
                Read it before you send it: no name, ID, token or folder of yours should be in it.

                juke
                  version  1.2.3
                  SQLite   3.46.1

                system
                  kernel    Linux 6.1, x86_64
                  terminal  none

                variables that are set
                  JUKE_CLIENT_ID and PAGER

                settings that differ
                  output          json (command line)
                  budget.pace     off (command line)
                  client-id       ‹not shown› (command line)
                  plain           on (init.juke)
                  device.default  ‹not shown› (init.juke)
                  color           never (init.juke)

                findings
                  good  terminal: none: a script or a pipe
                  warning  config: line 2 of the start-up file cannot be understood
                  good  state: ‹not shown›/.local/state and [31mmore
                  good  login: made with pkce; ends in 181 days
                  good  budget: 1 request in 24 hours

                last commands
                  search | take  (status 0)
                  play --shuffle  (status 5)

                last crash
                  juke crash report 1
                  signal  SIGILL, code 2, at 0x10

                  stack
                    0x10

                """)
        #expect(await harness.simulator.log.isEmpty)
    }

    @Test func `what is known to be the user's is removed wherever it comes from`() async {
        let person = World.demoPeople[0]
        let leak =
            "\(person.id) \(person.displayName ?? "") \(SimulatorConfiguration.demoClientID) /home/anna/x \(Self.app)"
        let facts = ProgramFacts(
            program: [.init("version", leak)], system: [.init("kernel", leak)], variables: [leak], commands: [leak],
            crash: leak, secrets: ["/home/anna", "no"])
        let harness = ShellHarness(
            flags: ["client-id": Self.app], facts: facts, findings: [Finding("state", .good, leak)])
        _ = await harness.run("login")
        _ = harness.screen.take()
        _ = await harness.run("bug-report")
        let hidden = "‹not shown› ‹not shown› ‹not shown› ‹not shown›/x ‹not shown›"
        #expect(harness.output.text.ranges(of: hidden).count == 6, "\(harness.output.text)")
        for secret in leak.split(separator: " ") where secret != "Demo" && secret != "Listener" {
            #expect(!harness.output.text.contains(secret))
        }
        // A text that is too short to be a secret damages nothing.
        #expect(harness.output.text.contains("no name, ID, token"))
    }

    @Test func `it works without a login, and sends nothing`() async {
        let harness = ShellHarness()
        #expect(await harness.run("bug-report") == .done)
        #expect(harness.output.text.contains("\nfindings\n  bad  login: not logged in\n"))
        #expect(!harness.output.text.contains("last crash"))
        #expect(await harness.simulator.log.isEmpty)
    }

    @Test func `a file is written for its owner alone, and replaces none by itself`() async throws {
        let harness = ShellHarness(scripts: ["old.txt": "mine"], facts: Self.facts)
        #expect(await harness.run("bug-report old.txt") == .failed)
        #expect(harness.messages.text == "-c:1:1: old.txt already exists.\nTo replace it: --yes\n")
        #expect(try harness.scripts.read("old.txt") == "mine")
        let other = ShellHarness(scripts: ["old.txt": "mine"], facts: Self.facts)
        #expect(await other.run("bug-report new.txt; bug-report old.txt --yes; bug-report dry.txt --dry-run") == .done)
        #expect(try other.scripts.read("new.txt").hasPrefix("juke bug report\nRead it"))
        #expect(try other.scripts.read("old.txt") == other.scripts.read("new.txt"))
        #expect(other.scripts.files["dry.txt"] == nil)
        #expect(
            other.messages.text == """
                + The report is in new.txt. Read it before you send it.
                + The report is in old.txt. Read it before you send it.
                Would write a report to dry.txt.

                """)
        #expect(other.output.text == "")
    }

    @Test func `more than a file is refused`() async {
        let refused = await ShellHarness().result(of: "bug-report a b")
        #expect(
            refused == .refused("-c:1:14: Unexpected argument: b\nusage: bug-report [FILE] [--yes]\n"))
    }
}
