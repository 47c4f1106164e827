// Names that were seen are known again, without a request.

import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct NameIndexTests {
    @Test func `a name that was seen needs no search, at the prompt`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch artist radiohead\nalbums 1\nsearch artist björk\ndevice laptop")
        await harness.simulator.clearLog()
        _ = await harness.run("play in rainbows")
        #expect(await harness.simulator.log.lines == ["PUT /v1/me/player/play"])
        #expect(await harness.names.newest(100).count > 10)
    }

    @Test func `what is listed was seen, what is nothing of Spotify's was not`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch track radiohead\ndevices\nset\nbudget")
        let kinds = Set(await harness.names.newest(100).map(\.kind))
        #expect(kinds == ["track", "album", "artist"])
        #expect(await harness.names.newest(100).count { $0.kind == "track" } == 10)
    }

    @Test func `a track brings its albums and artists along, and they are found by name`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch track airbag\ndevice laptop")
        for (name, kind) in [("airbag", "track"), ("ok computer", "album"), ("radiohead", "artist")] {
            #expect(await harness.names.bearers(of: name, kinds: [kind]).count == 1, "\(name)")
        }
        await harness.simulator.clearLog()
        _ = await harness.run("play album:\"ok computer\"")
        #expect(await harness.simulator.log.lines == ["PUT /v1/me/player/play"])
    }

    @Test func `what plays, what comes next and what was looked up was seen`() async throws {
        let harness = ShellHarness(.prompt)
        let tracks = World.demo.catalogue.tracks
        let first = try #require(tracks.first { $0.name == "Airbag" })
        let next = try #require(tracks.first { $0.name == "Weird Fishes/Arpeggi" || $0.name == "Nude" })
        _ = await harness.run("login\ndevice laptop\nplay spotify:track:\(first.id)")
        #expect(await harness.names.newest(10).isEmpty)
        _ = await harness.run("now --fresh")
        #expect(Set(await harness.names.newest(10).map(\.kind)) == ["track", "album", "artist"])
        _ = await harness.run("queue add spotify:track:\(next.id)\nqueue")
        #expect(await harness.names.newest(10).contains { $0.name == next.name })
        _ = await harness.run("info spotify:artist:\(World.demo.catalogue.artists[1].id)")
        #expect(await harness.names.newest(1).first?.name == World.demo.catalogue.artists[1].name)
    }

    @Test func `scripts ask Spotify`() async {
        let script = ShellHarness()
        _ = await script.run("login; search album \"in rainbows\"; device laptop")
        await script.simulator.clearLog()
        _ = await script.run("play in rainbows")
        #expect(await script.simulator.log.count(under: "/v1/search") == 1)
    }
}
