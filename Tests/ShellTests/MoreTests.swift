// `more`: which listing it continues, where it ends, and what it says when there is nothing to continue.

import Exchange
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct MoreTests {
    private static func shell(_ lines: String) async -> ShellHarness {
        let harness = ShellHarness(.prompt, width: 100)
        _ = await harness.run("login\n" + lines)
        _ = harness.screen.take()
        return harness
    }

    private static let track = #"{"track":{"uri":"spotify:track:2Lo8KfAnCIjaftk2R8vqse","name":"A"}}"#

    @Test func `more goes on with the newest listing that goes on, and says which`() async {
        let harness = await Self.shell("search track love\nsearch artist radiohead")
        _ = await harness.run("more")
        let shown = harness.screen.take().split(separator: "\n").map(String.init)
        #expect(shown.first == "More of search love:")
        #expect(shown.dropFirst().first?.hasPrefix("11  ") == true)
        let listings = await harness.shell.session.listings
        #expect(listings.last?.name == "search love")
        #expect(listings.count == 2)
        #expect((listings.last?.rows.count ?? 0) > 10)
    }

    @Test func `more does not show the same rows again`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login")
        await harness.simulator.inject(
            .status(200, body: #"{"items":[\#(Self.track)],"limit":50,"total":613,"next":"x"}"#),
            for: RequestMatcher(pathPrefix: "/v1/me/tracks"))
        _ = await harness.run("liked")
        _ = await harness.run("more")
        #expect(await harness.shell.session.lastStatus.code == 9)
        #expect(await harness.shell.session.listings.last?.rows.count == 1)
    }

    @Test func `at the end of recent it says that there is no more`() async {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login\nrecent")
        _ = harness.screen.take()
        for _ in 0..<5 { _ = await harness.run("more") }
        let shown = harness.screen.take()
        #expect(!shown.contains("Nothing has been played recently."), "\(shown)")
    }

    @Test func `a listing of one row has one row, here and in context`() async {
        let harness = await Self.shell("search artist tribute")
        _ = await harness.run("more")
        #expect(harness.screen.take() == "No more rows: this listing has 1 row.\n")
        _ = await harness.run("context")
        #expect(harness.screen.take().contains("search tribute: 1 row, just now"))
    }

    @Test func `the age of rows of the last shell is said`() async {
        let left = await ShellHarness(.prompt).prepared(by: "search track love").shell.session.listings
        let harness = await ShellHarness(.prompt, inherited: left).prepared()
        let result = await harness.result(of: "more")
        #expect(result.messages.hasPrefix("Rows of \"\(left.last?.name ?? "")\", just now\n"), "\(result.messages)")
        #expect(result.output.hasPrefix("11  "))
        #expect(result.requests == 1)
    }

    @Test func `what cannot be continued costs no request`() async {
        let harness = ShellHarness()
        let message = "-c:1:1: Nothing has been listed yet.\nFor example: search artist NAME\n"
        #expect(await harness.result(of: "more") == LineResult(messages: message, status: .notFound))
        #expect(await harness.result(of: "more 3") == .refused("-c:1:6: Unexpected argument: 3\nusage: more\n"))
    }
}
