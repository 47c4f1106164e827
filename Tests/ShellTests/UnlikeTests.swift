// `unlike`: what plays is not in the library afterwards, without a question.

import Exchange
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct UnlikeTests {
    private static let delete = "DELETE /v1/me/library"

    @Test func `what plays is taken out, after a look where none is recent`() async {
        let harness = await ShellHarness.after("login", "play liked")
        harness.time.advance(by: .seconds(20))
        await harness.expect(
            "unlike --dry-run", shows: "Would unlike Soma.\n",
            sends: ["GET /v1/me/player"])
        #expect(await LikeTests.liked(in: harness).last == "Soma")
        await harness.expect(
            "unlike", shows: "- No longer liked: Soma — The Strokes · Is This It\n",
            sends: ["GET /v1/me/library/contains", Self.delete])
        #expect(await LikeTests.liked(in: harness).last == "(Exchange)")
        #expect(await LikeTests.liked(in: harness).count == 59)
    }

    @Test func `to unlike what was never liked changes nothing`() async {
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"", "play 2", in: ShellHarness())
        await harness.expect(
            "unlike", shows: "Not liked: Paranoid Android — Radiohead · OK Computer\n",
            sends: ["GET /v1/me/library/contains"])
        #expect(await LikeTests.liked(in: harness).count == 60)
    }

    @Test func `where nothing plays nothing is sent but the look`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "unlike", shows: "-c:1:1: Nothing is playing.\nStart something: play NAME\n", .notFound,
            sends: ["GET /v1/me/player"])
        await harness.expect("unlike 1", shows: "-c:1:8: Unexpected argument: 1\nusage: unlike\n", .usage)
    }
}
