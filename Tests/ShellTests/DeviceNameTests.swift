// Devices are told apart where they share a name, and named by their number, their name or their ID; what no user can
// know of the player is not said.

import Exchange
import Library
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct DeviceNameTests {
    private static let television = String(repeating: "c1", count: 20)

    private static var twins: World {
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

    @Test func `a prompt asks which, and rows of devices are taken by number`() async {
        let answer = LineEvent.text("2", at: SourcePosition())
        let harness = ShellHarness(.prompt, world: Self.twins, answers: [answer])
        _ = await harness.run("login\ndevice chromecast")
        #expect(
            harness.screen.take().contains(
                "Several are called chromecast. Which one?\n 1  Chromecast (TV)\n 2  Chromecast (CastVideo)\n"))
        _ = await harness.run("devices\nplay liked --on 1")
        #expect(await harness.simulator.devices.active?.type == "TV")
    }

    @Test func `a near device is offered, and not where it would start playing`() async {
        let answer = LineEvent.text("", at: SourcePosition())
        let harness = ShellHarness(.prompt, world: Self.twins, answers: [answer])
        _ = await harness.run("login")
        _ = harness.screen.take()
        #expect(await harness.run("device room --play") == .noDevice)
        #expect(harness.screen.take().contains("There is no device called room."))
        #expect(await harness.run("device room") == .done)
        #expect(harness.screen.take().hasSuffix("Sound goes to Living Room.\n"))
    }

    @Test func `a default device is held against those that were seen`() async {
        let harness = ShellHarness(.prompt, width: 200)
        _ = await harness.run("login\ndevice default nope")
        #expect(
            harness.screen.take().contains(
                "Its name could not be checked, since no devices have been seen yet. To look: devices"))
        _ = await harness.run("devices\ndevice default nope")
        #expect(harness.screen.take().contains("No device of that name has been seen yet. To look: devices"))
    }

    @Test func `the volume of a device that keeps its own can be seen and not set`() async {
        var world = World.demo
        world.devices = [SimulatedDevice("Phone", type: "Smartphone", volume: .fixed)]
        let harness = ShellHarness(world: world)
        _ = await harness.run("login; play liked")
        harness.time.advance(by: .seconds(20))
        #expect(await harness.run("volume") == .done, "\(harness.messages.text)")
        #expect(harness.output.text == "100\n")
        #expect(await harness.run("volume -10") == .failed)
        #expect(harness.messages.text.contains("The volume of this device cannot be set."))
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

    @Test func `how far it is can be unknown while something plays`() async {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: .demo, time: time)
        let network = AlteredExchange(simulator)
        let harness = ShellHarness(network: network, of: simulator, time: time)
        _ = await harness.run("login")
        network.answer(
            "GET /v1/me/player",
            #"{"is_playing":true,"progress_ms":null,"currently_playing_type":"track","#
                + #""item":{"type":"track","name":"A","#
                + #""uri":"spotify:track:7TfQb7Jx3dY6cWnIqvJd2o","duration_ms":60000}}"#)
        #expect(await harness.run("seek +10s") == .failed)
        #expect(harness.messages.text.contains("Spotify does not say how far it is."))
    }

    @Test func `of a song whose length nobody knows no place is promised`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nplay album:\"ok computer\"\nseek 10m")
        #expect(harness.screen.take().hasSuffix("At 10:00, or in the next track if this one is shorter.\n"))
        _ = await harness.run("now\nseek 10m")
        #expect(harness.screen.take().contains("is past the end, which is at"))
    }

    @Test func `a queue that is not filled up keeps its repeats, and its columns whatever is in it`() async {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: .demo, time: time)
        let network = AlteredExchange(simulator)
        let harness = ShellHarness(network: network, of: simulator, time: time)
        _ = await harness.run("login")
        func track(_ name: String) -> String {
            #"{"type":"track","name":"\#(name)","#
                + #""uri":"spotify:track:7TfQb7Jx3dY6cWnIqvJd2\#(name)","duration_ms":60000}"#
        }
        let (a, b) = (track("a"), track("b"))
        network.answer("GET /v1/me/player/queue", #"{"currently_playing":null,"queue":[\#(a),\#(b),\#(a)]}"#)
        _ = await harness.run("queue | count; queue --format '{name}'")
        #expect(harness.output.text == "3\na\nb\na\n")
        let full = Array(repeating: "\(a),\(b),\(a)", count: 7).joined(separator: ",").dropLast(a.count + 1)
        network.answer("GET /v1/me/player/queue", #"{"currently_playing":null,"queue":[\#(full)]}"#)
        _ = await harness.run("queue | count")
        #expect(harness.output.text.hasSuffix("a\n3\n"))
        let episode =
            #"{"type":"episode","name":"e","uri":"spotify:episode:7TfQb7Jx3dY6cWnIqvJd2o","show":{"name":"S"}}"#
        network.answer("GET /v1/me/player/queue", #"{"currently_playing":null,"queue":[\#(a),\#(episode)]}"#)
        let before = harness.output.text.count
        _ = await harness.run("queue --tsv")
        let lines = harness.output.text.dropFirst(before).split(separator: "\n")
        #expect(lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).count } == [17, 17])
        #expect(lines.allSatisfy { $0.hasPrefix("a\t") || $0.hasPrefix("e\t") })
        #expect(lines[1].contains("\tS\t"))
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
