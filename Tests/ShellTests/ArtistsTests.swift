// `artists`: every credited artist once, for no request where the rows hold it.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct ArtistsTests {
    @Test(arguments: [
        ("tracks | artists | select name", "Radiohead\n"), ("artists 1 --columns name", "Radiohead\n"),
        ("artists --columns name", "Radiohead\n"), ("artists 1-3 --columns name", "Radiohead\n"),
        ("tracks | take 0 | artists | count", "0\n"), ("artists album:1 --columns name", "Radiohead\n"),
        ("tracks | artists | artists | count", "1\n"),
        ("tracks | group artist | artists --ids", "spotify:artist:8DlsbmhkDB6D8FisCn12kM\n"),
    ])
    func `rows that were listed hold their artists`(line: String, output: String) async {
        let harness = await ShellHarness.atAlbum()
        #expect(await harness.result(of: line) == LineResult(output))
        #expect(await harness.shell.session.selection.last?.name == "OK Computer")
    }

    @Test func `everyone who is credited comes once, in the order of the credits`() async {
        let harness = await ShellHarness().prepared(by: "tracks \"Road Songs\" | as road")
        #expect(await harness.result(of: "$road | artists | count") == LineResult("20\n"))
        #expect(
            await harness.result(of: "$road | artists | take 3 | select name kind")
                == LineResult("Radiohead\tartist\nThe Beatles\tartist\nNick Drake\tartist\n"))
        #expect(
            await harness.result(of: "$road | where artists ~ g-dragon | artists | select name")
                == LineResult("아이유\nG-DRAGON\n"))
    }

    @Test func `liked songs cost their pages and no more, and no page that is not needed`() async {
        let harness = await ShellHarness().prepared()
        #expect(await harness.result(of: "liked | artists | count") == LineResult("43\n", requests: 2))
        let fresh = await ShellHarness().prepared()
        #expect(
            await fresh.result(of: "liked | artists | take 2 | select name")
                == LineResult("The Strokes\nMassive Attack\n", requests: 1))
    }

    @Test func `an address alone does not say its artists, and costs one request`() async {
        let harness = await ShellHarness().prepared()
        #expect(
            await harness.result(of: "artists spotify:album:5ClLwoE6COLEKxE4RhrL9v --columns name")
                == LineResult("Radiohead\n", requests: 1))
    }

    @Test func `what has no artists is refused`() async {
        let harness = await ShellHarness().prepared(by: "playlists | as lists")
        #expect(
            await harness.result(of: "$lists | take 1 | artists")
                == .refused("-c:1:1: Road Songs is a playlist, not an album, a track or an artist.\nType: help rows\n"))
        let nothing = await harness.result(of: "artists")
        #expect((nothing.status, nothing.requests) == (.notFound, 0))
        #expect(nothing.messages.hasPrefix("-c:1:1: No album is selected."), "\(nothing.messages)")
    }
}
