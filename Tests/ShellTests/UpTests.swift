// `up`: from an album to its artist, and from there to nothing.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct UpTests {
    @Test func `each step is one of the selection, and none costs a request`() async {
        let harness = await ShellHarness(.prompt).prepared(by: "album ok computer")
        for selected in [["Radiohead"], []] {
            #expect(await harness.result(of: "up") == LineResult())
            #expect(await harness.shell.session.selection.map(\.name) == selected)
        }
        #expect(await harness.result(of: "up") == LineResult(messages: "Nothing is selected.\n"))
    }

    @Test func `the listing stays, and its numbers mean what they did`() async {
        let harness = await ShellHarness(.prompt).prepared(by: "albums radiohead")
        let listings = await harness.shell.session.listings
        _ = await harness.result(of: "up")
        #expect(await harness.shell.session.listings == listings)
        #expect(await harness.result(of: "album 7") == LineResult())
        #expect(await harness.shell.session.selection.map(\.name) == ["Radiohead", "OK Computer"])
    }

    @Test func `it takes no words`() async {
        let harness = await ShellHarness(.prompt).prepared(by: "album ok computer")
        #expect(await harness.result(of: "up 2") == .refused("Unexpected argument: 2\n  up 2\n     ^\nusage: up\n"))
        #expect(await harness.shell.session.selection.count == 2)
    }
}
