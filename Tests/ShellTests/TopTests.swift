// `top`: what was heard most, over the three ranges.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct TopTests {
    @Test func `the first artists take one request`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login")
        _ = harness.screen.take()
        let before = harness.counter.count
        #expect(await harness.run("top artists | take 3") == .done)
        #expect(
            harness.screen.take() == """
                 1  G-DRAGON
                 2  BTS
                 3  周杰倫

                """)
        #expect(harness.counter.count - before == 1)
    }

    @Test func `a range that Spotify does not have is refused before any request`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login")
        _ = harness.screen.take()
        let before = harness.counter.count
        #expect(await harness.run("top tracks --range week") == .usage)
        #expect(
            harness.screen.take() == """
                week is not short, medium or long.
                  top tracks --range week
                                     ^^^^
                Type: help top

                """)
        #expect(harness.counter.count == before)
    }

    @Test func `each range is a listing of its own, which is kept for a while`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "top artists --range long | take 2 | select name", shows: "Zacari\nLauryn Hill\n",
            sends: ["GET /v1/me/top/artists"])
        await harness.expect(
            "top artists --range short | take 2 | select name", shows: "Gary Lightbody\nEd Sheeran\n",
            sends: ["GET /v1/me/top/artists"])
        await harness.expect("top artists --range long | take 2 | select name", shows: "Zacari\nLauryn Hill\n")
    }
}
