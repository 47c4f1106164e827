// `info`: everything about one thing, for programs and for a person, and what is not one thing.

import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct InfoTests {
    @Test func `a program is given every field`() async {
        let harness = ShellHarness()
        _ = await harness.run("login; search album,audiobook,episode tuner; search album ok computer; info 1 --json")
        #expect(harness.output.text.contains(#""copyright":["© Radiohead"]"#))
        _ = await harness.run("search audiobook tuner; info 1 --json")
        #expect(harness.output.text.contains(#""edition":""#))
        _ = await harness.run("show nachtzug; episodes; info 1 --tsv")
        #expect(harness.output.text.contains("Eine Geigerin, ein Schlafwagen und ein Koffer voller Saiten."))
    }

    @Test func `the count of another user's playlist stays known from its listing`() async {
        let harness = ShellHarness()
        _ = await harness.run("login; playlists")
        let shown = harness.output.text.count
        #expect(await harness.run("info 4 --json") == .done)
        #expect(harness.output.text.dropFirst(shown).contains(#""tracks":18"#))
        #expect(harness.output.text.dropFirst(shown).contains(#""mine":false"#))
    }

    @Test func `a second look costs nothing`() async {
        let harness = await ShellHarness().prepared(by: "search album kid a")
        let row =
            "Kid A\tRadiohead\tRadiohead\t2000\talbum\t10\t2000-10-02\t0556146409675\t\t\t\t© Radiohead\t"
            + "spotify:album:1f7zuZBvaw4DRW2kWv13mi\n"
        #expect(await harness.result(of: "info 1") == LineResult(row, requests: 1))
        #expect(await harness.result(of: "info 1") == LineResult(row))
    }

    @Test(arguments: [
        ("info 1-2", "-c:1:6: 1-2 names 2 things, and this command takes one.\nName one row.\n", 0),
        (
            "search album kid a | info",
            "-c:1:1: The pipe names 2 things, and this command takes one.\nTake one: … | take 1\n", 0
        ),
    ])
    func `several things are refused`(line: String, message: String, requests: Int) async {
        let harness = await ShellHarness().prepared(by: "search album kid a")
        #expect(
            await harness.result(of: line) == LineResult(messages: message, status: .usage, requests: requests))
    }

    @Test func `what a terminal would obey is left out of every line`() async {
        var world = World.demo
        world.playlists[0].name = "Ro\u{1B}[31mad\u{202E}\nSongs"
        world.playlists[0].description = "a\u{9B}2Jb\u{7}"
        let harness = await ShellHarness(.prompt, world: world).prepared(by: "playlists")
        let result = await harness.result(of: "info 1")
        #expect(result.status == .done)
        let lines = result.output.split(separator: "\n")
        #expect(lines.first == "Ro[31mad Songs")
        #expect(lines.contains { $0.hasPrefix("description ") && $0.hasSuffix(" a2Jb") }, "\(result.output)")
    }
}
