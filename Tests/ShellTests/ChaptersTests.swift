// `chapters`: what is in the audiobooks of a pipe, and what cannot be opened.

import Rows
import Shell
import ShellCommands
import ShellTesting
import Testing

struct ChaptersTests {
    @Test func `in a pipe every audiobook is opened up, and chapters stay as they are`() async {
        let harness = await ShellHarness().prepared()
        #expect(
            await harness.result(of: "search audiobook tuner | chapters | select name duration")
                == LineResult(
                    """
                    Opening Credits\t0:42
                    The Ferry\t24:10
                    A Quarter Tone\t31:52
                    Felt and Wire\t28:37
                    The Keeper's Daughter\t35:05
                    Fog Signal\t30:20
                    Concert Pitch\t33:48

                    """, requests: 2))
        #expect(await harness.result(of: "search audiobook tuner | chapters | chapters | count") == LineResult("7\n"))
        #expect(await harness.shell.session.selection.isEmpty)
    }

    @Test func `by name the audiobook is selected`() async {
        let harness = await ShellHarness(.prompt).prepared()
        #expect(await harness.result(of: "chapters ein winter in moll").requests == 2)
        #expect(await harness.shell.session.selection.map(\.name) == ["Ein Winter in Moll"])
        #expect(await harness.shell.session.listings.last?.name == "chapters of Ein Winter in Moll")
    }

    @Test func `without an audiobook it says how to select one`() async {
        let harness = await ShellHarness(.prompt).prepared(by: "artist radiohead")
        let message = "No audiobook is selected.\nSelect one: search audiobook NAME, then audiobook 1\n"
        #expect(await harness.result(of: "chapters") == LineResult(messages: message, status: .notFound))
    }

    @Test func `an album has none, and that costs no request`() async {
        let harness = await ShellHarness(.prompt).prepared(by: "search album ok computer")
        let message = "OK Computer is an album, not an audiobook.\n  chapters 1\n           ^\nType: help rows\n"
        #expect(await harness.result(of: "chapters 1") == .refused(message))
    }
}
