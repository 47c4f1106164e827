// `saved`: the kinds that can be saved, and a word that is none of them.

import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
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

    @Test func `a pipe gets the fields of its kind, and nothing saved is no failure`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "saved albums | take 1",
            shows: "To Pimp a Butterfly\tKendrick Lamar\tKendrick Lamar\t2015\talbum\t16\t2015-03-15\t0168916040398\t"
                + "2025-08-09T00:00:00Z\t\t\t© Kendrick Lamar\tspotify:album:2lUOlFOJcYNIC7BTZVIlLD\n",
            sends: ["GET /v1/me/albums"])
        await harness.simulator.change { $0.libraries = [:] }
        await harness.expect(
            "saved audiobooks", shows: "No saved audiobooks yet. To save one: save NAME\n",
            sends: ["GET /v1/me/audiobooks"])
        await harness.expect("saved episodes | count", shows: "0\n", sends: ["GET /v1/me/episodes"])
    }
}
