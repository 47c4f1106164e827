// `album`: an album by name and by row, what is refused, and what a pipe is given.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct AlbumCommandTests {
    @Test func `a name costs one search, and the album is selected below its artist`() async {
        let harness = await ShellHarness(.prompt).prepared()
        #expect(await harness.result(of: "album ok computer") == LineResult(requests: 1))
        #expect(await harness.shell.session.selection.map(\.name) == ["Radiohead", "OK Computer"])
        #expect(await harness.result(of: "album ok computer") == LineResult())
    }

    @Test func `a row that is an artist is refused, and the selection stays`() async {
        let harness = await ShellHarness(.prompt).prepared(by: "search artist radiohead\nartist 1")
        #expect(
            await harness.result(of: "album 2")
                == .refused(
                    """
                    Radiohead Tribute Band is an artist, not an album.
                      album 2
                            ^
                    To use its albums: albums 2 | …

                    """))
        #expect(await harness.shell.session.selection.map(\.name) == ["Radiohead"])
    }

    @Test func `a name that no album has is said, with a wider search`() async {
        let harness = await ShellHarness(.prompt).prepared()
        let message = """
            Spotify knows no album called zzqq.
              album zzqq
                    ^^^^
            To search more widely: search zzqq

            """
        #expect(
            await harness.result(of: "album zzqq") == LineResult(messages: message, status: .notFound, requests: 1))
        #expect(await harness.shell.session.selection.isEmpty)
    }

    @Test func `in a script it is a row, and in a pipe it selects nothing`() async {
        let harness = await ShellHarness().prepared()
        let row =
            "OK Computer\tRadiohead\tRadiohead\t1997\talbum\t12\t1997-05-21\t\t\t\t\t\t"
            + "spotify:album:5ClLwoE6COLEKxE4RhrL9v\n"
        #expect(await harness.result(of: "album \"ok computer\"") == LineResult(row, requests: 1))
        #expect(
            await harness.result(of: "album \"kid a\" | select name year") == LineResult("Kid A\t2000\n", requests: 1))
        #expect(await harness.shell.session.selection.map(\.name) == ["Radiohead", "OK Computer"])
    }
}
