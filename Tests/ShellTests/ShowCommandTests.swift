// `show`: a show by name, what is refused, and what a script is given.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct ShowCommandTests {
    @Test func `a name costs one search, and the show is selected alone`() async {
        let harness = await ShellHarness(.prompt).prepared(by: "album ok computer")
        #expect(await harness.result(of: "show nachtzug") == LineResult(requests: 1))
        #expect(await harness.shell.session.selection.map(\.name) == ["Nachtzug"])
    }

    @Test func `a script is given its row, with what is not ASCII as it is`() async {
        let harness = await ShellHarness().prepared()
        let row =
            "Nachtzug\t\t3\tEine Stunde Gespräch zwischen Bahnhof und Bahnhof, ohne Umsteigen.\t\tfalse\t"
            + "spotify:show:KbNXaVT22EL6SyW4O430gP\n"
        #expect(await harness.result(of: "show nachtzug") == LineResult(row, requests: 1))
    }

    @Test(arguments: [
        ("show", "show needs a row, a name or a URI, such as: show 1\n  show\n      ^\nusage: show X\n"),
        ("show 1", "OK Computer is an album, not a show.\n  show 1\n       ^\nType: help rows\n"),
    ])
    func `what is no show costs no request`(line: String, message: String) async {
        let harness = await ShellHarness(.prompt).prepared(by: "search album ok computer")
        #expect(await harness.result(of: line) == .refused(message))
        #expect(await harness.shell.session.selection.isEmpty)
    }
}
