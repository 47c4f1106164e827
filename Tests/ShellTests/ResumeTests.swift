// `resume`: from where the music stopped, on the device that is meant.

import Exchange
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifyAuth
import SpotifySimulator
import Testing

struct ResumeTests {
    private static let play = "PUT /v1/me/player/play"
    private static let devices = "GET /v1/me/player/devices"

    @Test func `the music continues where it stopped`() async {
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"", "play 2 --at 1:00", "pause")
        harness.time.advance(by: .seconds(20))
        await harness.expect("resume --dry-run", shows: "Would resume.\n")
        #expect(await harness.simulator.playback?.isPlaying == false)
        await harness.expect("resume", shows: "▶ resumed on Laptop\n", sends: [Self.play])
        let playback = await harness.simulator.playback
        #expect(playback?.isPlaying == true)
        #expect(playback?.trackName == "Paranoid Android")
        #expect(playback?.progress == .seconds(60))
    }

    @Test func `another device is found by its name, and the music is there`() async {
        let harness = await ShellHarness.after("login", "play album:\"kid a\"", "pause")
        await harness.expect("resume --on kitchen", shows: "▶ resumed on Kitchen\n", sends: [Self.devices, Self.play])
        #expect(await harness.simulator.playback?.deviceName == "Kitchen")
        #expect(await harness.shell.session.device?.name == "Kitchen")
    }

    @Test func `a device that is not there or takes no commands is not asked to play`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "resume --on attic",
            shows: "-c:1:1: There is no device called attic.\nYour devices: Laptop and Living Room TV.\n", .noDevice,
            sends: [Self.devices])
        await harness.expect(
            "resume --on living",
            shows: "-c:1:1: Living Room TV cannot be controlled from here.\nTo choose another: devices\n", .noDevice,
            sends: [Self.devices])
        await harness.expect(
            "resume --on", shows: "-c:1:8: --on needs a value.\nType: resume --on DEVICE\n", .usage)
        await harness.expect(
            "resume kitchen", shows: "-c:1:8: Unexpected argument: kitchen\nusage: resume [--on DEVICE]\n", .usage)
    }

    @Test func `where no device is active, the one that can play is woken`() async {
        let tokens = InMemoryTokenStore()
        let harness = ShellHarness(.prompt, tokens: tokens)
        _ = await harness.run("login\nplay album:\"kid a\"\npause")
        await harness.simulator.change { world in
            for place in world.devices.indices where world.devices[place].name == "Laptop" {
                world.devices[place].presence = .asleep
            }
        }
        let later = ShellHarness(.script, of: harness.simulator, tokens: tokens)
        await later.expect("resume", shows: "▶ resumed on Kitchen\n", sends: [Self.play, Self.devices, Self.play])
        #expect(await harness.simulator.playback?.deviceName == "Kitchen")
        #expect(await harness.simulator.playback?.isPlaying == true)
    }
}
