// Changes on a narrow terminal: their sentences are wrapped, and nothing of them is cut.

import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import Testing

struct NarrowLogTests {
    private static let row = """
         1  make the playlist A playlist with a
            long name for the car
            just now · 1 request

        """

    @Test func `the sentences of a plan and of the log are wrapped`() async {
        let harness = await ShellHarness.after(
            "login", "begin", "playlist new \"A playlist with a long name for the car\"",
            in: ShellHarness(.prompt, width: 40))
        _ = await harness.run("plan")
        #expect(harness.output.text == Self.row)
        _ = await harness.run("commit\nlog")
        #expect(harness.output.text == Self.row + Self.row.replacing(" 1  make", with: " 2  make"))
    }

    @Test func `where there is room each is one line`() async {
        let harness = await ShellHarness.after("login", "playlist new Car", in: ShellHarness(.prompt, width: 50))
        _ = await harness.run("log")
        #expect(harness.output.text == " 1  make the playlist Car  just now  1 request\n")
    }
}
