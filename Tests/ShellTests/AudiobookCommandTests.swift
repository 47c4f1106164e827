// `audiobook`: an audiobook by name, what is refused, and what a script is given.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct AudiobookCommandTests {
    @Test func `a name costs one search, and the audiobook is selected alone`() async {
        let harness = await ShellHarness(.prompt).prepared(by: "artist radiohead")
        #expect(await harness.result(of: "audiobook the lighthouse tuner") == LineResult(requests: 1))
        #expect(await harness.shell.session.selection.map(\.name) == ["The Lighthouse Tuner"])
    }

    @Test func `a script is given its row`() async {
        let harness = await ShellHarness().prepared()
        let row =
            "The Lighthouse Tuner\tOrla Penhallow\tTomas Brandt\t7\t\t"
            + "A piano tuner is sent to an island where every instrument is a quarter tone flat.\tUnabridged\tfalse\t"
            + "spotify:audiobook:BKZFHZyUWL7CYhICpNW7ot\n"
        #expect(await harness.result(of: "audiobook the lighthouse tuner") == LineResult(row, requests: 1))
    }

    @Test func `an album is no audiobook, and that costs no request`() async {
        let harness = await ShellHarness(.prompt).prepared(by: "search album ok computer")
        let message = "OK Computer is an album, not an audiobook.\n  audiobook 1\n            ^\nType: help rows\n"
        #expect(await harness.result(of: "audiobook 1") == .refused(message))
        #expect(await harness.shell.session.selection.isEmpty)
    }

    @Test func `a name that no audiobook has is looked for once`() async {
        let harness = await ShellHarness().prepared()
        let message =
            "-c:1:11: Spotify knows no audiobook called zzqq.\nTo search more widely: search zzqq\n"
        #expect(
            await harness.result(of: "audiobook zzqq") == LineResult(messages: message, status: .notFound, requests: 1))
    }
}
