// Devices are told apart where they share a name, and named by their name or their ID; what no user can know of the
// player is not said.

import Exchange
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct DeviceNameTests {
    private static let television = String(repeating: "c1", count: 20)

    /// Two devices of one name, and another.
    static var twins: World {
        var world = World.demo
        world.devices = [
            SimulatedDevice("Chromecast", type: "TV", id: television), SimulatedDevice("Chromecast", type: "CastVideo"),
            SimulatedDevice("Living Room", type: "Speaker"),
        ]
        return world
    }

    @Test func `devices of one name are told apart`() async {
        let harness = ShellHarness(world: Self.twins)
        _ = await harness.run("login")
        #expect(await harness.run("device chromecast") == .noDevice)
        #expect(
            harness.messages.text.hasSuffix(
                "chromecast could be Chromecast (TV) or Chromecast (CastVideo).\n"
                    + "Give its ID (devices --json), or type more of the name. At a prompt: devices, then device 2\n"),
            "\(harness.messages.text)")
        #expect(await harness.run("play liked --on \(Self.television); device \(Self.television)") == .done)
        #expect(await harness.simulator.devices.active?.type == "TV")
    }

    @Test(arguments: [
        (#""currently_playing_type":"ad""#, "An advertisement is playing.\nTry again when it is over.\n"),
        (
            #""currently_playing_type":"episode""#,
            "An episode is playing, and Spotify does not say which episode.\nTry again in a minute.\n"
        ),
        (
            #""currently_playing_type":"track""#,
            "Something is playing that Spotify does not name.\nTry again in a minute.\n"
        ),
    ])
    func `what plays without a name is not nothing`(type: String, said: String) async {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: .demo, time: time)
        let network = AlteredExchange(simulator)
        let harness = ShellHarness(network: network, of: simulator, time: time)
        _ = await harness.run("login")
        network.answer("GET /v1/me/player", #"{"is_playing":true,"item":null,"progress_ms":1000,\#(type)}"#)
        for line in ["like", "link now", "info now", "queue add now", "seek 50%"] {
            time.advance(by: .seconds(20))
            let before = harness.messages.text.count
            #expect(await harness.run(line) == .notFound)
            #expect(harness.messages.text.dropFirst(before).contains(said), "\(line): \(harness.messages.text)")
        }
    }

    @Test func `what has no name gets one where it is shown`() async {
        var world = World.demo
        world.playlists[0].name = ""
        world.devices = [SimulatedDevice("", type: "Speaker")]
        let harness = ShellHarness(.prompt, world: world)
        _ = await harness.run("login\nplaylists")
        #expect(harness.screen.take().contains("unnamed playlist"))
        _ = await harness.run("play 1\nplaylist 1\ndevices\ndevice 1")
        let shown = harness.screen.take()
        #expect(shown.contains("▶ unnamed playlist\n"), "\(shown)")
        #expect(shown.hasSuffix("Sound goes to unnamed device.\n"), "\(shown)")
    }
}
