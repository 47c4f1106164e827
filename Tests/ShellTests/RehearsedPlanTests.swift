// A plan in a run, or in a script, that is only said: what would be planned and sent is said, later lines find what
// earlier ones planned, and nothing of it is kept.

import Exchange
import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifyAuth
import SpotifySimulator
import Testing

struct RehearsedPlanTests {
    /// A script that is only said, whose login was made before.
    private func said() async -> ShellHarness {
        let (tokens, time) = (InMemoryTokenStore(), ManualTime())
        let simulator = SpotifySimulator(world: .demo, time: time, configuration: SimulatorConfiguration())
        _ = await ShellHarness(of: simulator, tokens: tokens, time: time).run("login")
        return ShellHarness(of: simulator, tokens: tokens, time: time, changes: .said)
    }

    @Test func `from begin to commit a run says what would be planned and sent`() async {
        let harness = await said()
        let before = await harness.simulator.world.playlists.map(\.name)
        #expect(
            await harness.run(
                """
                begin
                playlist new Trip
                search track airbag | take 1 | playlist add Trip
                plan --format '{number} {name}'
                commit
                plan
                """) == .done)
        #expect(
            harness.screen.take() == """
                Would open a plan.
                Would plan to make the playlist Trip.
                Would plan to add 1 track to Trip: +1.
                1 make the playlist Trip
                2 add 1 track to Trip: +1
                2 changes, 3 requests. To send them: commit. To drop them: abort
                Would make the playlist Trip.
                Would add 1 track to Trip: +1.
                No plan is open. To begin one: begin

                """)
        #expect(await harness.simulator.world.playlists.map(\.name) == before)
        #expect(await harness.changeLog.newest() == 0)
        #expect(await !harness.changeLog.hasPlan(of: harness.shellName))
    }

    @Test func `undo and abort work on that plan, and a script that leaves it open says so`() async {
        let harness = await said()
        #expect(await harness.run("begin\nplaylist new A\nplaylist new B\nundo\nabort\nabort") == .failed)
        #expect(
            harness.screen.take() == """
                Would open a plan.
                Would plan to make the playlist A.
                Would plan to make the playlist B.
                Would take out of the plan: make the playlist B.
                Would drop the plan with 1 change.
                -c:6:1: No plan is open, so there is nothing to abort.
                To begin one: begin

                """)
        #expect(await harness.run("begin\nplaylist new A") == .failed)
        #expect(
            harness.screen.take() == """
                Would open a plan.
                Would plan to make the playlist A.
                -c:2:1: The script ended with an open plan, so the 1 change in it was dropped. \
                A script sends its plan with commit.

                """)
    }

    @Test func `a script that a prompt only says sees the plan of the prompt, and leaves it`() async {
        let harness = await ShellHarness.after(
            "login", "begin", "playlist new A",
            in: ShellHarness(
                .prompt, width: 120,
                scripts: ["s": "playlist new B\nplan --format '{number} {name}'\nabort", "t": "begin\nplaylist new C"]))
        await harness.expect(
            "source s --dry-run",
            shows: """
                Would plan to make the playlist B.
                1 make the playlist A
                2 make the playlist B
                2 changes, 2 requests. To send them: commit. To drop them: abort
                Would drop the plan with 2 changes.

                """)
        #expect(await harness.changeLog.plan(of: harness.shellName)?.records.map(\.sentence) == ["make the playlist A"])
        _ = await harness.run("abort")
        _ = harness.screen.take()
        for _ in 1...2 {
            await harness.expect(
                "source t --dry-run", shows: "Would open a plan.\nWould plan to make the playlist C.\n")
        }
        await harness.expect("plan", shows: "No plan is open. To begin one: begin\n")
    }
}
