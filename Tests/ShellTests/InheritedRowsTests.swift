// Rows of the last closed shell: a number means them, and their age is said when they are first used.

import Exchange
import FoundationEssentials
import Rows
import Shell
import ShellCommands
import ShellTesting
import Testing

struct InheritedRowsTests {
    /// What another shell listed and left, so many seconds ago.
    private static func left(by lines: String, secondsAgo: Double) async -> [Listing] {
        let harness = ShellHarness(.prompt)
        _ = await harness.run(lines)
        return await harness.shell.session.listings.map { listing in
            var listing = listing
            listing.made = ManualTime().now - secondsAgo
            return listing
        }
    }

    @Test func `their age is said once, and not of rows listed here`() async {
        let left = await Self.left(by: "login\nsearch artist radiohead\nalbums 1", secondsAgo: 2 * 3600 + 60)
        let harness = ShellHarness(.prompt, inherited: left)
        _ = await harness.run("login")
        _ = harness.screen.take()
        _ = await harness.run("album 2")
        #expect(harness.messages.text.hasSuffix("Rows of \"\(left[1].name)\", 2 h ago\n"), "\(harness.messages.text)")
        let said = harness.messages.text
        _ = await harness.run("album 3")
        #expect(harness.messages.text == said)
        // An older listing is another one.
        _ = await harness.run("artist 1")
        #expect(harness.messages.text == said + "Rows of \"\(left[0].name)\", 2 h ago\n")
        _ = await harness.run("albums\nalbum 2")
        #expect(harness.messages.text == said + "Rows of \"\(left[0].name)\", 2 h ago\n")
    }

    @Test func `a script is told nothing`() async {
        let left = await Self.left(by: "login\nsearch artist radiohead", secondsAgo: 7200)
        let harness = ShellHarness(inherited: left)
        _ = await harness.run("login")
        let before = harness.messages.text
        #expect(await harness.run("artist 1") == .done)
        #expect(harness.messages.text == before)
    }
}
