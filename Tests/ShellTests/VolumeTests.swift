// `volume`: shown, set and changed in steps; numbers that cannot be, and devices that keep their own.

import Exchange
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct VolumeTests {
    private static let set = "PUT /v1/me/player/volume"
    private static let look = "GET /v1/me/player"

    // The laptop is at 60 to begin with.
    @Test(arguments: [
        ("40", 40, []), ("40%", 40, []), ("+10", 70, [look]), ("-10", 50, [look]), ("up", 70, [look]),
        ("down", 50, [look]), ("+100", 100, [look]), ("-100", 0, [look]),
    ])
    func `it is as loud as that, and never beyond 0 and 100`(level: String, volume: Int, looks: [String]) async {
        let harness = await ShellHarness.after("login", "play album:\"kid a\"")
        harness.time.advance(by: .seconds(20))
        await harness.expect("volume \(level)", shows: "Volume \(volume).\n", sends: looks + [Self.set])
        #expect(await harness.simulator.devices.active?.volume == .percent(volume))
    }

    @Test func `without a value it is data for a script, from one look`() async {
        let harness = await ShellHarness.after("login", "play album:\"kid a\"", in: ShellHarness())
        harness.time.advance(by: .seconds(20))
        await harness.expect("volume", shows: "60\n", sends: [Self.look])
        #expect(harness.output.text == "60\n")
        await harness.expect(
            "volume 30 --dry-run", shows: "Would set the volume to 30.\n")
        #expect(await harness.simulator.devices.active?.volume == .percent(60))
    }

    @Test(arguments: [
        ("-200", "-200 is not a step from -100 to +100."), ("101", "101 is not a volume from 0 to 100."),
        ("-9223372036854775808", "-9223372036854775808 is not a step from -100 to +100."),
        ("loud", "loud is not a volume: 0 to 100, a step such as +10, up or down."),
    ])
    func `a volume that cannot be is refused before any request`(level: String, words: String) async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect("volume \(level)", shows: "-c:1:8: \(words)\nType: help volume\n", .usage)
    }

    @Test func `the volume of a device that keeps its own can be seen and not set`() async {
        var world = World.demo
        world.devices = [SimulatedDevice("Phone", type: "Smartphone", volume: .fixed)]
        let harness = await ShellHarness.after("login", "play liked", in: ShellHarness(world: world))
        harness.time.advance(by: .seconds(20))
        await harness.expect("volume", shows: "100\n", sends: [Self.look])
        harness.time.advance(by: .seconds(20))
        await harness.expect(
            "volume -10", shows: "-c:1:1: The volume of this device cannot be set.\nType: devices\n", .failed,
            sends: [Self.look])
    }

    @Test func `where no device is active there is none to set`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "volume 30", shows: "-c:1:1: No device is active.\nTo choose one: devices, then device 1\n", .noDevice,
            sends: [Self.set])
    }
}
