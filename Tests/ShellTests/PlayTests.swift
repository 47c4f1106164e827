// `play`: its options, addresses and their names, and the devices it finds and misses.

import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct PlayTests {
    private func spend(_ line: String, in harness: ShellHarness) async -> (shown: String, requests: Int) {
        _ = harness.screen.take()
        let before = harness.counter.count
        _ = await harness.run(line)
        return (harness.screen.take(), harness.counter.count - before)
    }

    @Test func `only plays one track, and at begins inside it`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\ntracks album:\"ok computer\"")
        #expect(
            await spend("play 3 --only --at 1:00", in: harness).shown
                == "▶ Subterranean Homesick Alien — Radiohead · OK Computer\n")
        let playback = await harness.simulator.playback(of: nil)
        #expect(playback?.progress == .seconds(60))
        #expect(playback?.contextURI == nil)
        #expect(await spend("queue --format '{name}'", in: harness).shown.split(separator: "\n").count == 2)
    }

    @Test func `addresses on standard input play in their order`() async {
        let harness = ShellHarness(.script, inputLines: ["# two", "", "spotify:track:0000000000000000000000"])
        _ = await harness.run("login")
        #expect(await harness.run("play -") == .notFound)
        let seen = ShellHarness(.script)
        _ = await seen.run("login; search track airbag --ids; search track lucky --ids")
        let uris = seen.output.text.split(separator: "\n").map(String.init)
        let piped = ShellHarness(.script, inputLines: [uris[0], "", "# and", uris[2]])
        _ = await piped.run("login")
        #expect(await piped.run("play -; queue --format '{name}'") == .done)
        #expect(piped.output.text == "Lucky\n")
    }

    @Test func `an address plays under its name, once that was seen`() async throws {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch album kid a --ids")
        let uri = try #require(harness.output.text.split(separator: "\n").first)
        #expect(await spend("play \(uri)", in: harness).shown.hasPrefix("▶ Kid A"))
        let stranger = ShellHarness(.prompt)
        _ = await stranger.run("login")
        #expect(await spend("play \(uri)", in: stranger).shown == "▶ \(uri)\n")
    }

    @Test func `a device with a new ID is found again by its name, once`() async throws {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\ndevices\ntracks album:\"ok computer\"\nplay 1")
        await harness.simulator.change { world in
            let place = world.devices.firstIndex { $0.name == "Laptop" } ?? 0
            world.devices[place].id = "anotheriduponanotheriduponanotheridupon0"
        }
        let (shown, requests) = await spend("play 2", in: harness)
        #expect(shown == "▶ Paranoid Android — Radiohead · OK Computer\n")
        #expect(requests == 3)
        #expect(await spend("play 3", in: harness).requests == 1)
        await harness.simulator.change { $0.devices.removeAll { $0.name == "Laptop" } }
        #expect(await spend("play 4", in: harness).requests == 2)
        #expect(await harness.run("play 4") == .noDevice)
    }

    @Test func `a default device that is not there is missed aloud`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\ndevice default attic")
        let shown = await spend("play album:\"kid a\"", in: harness).shown
        #expect(shown == "Your default device attic is not available.\n▶ Kid A — Radiohead\n")
    }

    @Test(arguments: [
        ("--at soon", 11, "soon is not a time such as 1:30 or 90s."),
        ("--from 0", 13, "0 is not the number of a track."),
        ("--from all", 13, "all is not the number of a track."),
    ])
    func `an option that cannot be is refused before any request`(option: String, column: Int, words: String) async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect("play \(option)", shows: "-c:1:\(column): \(words)\nType: help play\n", .usage)
    }

    @Test func `a dry run plays nothing and asks only which device it would be`() async {
        let harness = await ShellHarness.after("login", "search album kid a", in: ShellHarness())
        await harness.expect(
            "play 1 --dry-run", shows: "Would play Kid A on Laptop.\n",
            sends: ["GET /v1/me/player/devices"])
        #expect(await harness.simulator.playback == nil)
        #expect(await harness.shell.session.device == nil)
    }
}
