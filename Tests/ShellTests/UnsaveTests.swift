// `unsave`: one thing at once, several after a question, and what was never saved.

import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct UnsaveTests {
    private static let delete = "DELETE /v1/me/library"

    @Test(arguments: [("y", true), ("n", false)])
    func `several are asked about first, each once`(answer: String, isDone: Bool) async {
        let answers = [LineEvent.text(answer, at: SourcePosition())]
        let harness = await ShellHarness.after("login", "liked", in: ShellHarness(.prompt, answers: answers))
        #expect(await harness.run("unsave 1 2 1") == (isDone ? .done : .failed))
        #expect(harness.screen.take() == (isDone ? "- Removed 2 tracks\n" : "Nothing was done.\n"))
        #expect(await LikeTests.liked(in: harness).count == (isDone ? 58 : 60))
        #expect(await LikeTests.liked(in: harness).contains("Soma") == !isDone)
    }

    @Test func `a script says --yes for several`() async {
        let harness = await ShellHarness.after("login", "saved albums", in: ShellHarness())
        await harness.expect(
            "unsave 1-2",
            shows: "-c:1:1: juke would ask \"Remove 2 albums?\", but cannot ask here.\n"
                + "To go ahead without being asked: --yes\n", .usage)
        #expect(await SaveTests.albums(in: harness).count == 12)
        await harness.expect("unsave 1-2 --yes", shows: "- Removed 2 albums\n", sends: [Self.delete])
        #expect(await SaveTests.albums(in: harness).count == 10)
        #expect(await LikeTests.liked(in: harness).count == 60)
    }

    @Test func `to remove what is not saved changes nothing`() async {
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"")
        await harness.expect("unsave 2", shows: "Not saved: Paranoid Android\n", sends: ["GET /v1/me/library/contains"])
        #expect(await LikeTests.liked(in: harness).count == 60)
        await harness.expect(
            "unsave 99",
            shows: """
                There is no row 99: this listing (tracks album:"ok computer") has only 12 rows.
                  unsave 99
                         ^^
                If 99 is a name, quote it: "99"

                """, .notFound)
    }

    @Test func `a dry run needs nobody's consent`() async {
        let harness = await ShellHarness.after("login", "liked", in: ShellHarness())
        await harness.expect(
            "liked | take 2 | unsave --dry-run",
            shows: "Would remove 2 tracks.\n")
        #expect(await LikeTests.liked(in: harness).count == 60)
    }
}
