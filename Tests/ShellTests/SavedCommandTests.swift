// `saved`: the kinds that can be saved, and a word that is none of them.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct SavedCommandTests {
    @Test func `saved shows are listed by one request`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login")
        _ = harness.screen.take()
        let before = harness.counter.count
        #expect(await harness.run("saved shows") == .done)
        #expect(
            harness.screen.take() == """
                 1    夜ふかしラジオ図書館  3 episodes
                 2    Nachtzug              3 episodes
                 3  E The Run-Out Groove    6 episodes
                E explicit

                """)
        #expect(harness.counter.count - before == 1)
    }

    @Test func `a kind that is not listed by saved is refused before any request`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login")
        _ = harness.screen.take()
        let before = harness.counter.count
        #expect(await harness.run("saved tracks") == .usage)
        #expect(
            harness.screen.take() == """
                tracks is not albums, shows, episodes or audiobooks.
                  saved tracks
                        ^^^^^^
                Type: help saved

                """)
        #expect(harness.counter.count == before)
    }
}
