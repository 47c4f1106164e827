// `back`: the listing before this one, its numbers and its remainder, for no request.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct BackTests {
    private static func shell(_ lines: String) async -> ShellHarness {
        let harness = ShellHarness(.prompt, width: 100)
        _ = await harness.run("login\n" + lines)
        _ = harness.screen.take()
        return harness
    }

    @Test func `back shows the remainder again, and more goes on from there`() async {
        let harness = await Self.shell("search track love\nsearch artist radiohead")
        let before = harness.counter.count
        _ = await harness.run("back")
        #expect(harness.screen.take().hasSuffix("10 shown; more: the next\n"))
        #expect(harness.counter.count == before)
        _ = await harness.run("more")
        #expect(harness.screen.take().hasPrefix("11  "))
    }

    @Test func `numbers mean its rows again`() async {
        let harness = await ShellHarness(.prompt).prepared(by: "search artist radiohead\nsearch artist björk")
        #expect(await harness.result(of: "back") == LineResult(" 1  Radiohead\n 2  Radiohead Tribute Band\n"))
        #expect(await harness.result(of: "artist 2") == LineResult())
        #expect(await harness.shell.session.selection.map(\.name) == ["Radiohead Tribute Band"])
    }

    @Test(arguments: ["", "search artist björk"])
    func `without an earlier listing it says so`(lines: String) async {
        let harness = await ShellHarness(.prompt).prepared(by: lines)
        #expect(await harness.result(of: "back") == LineResult(messages: "There is no earlier listing.\n"))
    }

    @Test func `a script is given the rows, and a word is refused`() async {
        let harness = await ShellHarness().prepared(by: "search artist radiohead\nsearch artist björk")
        #expect(
            await harness.result(of: "back")
                == LineResult(
                    """
                    Radiohead\t\t\t\tspotify:artist:8DlsbmhkDB6D8FisCn12kM
                    Radiohead Tribute Band\t\t\t\tspotify:artist:A00UQM4kFKSKOV5GIEbDya

                    """))
        #expect(await harness.result(of: "back 2") == .refused("-c:1:6: Unexpected argument: 2\nusage: back\n"))
    }
}
