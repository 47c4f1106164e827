// `albums`: the releases of an artist by their groups, without re-issues and with entries that Spotify leaves out.
// Which releases are re-issues is ReissueTests.

import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import Testing

@testable import SpotifySimulator

struct AlbumsTests {
    private static func shell(_ surroundings: Session.Surroundings) -> ShellHarness {
        var configuration = SimulatorConfiguration()
        configuration.quirks.duplicateAlbums = true
        return ShellHarness(surroundings, configuration: configuration)
    }

    @Test func `each release is listed once, and what is hidden is said`() async {
        let harness = Self.shell(.prompt)
        _ = await harness.run("login\nsearch artist radiohead\nartist 1")
        _ = harness.screen.take()
        _ = await harness.run("albums")
        #expect(
            harness.screen.take() == """
                 1  A Moon Shaped Pool  2016  album  11 tracks
                 2  The King of Limbs   2011  album   8 tracks
                 3  In Rainbows         2007  album  10 tracks
                 4  Hail to the Thief   2003  album  14 tracks
                 5  Amnesiac            2001  album  11 tracks
                5 re-issues hidden; --all shows them
                5 of 18 shown; more: the next

                """)
        // The next page knows what the first one showed.
        _ = await harness.run("more")
        #expect(harness.screen.take().hasPrefix(" 6  Kid A "))
        _ = await harness.run("albums --all | count")
        #expect(harness.screen.take() == "18\n")
    }

    @Test func `a pipe gets each once, and hears at its end what was hidden`() async {
        let harness = Self.shell(.script)
        _ = await harness.run("login; search artist radiohead; artist 1")
        let said = harness.messages.text.count
        #expect(await harness.run("artist 1 | albums | count") == .done)
        #expect(harness.output.text.hasSuffix("\n9\n"))
        #expect(harness.messages.text.dropFirst(said) == "9 re-issues hidden; --all shows them\n")
    }

    @Test(arguments: [(9, "1 entry is not available."), (3, "3 entries are not available.")])
    func `entries that Spotify leaves out are counted aloud`(every: Int, note: String) async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nsearch artist radiohead")
        await harness.simulator.configure { $0.quirks.nullEvery = every }
        _ = harness.screen.take()
        _ = await harness.run("albums 1")
        let shown = harness.screen.take()
        #expect(shown.split(separator: "\n").count { $0.contains("  album  ") } == 9 - 9 / every)
        #expect(shown.hasSuffix(note + "\n"))
        _ = await harness.run("albums 1 | sort name | take 2")
        #expect(harness.screen.take().hasSuffix(note + "\n"))
        #expect(!harness.output.text.contains(note))
    }

    @Test func `a group without releases is called as it was typed`() async {
        let harness = await ShellHarness(.prompt).prepared(by: "artist radiohead")
        let note = "No releases of kind appears by Radiohead.\n"
        #expect(await harness.result(of: "albums --group appears") == LineResult(messages: note, requests: 1))
    }

    @Test func `a group is listed alone, and the artist is selected`() async {
        let harness = await ShellHarness(.prompt).prepared()
        #expect(
            await harness.result(of: "albums radiohead --group single")
                == LineResult(
                    """
                     1  Burn the Witch  2016  single  1 track
                     2  Spectre         2015  single  1 track

                    """, requests: 2))
        #expect(await harness.shell.session.selection.map(\.name) == ["Radiohead"])
    }

    @Test(arguments: [
        (
            "albums --group singel", ShellCommands.ExitStatus.usage,
            "-c:1:16: singel is not album, single, compilation, appears or all.\nType: help albums\n"
        ),
        (
            "albums", .notFound, "-c:1:1: No artist is selected.\nSelect one: search artist NAME, then artist 1\n"
        ),
        (
            "albums 7", .notFound,
            "-c:1:8: There is no row 7: this listing (search artist radiohead) has only 2 rows.\n"
                + "If 7 is a name, quote it: \"7\"\n"
        ),
    ])
    func `what cannot be listed costs no request`(
        line: String, status: ShellCommands.ExitStatus, message: String
    ) async {
        let harness = await ShellHarness().prepared(by: "search artist radiohead")
        #expect(await harness.result(of: line) == LineResult(messages: message, status: status))
    }

    // MARK: Of tracks

    @Test func `tracks become the albums they are on, each once, for no request`() async {
        let harness = await ShellHarness.atAlbum()
        #expect(
            await harness.result(of: "tracks | albums | select name artist artists year released type")
                == LineResult("OK Computer\tRadiohead\tRadiohead\t1997\t1997-05-21\t\n"))
        #expect(
            await harness.result(of: "tracks | albums | artists --ids")
                == LineResult("spotify:artist:8DlsbmhkDB6D8FisCn12kM\n"))
        _ = await harness.run("liked | as mine; tracks \"Road Songs\" | as road")
        #expect(await harness.result(of: "$mine | albums | count") == LineResult("60\n"))
        #expect(await harness.result(of: "$road | albums | count") == LineResult("24\n"))
    }

    @Test func `an album is by its own artists, not by those of one of its tracks`() async {
        let harness = await ShellHarness().prepared(by: "search track love | where album = DAMN. | as love")
        #expect(
            await harness.result(of: "$love | albums | select name artist")
                == LineResult("DAMN.\tKendrick Lamar\n"))
        #expect(await harness.result(of: "$love | artists | select name") == LineResult("Kendrick Lamar\nZacari\n"))
        // On an album of others, too, where its own tracks do not say whose it is.
        _ = await harness.run("$love | albums | as damn; tracks $damn | where name ~ love | as song")
        #expect(await harness.result(of: "$song | albums | select artist") == LineResult("Kendrick Lamar\n"))
    }

    @Test func `artists and tracks beside each other are both opened`() async {
        let harness = await ShellHarness().prepared(by: "search artist,track radiohead --max-requests 40 | as found")
        let result = await harness.result(of: "$found | where kind = track | albums | count")
        #expect((result.status, result.requests) == (.done, 0))
        let opened = await harness.result(of: "search artist radiohead | take 1 | albums | count")
        #expect(opened == LineResult("9\n", requests: 2))
    }
}
