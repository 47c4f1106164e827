// `to m3u`, `jspf`, `xspf` and `exportify`: which rows they take, and the files they make.

import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct ToTracksTests {
    private static let airbag = "#EXTINF:287,Radiohead - Airbag\nspotify:track:"

    @Test func `a playlist with a file, a gap and nothing else comes whole`() async throws {
        let harness = ShellHarness()
        _ = await harness.run("login; tracks playlist:\"Odds and Ends\" | any")
        _ = harness.screen.take()
        let result = await harness.result(of: "tracks playlist:\"Odds and Ends\" | tail 2 | to m3u")
        #expect(
            result.output == """
                #EXTM3U
                #EXTINF:615,David Bowie - Station to Station
                spotify:track:1O2scslwMNN5znnyn9wWD5
                #EXTINF:187,My Band - Take 3
                spotify:local:My+Band:Rehearsals:Take+3:187

                """)
        #expect(result.status == .done)
    }

    @Test func `a file is written once, and M3U and Exportify can be added to`() async throws {
        let harness = await ShellHarness.atAlbum()
        for _ in 0..<2 { _ = await harness.run("tracks | take 1 | to m3u a.m3u8 --append") }
        let text = try harness.scripts.read("a.m3u8")
        #expect(text.hasPrefix("#EXTM3U\n" + Self.airbag))
        #expect(text.ranges(of: "#EXTM3U").count == 1)
        #expect(text.ranges(of: Self.airbag).count == 2)
        for _ in 0..<2 { _ = await harness.run("tracks | take 1 | to exportify a.csv --append") }
        #expect(try harness.scripts.read("a.csv").split(separator: "\n").count == 3)
        _ = await harness.run("tracks | take 1 | select name | to csv b.csv")
        _ = harness.screen.take()
        #expect(await harness.run("tracks | take 1 | to exportify b.csv --append") == .failed)
        #expect(harness.messages.text.contains("b.csv has the columns name, and these rows have \"Track URI\","))
    }

    @Test(arguments: [
        ("saved albums", "albums", "Open them up first: … | tracks | to m3u"),
        ("saved shows", "shows", "Open them up first: … | episodes | to m3u"),
        ("saved audiobooks", "audiobooks", "Open them up first: … | chapters | to m3u"),
        ("devices", "devices", "Type: help to"),
    ])
    func `rows that are no tracks are refused before any request`(line: String, kinds: String, step: String) async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        _ = harness.screen.take()
        #expect(
            await harness.result(of: "\(line) | to m3u a.m3u8")
                == .refused("-c:1:1: m3u is for tracks, and these rows are \(kinds).\n\(step)\n"))
        #expect(harness.scripts.files.isEmpty)
    }

    @Test func `what a search finds is looked at row by row`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        _ = harness.screen.take()
        #expect(
            await harness.result(of: "search album radiohead | take 5 | to xspf")
                == LineResult(
                    messages: """
                        -c:1:1: xspf is for tracks, and these rows are albums.
                        Open them up first: … | tracks | to xspf

                        """, status: .usage, requests: 1))
    }

    @Test func `among tracks the others are left out and counted`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        _ = harness.screen.take()
        let result = await harness.result(of: "search album,track radiohead | take 20 | to m3u")
        #expect(result.output.hasPrefix("#EXTM3U\n#EXTINF:"))
        #expect(result.messages.contains("left out: "))
    }

    @Test func `plays and episodes are written`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        _ = harness.screen.take()
        let plays = await harness.result(of: "recent | take 1 | to jspf")
        #expect(plays.output.hasPrefix("{\"playlist\":{\"track\":[\n{\"location\":[\"spotify:track:"))
        let episodes = await harness.result(of: "saved episodes | take 1 | to xspf")
        #expect(episodes.output.contains("<location>spotify:episode:"))
        #expect(episodes.output.contains("<creator>夜ふかしラジオ図書館</creator>"))
    }

    @Test(arguments: ["jspf", "xspf"])
    func `what is closed at its end cannot grow`(format: String) async {
        let harness = ShellHarness()
        #expect(
            await harness.result(of: "liked | to \(format) a.txt --append")
                == .refused(
                    "-c:1:12: \(format) is not a format that can be added to; use jsonl.\nType: help to\n"))
    }
}
