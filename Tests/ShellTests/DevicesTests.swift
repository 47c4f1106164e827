// `devices`: where sound can come out, always as it is now.

import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct DevicesTests {
    private static let list = "GET /v1/me/player/devices"

    @Test func `a pipe gets every field, and each time a request is sent`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "devices", shows: "Laptop\tComputer\tfalse\t60\tfalse\t\nLiving Room TV\tTV\tfalse\t100\ttrue\t\n",
            sends: [Self.list])
        _ = await harness.run("search album kid a; play 1")
        await harness.expect("devices | where active | select name", shows: "Laptop\n", sends: [Self.list])
        await harness.expect("devices | where type = speaker | select name", shows: "Kitchen\n", sends: [Self.list])
    }

    @Test func `where there are none it says what to do, and that is no failure`() async {
        var world = World.demo
        world.devices = []
        let harness = await ShellHarness.after("login", in: ShellHarness(.prompt, world: world))
        await harness.expect(
            "devices",
            shows: "No devices found. Open Spotify on a phone or computer, or start spotifyd or\nlibrespot.\n",
            sends: [Self.list])
        await harness.expect(
            "devices kitchen",
            shows: "Unexpected argument: kitchen\n  devices kitchen\n          ^^^^^^^\nusage: devices\n",
            .usage)
    }

    @Test func `where Spotify finds none, another look is no advice`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.simulator.inject(
            .status(404, body: #"{"error":{"status":404,"message":"Device not found"}}"#),
            for: RequestMatcher(pathPrefix: "/v1/me/player/devices"))
        await harness.expect(
            "devices",
            shows: "-c:1:1: There is no device to play on.\n"
                + "Open Spotify on a phone or computer, or start spotifyd or librespot.\n", .noDevice,
            sends: [Self.list])
    }
}
