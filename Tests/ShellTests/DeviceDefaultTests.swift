// `device default`: kept for later shells, held against what was seen, and never a request.

import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct DeviceDefaultTests {
    @Test func `it is kept for other shells, and a setting goes before it`() async {
        let player = InMemoryPlayer()
        let first = ShellHarness(.prompt, player: player)
        _ = await first.run("device default laptop")
        let second = ShellHarness(.script, player: player)
        await second.expect("device default", shows: "Plays on laptop when no device is active.\n")
        _ = await second.run("set device.default kitchen")
        await second.expect("device default", shows: "Plays on kitchen when no device is active.\n")
        _ = await first.run("device default off")
        let third = ShellHarness(.script, player: player)
        await third.expect("device default", shows: "No default device.\n")
    }

    @Test func `it is held against those that were seen`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness(.prompt, width: 200))
        await harness.expect(
            "device default the attic",
            shows: "Plays on the attic when no device is active. Its name could not be checked, since no devices "
                + "have been seen yet. To look: devices\n")
        _ = await harness.run("devices")
        await harness.expect(
            "device default the attic",
            shows: "Plays on the attic when no device is active. No device of that name has been seen yet. "
                + "To look: devices\n")
        await harness.expect("device default living", shows: "Plays on living when no device is active.\n")
    }

    @Test func `play takes it, and no other of several`() async {
        let harness = await ShellHarness.after(
            "login", "device default radio", "search album kid a", in: ShellHarness(world: Self.world))
        await harness.expect(
            "play 1", shows: "▶ Kid A — Radiohead\n", sends: ["GET /v1/me/player/devices", "PUT /v1/me/player/play"])
        #expect(await harness.simulator.playback?.deviceName == "Radio")
    }

    @Test func `a dry run keeps nothing`() async {
        let harness = ShellHarness()
        await harness.expect(
            "device default kitchen --dry-run",
            shows: "Would play on kitchen when no device is active.\n")
        await harness.expect("device default", shows: "No default device.\n")
    }

    private static var world: World {
        var world = World.demo
        world.devices = [SimulatedDevice("Laptop", type: "Computer"), SimulatedDevice("Radio", type: "Speaker")]
        return world
    }
}
