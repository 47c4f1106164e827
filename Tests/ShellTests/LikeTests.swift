// `like`: what plays is in the library afterwards, after a look where none is recent.

import Exchange
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct LikeTests {
    private static let put = "PUT /v1/me/library"
    private static let look = "GET /v1/me/player"
    private static let contains = "GET /v1/me/library/contains"

    @Test func `like takes what a look just brought`() async {
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"", "play 2")
        harness.time.advance(by: .seconds(20))
        let shown = "+ Liked Paranoid Android — Radiohead · OK Computer\n"
        await harness.expect("like", shows: shown, sends: [Self.look, Self.contains, Self.put])
        let again = "Liked before: Paranoid Android — Radiohead · OK Computer\n"
        await harness.expect("like", shows: again)
        #expect(await Self.liked(in: harness).last == "Paranoid Android")
        #expect(await Self.liked(in: harness).count == 61)
    }

    @Test func `an episode is saved among the episodes`() async {
        let harness = await ShellHarness.after("login", "episodes show:nachtzug", "play 1")
        await harness.expect(
            "like", shows: "+ Liked Von Köln nach Wien — Nachtzug\n", sends: [Self.contains, Self.put])
        let world = await harness.simulator.world
        let saved = world.library(of: world.users[0].id).episodes.entries.map(\.element)
        #expect(saved.last.map { world.catalogue.spoken.episodes[$0].name } == "Von Köln nach Wien")
    }

    @Test func `a dry run likes nothing, and so does a script where nothing plays`() async {
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"", "play 2")
        await harness.expect(
            "like --dry-run", shows: "Would like Paranoid Android.\n")
        #expect(await Self.liked(in: harness).count == 60)
        let idle = await ShellHarness.after("login", in: ShellHarness())
        await idle.expect(
            "like", shows: "-c:1:1: Nothing is playing.\nStart something: play NAME\n", .notFound, sends: [Self.look])
        await idle.expect("like 1", shows: "-c:1:6: Unexpected argument: 1\nusage: like\n", .usage)
    }

    /// The names of the liked songs, the latest last.
    static func liked(in harness: ShellHarness) async -> [String] {
        let world = await harness.simulator.world
        return world.library(of: world.users[0].id).tracks.entries.map { world.catalogue.tracks[$0.element].name }
    }
}
