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
        #expect(kinds == ["track"])
        #expect(await harness.names.newest(100).count == 10)
    }

    @Test func `scripts ask Spotify`() async {
        let script = ShellHarness()
        _ = await script.run("login; search album \"in rainbows\"; device laptop")
        await script.simulator.clearLog()
        _ = await script.run("play in rainbows")
        #expect(await script.simulator.log.count(under: "/v1/search") == 1)
    }
}
