// `artist`: an artist by name and by row, a name that is only near, and what a script is given.

import Prompting
import Shell
import ShellCommands
import ShellTesting
import Testing

struct ArtistCommandTests {
    @Test func `a row costs nothing, and nothing is above an artist`() async {
        let harness = await ShellHarness(.prompt).prepared(by: "album ok computer\nsearch artist radiohead")
        #expect(await harness.result(of: "artist 2") == LineResult())
        #expect(await harness.shell.session.selection.map(\.name) == ["Radiohead Tribute Band"])
    }

    @Test(arguments: [
        ("n", LineResult(messages: "Nothing was done.\n", status: .failed, requests: 1), []),
        ("y", LineResult(requests: 2), ["Nina Simone"]),
    ])
    func `a near name is offered to a person`(answer: String, result: LineResult, selected: [String]) async {
        let harness = await ShellHarness(.prompt, answers: [.text(answer, at: SourcePosition())]).prepared()
        #expect(await harness.result(of: "artist nina") == result)
        #expect(await harness.shell.session.selection.map(\.name) == selected)
    }

    @Test func `a script is given the near names, and does nothing`() async {
        let harness = await ShellHarness().prepared()
        let message = """
            -c:1:8: Nothing is called exactly "nina", so nothing was done. Closest matches:
            artist\tNina Simone\t\tspotify:artist:IifeD1nMzfJ3sJRAFi0JIQ
            Give the full name of the one you mean in quotes, or its number.

            """
        #expect(
            await harness.result(of: "artist nina") == LineResult(messages: message, status: .notFound, requests: 1))
        #expect(await harness.shell.session.selection.isEmpty)
    }

    @Test func `a wide name is found, and is a row of a script`() async {
        let harness = await ShellHarness().prepared()
        #expect(
            await harness.result(of: "artist 周杰倫")
                == LineResult("周杰倫\t\t\t\tspotify:artist:8gMR8xFAF0fK1UM5HeES6B\n", requests: 1))
    }

    @Test(arguments: [
        ("artist", "artist needs a row, a name or a URI, such as: artist 1\n  artist\n        ^\nusage: artist X\n"),
        (
            "artist album:1",
            "OK Computer is an album, not an artist.\n  artist album:1\n         ^^^^^^^\nType: help rows\n"
        ),
    ])
    func `what is no artist costs no request`(line: String, message: String) async {
        let harness = await ShellHarness(.prompt).prepared(by: "search album ok computer")
        #expect(await harness.result(of: line) == .refused(message))
    }
}
