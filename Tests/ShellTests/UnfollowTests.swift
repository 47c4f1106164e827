// `unfollow`: one at once, several after a question, and playlists that are left.

import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct UnfollowTests {
    private static let delete = "DELETE /v1/me/library"

    @Test func `one is not followed any more, without a question`() async {
        let harness = await ShellHarness.after("login", "following", in: ShellHarness())
        let before = await FollowTests.followed(in: harness)
        await harness.expect(
            "unfollow 1 --dry-run", shows: "Would unfollow Ed Sheeran.\n")
        #expect(await FollowTests.followed(in: harness) == before)
        await harness.expect("unfollow 1", shows: "- No longer following Ed Sheeran\n", sends: [Self.delete])
        #expect(await FollowTests.followed(in: harness) == before.filter { $0 != "Ed Sheeran" })
    }

    @Test(arguments: [("y", true), ("n", false), ("", false)])
    func `several are asked about first`(answer: String, isDone: Bool) async {
        let answers = [LineEvent.text(answer, at: SourcePosition())]
        let harness = await ShellHarness.after("login", "following", in: ShellHarness(.prompt, answers: answers))
        let before = await FollowTests.followed(in: harness).count
        #expect(await harness.run("unfollow 1-2") == (isDone ? .done : .failed))
        #expect(harness.screen.take() == (isDone ? "- No longer following 2 artists\n" : "Nothing was done.\n"))
        #expect(await FollowTests.followed(in: harness).count == before - (isDone ? 2 : 0))
    }

    @Test func `a script says --yes for several`() async {
        let harness = await ShellHarness.after("login", "following", in: ShellHarness())
        await harness.expect(
            "following | take 2 | unfollow",
            shows: "-c:1:1: juke would ask \"Unfollow 2 artists?\", but cannot ask here.\n"
                + "To go ahead without being asked: --yes\n", .usage)
        await harness.expect(
            "following | take 2 | unfollow --yes", shows: "- No longer following 2 artists\n", sends: [Self.delete])
        await harness.expect(
            "unfollow",
            shows: "-c:1:9: unfollow needs rows, names or URIs, such as: unfollow 2\nusage: unfollow [X...] [--yes]\n",
            .usage)
    }

    @Test func `a playlist of one's own is gone with its last follower`() async {
        let harness = await ShellHarness.after("login", "playlists", in: ShellHarness())
        await harness.expect(
            "unfollow playlist:\"road songs\"",
            shows: "-c:1:1: juke would ask \"Unfollow Road Songs? It is your own, and is deleted so.\", but cannot ask "
                + "here.\nTo go ahead without being asked: --yes\n", .usage)
        _ = await harness.run("unfollow playlist:\"road songs\" --yes")
        #expect(harness.screen.take() == "- No longer following Road Songs\n")
        #expect(await harness.simulator.world.playlists.first { $0.name == "Road Songs" }?.isAbandoned == true)
    }
}
