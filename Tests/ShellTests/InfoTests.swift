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

    @Test(arguments: ["info 1-2", "info 1 2", "search album kid a | info", "rows all | info", "info album:1 album:2"])
    func `several things are a row each, with all fields, at one request each`(line: String) async {
        let harness = await ShellHarness().prepared(by: "search album kid a")
        let rows =
            "Kid A\tRadiohead\tRadiohead\t2000\talbum\t10\t2000-10-02\t0556146409675\t\t\t\t© Radiohead\t"
            + "spotify:album:1f7zuZBvaw4DRW2kWv13mi\n"
            + "good kid, m.A.A.d city\tKendrick Lamar\tKendrick Lamar\t2012\talbum\t12\t2012-10-22\t0263298736556"
            + "\t\t\t\t© Kendrick Lamar\tspotify:album:1tQIc1GAZGG6rCAk6c7BZo\n"
        #expect(await harness.result(of: line) == LineResult(rows, requests: 2))
        #expect(await harness.result(of: line) == LineResult(rows))
    }

    @Test func `a row that is read no further than needed costs no more`() async {
        let harness = await ShellHarness().prepared(by: "search album kid a")
        #expect(
            await harness.result(of: "info 1-2 | take 1 | select upc") == LineResult("0556146409675\n", requests: 1))
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
