// `now`: what plays, in every form, and how seldom it asks.

import Exchange
import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifyAuth
import SpotifySimulator
import Testing

struct NowTests {
    private static let look = "GET /v1/me/player"

    @Test func `a script gets its fields, and every form says the same`() async {
        let harness = await ShellHarness.after(
            "login", "tracks album:\"ok computer\"", "play 2 --at 1:00", in: ShellHarness())
        harness.time.advance(by: .seconds(20))
        let fields =
            "Paranoid Android\tRadiohead\tOK Computer\t1:20\t6:27\tplaying\tLaptop\t60\tfalse\toff\t"
            + "spotify:album:5ClLwoE6COLEKxE4RhrL9v\tspotify:track:"
        await harness.expect(
            "now --columns state,progress,device", shows: "playing\t1:20\tLaptop\n", sends: [Self.look])
        _ = await harness.run("now")
        #expect(harness.screen.take().hasPrefix(fields))
        await harness.expect("now --format '{name}|{progress}|{volume}'", shows: "Paranoid Android|1:20|60\n")
        await harness.expect("now 3", shows: "-c:1:5: Unexpected argument: 3\nusage: now [--cover]\n", .usage)
    }

    @Test(arguments: [
        ("now --json", "null\n"), ("now --jsonl", ""), ("now --csv", ""), ("now", ""),
        ("now | select name --json", "[]\n"),
    ])
    func `nothing that plays is a valid form too, with a note beside it`(line: String, expected: String) async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let before = harness.messages.text.count
        #expect(await harness.run(line) == .done)
        #expect(harness.output.text == expected)
        #expect(harness.messages.text.dropFirst(before).hasPrefix("Nothing is playing.\n"))
    }

    @Test(arguments: [
        ("ad", "An advertisement is playing.\n"), ("episode", "An episode is playing.\n"),
        ("track", "Something is playing that Spotify does not name.\n"),
    ])
    func `what has no name is said to be what it is`(type: String, shown: String) async {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: .demo, time: time)
        let network = AlteredExchange(simulator)
        let harness = await ShellHarness.after("login", in: ShellHarness(network: network, of: simulator, time: time))
        network.answer(Self.look, #"{"is_playing":true,"item":null,"currently_playing_type":"\#(type)"}"#)
        await harness.expect("now", shows: shown, sends: [Self.look])
    }

    @Test func `at the prompt now asks, except right after a command`() async {
        let harness = await ShellHarness.after(
            "login", "tracks album:\"ok computer\"", "play 2", in: ShellHarness(.prompt))
        await harness.expect(
            "now",
            shows: """
                ▶ Paranoid Android — Radiohead · OK Computer
                  ────────────────────────────────  0:00 / 6:27  on Laptop

                """)
        // A picture only a look brings.
        await harness.expect(
            "now --cover",
            shows: """
                ▶ Paranoid Android — Radiohead · OK Computer
                  ────────────────────────────────  0:00 / 6:27  on Laptop

                """, sends: [Self.look])
        harness.time.advance(by: .seconds(200))
        await harness.expect(
            "now",
            shows: """
                ▶ Paranoid Android — Radiohead · OK Computer
                  ━━━━━━━━━━━━━━━━────────────────  3:20 / 6:27  on Laptop

                """, sends: [Self.look])
        _ = await harness.run("set plain on")
        await harness.expect(
            "now", shows: "> Paranoid Android — Radiohead · OK Computer\n  3:20 / 6:27  on Laptop\n", sends: [Self.look]
        )
    }

    @Test func `scripts ask once in fifteen seconds, and at the end of the track`() async {
        let tokens = InMemoryTokenStore()
        let prompt = ShellHarness(.prompt, tokens: tokens)
        _ = await prompt.run("login\ntracks album:\"ok computer\"\nplay 2")
        let script = ShellHarness(
            .script, network: prompt.simulator, of: prompt.simulator, tokens: tokens, player: prompt.player)
        /// Lets both clocks go, and expects what is shown of the track after that.
        func pass(_ seconds: Int, shows text: String, asks: Bool) async {
            prompt.time.advance(by: .seconds(seconds))
            script.time.advance(by: .seconds(seconds))
            await script.expect(
                "now --format '{name} {progress}'", shows: text + "\n", sends: asks ? [Self.look] : [])
        }
        await pass(0, shows: "Paranoid Android 0:00", asks: false)
        await pass(10, shows: "Paranoid Android 0:10", asks: false)
        await pass(6, shows: "Paranoid Android 0:16", asks: true)
        await pass(14, shows: "Paranoid Android 0:30", asks: false)
        await pass(2, shows: "Paranoid Android 0:32", asks: true)
        // 6:27 long: just before its end no request is sent, after it one.
        _ = await script.run("seek 6:20")
        await pass(5, shows: "Paranoid Android 6:25", asks: false)
        await pass(3, shows: "Subterranean Homesick Alien 0:01", asks: true)
        await pass(5, shows: "Subterranean Homesick Alien 0:06", asks: false)
        await script.expect(
            "now --fresh --format '{name}'", shows: "Subterranean Homesick Alien\n", sends: [Self.look])
    }

    @Test func `scripts learn that nothing plays, once`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect("now", shows: "Nothing is playing.\n", sends: [Self.look])
        await harness.expect("now", shows: "Nothing is playing.\n")
    }
}
