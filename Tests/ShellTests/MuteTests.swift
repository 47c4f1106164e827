// `mute`: silence and back, in one shell and across shells, and where there is nothing to silence.

import Exchange
import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifyAuth
import SpotifySimulator
import Testing

struct MuteTests {
    private static let set = "PUT /v1/me/player/volume"
    private static let look = "GET /v1/me/player"

    @Test func `mute silences the device, and a second one gives its volume back`() async {
        let harness = await ShellHarness.after("login", "play album:\"kid a\"")
        harness.time.advance(by: .seconds(20))
        await harness.expect("mute", shows: "Muted. To return to volume 60: mute\n", sends: [Self.look, Self.set])
        #expect(await harness.simulator.devices.active?.volume == .percent(0))
        await harness.expect("mute", shows: "Volume 60.\n", sends: [Self.set])
        #expect(await harness.simulator.devices.active?.volume == .percent(60))
    }

    @Test func `mute in one shell and mute in another are silence and back`() async {
        let tokens = InMemoryTokenStore()
        let lagging = SimulatorConfiguration(stateLag: .milliseconds(300))
        let one = ShellHarness(.prompt, configuration: lagging, tokens: tokens)
        _ = await one.run("login\nplay album:\"kid a\"\nvolume 70")
        let other = ShellHarness(.script, of: one.simulator, tokens: tokens, player: one.player)
        await one.expect("mute", shows: "Muted. To return to volume 70: mute\n", sends: [Self.set])
        await other.expect("mute", shows: "Volume 70.\n", sends: [Self.set])
        await one.expect("mute", shows: "Muted. To return to volume 70: mute\n", sends: [Self.set])
        // Whoever makes it louder by other means has ended the silence.
        await other.expect("volume 20", shows: "Volume 20.\n", sends: [Self.set])
        one.time.advance(by: .seconds(10))
        await one.expect("mute", shows: "Muted. To return to volume 20: mute\n", sends: [Self.look, Self.set])
    }

    @Test func `what is silent already stays so, and a fixed volume is not touched`() async {
        let silent = await ShellHarness.after("login", "play album:\"kid a\"", "volume 0")
        silent.time.advance(by: .seconds(20))
        await silent.expect("mute", shows: "It is already silent.\n", sends: [Self.look])
        var world = World.demo
        world.devices = [SimulatedDevice("Phone", type: "Smartphone", volume: .fixed)]
        let fixed = await ShellHarness.after("login", "play liked", in: ShellHarness(.prompt, world: world))
        fixed.time.advance(by: .seconds(20))
        await fixed.expect(
            "mute", shows: "The volume of this device cannot be set.\nType: devices\n", .failed, sends: [Self.look])
    }

    @Test func `where nothing plays there is nothing to mute, and a word with it is one too many`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "mute", shows: "-c:1:1: Nothing is playing.\nStart something: play NAME\n", .notFound, sends: [Self.look])
        await harness.expect("mute on", shows: "-c:1:6: Unexpected argument: on\nusage: mute\n", .usage)
    }

    @Test func `a dry run changes neither the volume nor what the next mute does`() async {
        let harness = await ShellHarness.after("login", "play album:\"kid a\"")
        harness.time.advance(by: .seconds(20))
        await harness.expect(
            "mute --dry-run", shows: "Would set the volume to 0.\n", sends: [Self.look])
        #expect(await harness.simulator.devices.active?.volume == .percent(60))
        await harness.expect("mute", shows: "Muted. To return to volume 60: mute\n", sends: [Self.set])
    }
}
