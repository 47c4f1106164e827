// `clear`: the screen, where there is one. That a terminal is cleared is asserted on a real one.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct ClearTests {
    @Test func `without a screen it says so, and nothing fails`() async {
        let none = LineResult(messages: "There is no screen to clear.\n")
        #expect(await ShellHarness(.prompt).result(of: "clear") == none)
        #expect(await ShellHarness().result(of: "clear; echo $?") == LineResult("0\n", messages: none.messages))
    }

    @Test func `rows keep their numbers`() async {
        let harness = await AwkwardSongs.shell(.prompt)
        _ = await harness.run("liked")
        let before = await harness.shell.session.listings
        _ = await harness.run("clear")
        #expect(await harness.shell.session.listings == before)
        #expect(await harness.result(of: "play 3 --dry-run").messages.hasPrefix("Would play 夜の底"))
    }

    @Test func `it takes no words`() async {
        #expect(
            await ShellHarness().result(of: "clear all") == .refused("-c:1:7: Unexpected argument: all\nusage: clear\n")
        )
    }
}
