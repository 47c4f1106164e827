// What is saved or followed again by an undo has a new date: that is said before, also where the undo is only said or
// planned.

import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import Testing

struct UndoDatesTests {
    private static let save = ["PUT /v1/me/library"]

    @Test func `several things get new dates, and perhaps another order`() async {
        let harness = await ShellHarness.after("login", "liked", "unsave 1-3 --yes")
        let note = "They will be saved with new dates, and perhaps in another order.\n"
        await harness.expect("undo --dry-run", shows: note + "Would take back: remove 3 tracks.\n")
        await harness.expect("undo", shows: note + "- Took back: remove 3 tracks.\n", sends: Self.save)
    }

    @Test func `one thing gets a new date`() async {
        let harness = await ShellHarness.after("login", "liked", "unsave 2", "begin")
        await harness.expect(
            "undo 1",
            shows: "It will be saved with a new date.\nPlanned: take back: remove "
                + "\(await harness.shell.session.listings.last?.rows[1].name ?? "") (1 request).\n")
    }

    @Test func `what is followed again is followed as of now`() async {
        let harness = await ShellHarness.after("login", "following", "unfollow 1")
        let name = await harness.shell.session.listings.last?.rows[0].name ?? ""
        await harness.expect(
            "undo",
            shows: "It will be followed as of now, so it may have another place in your lists.\n"
                + "- Took back: unfollow \(name).\n", sends: Self.save)
        _ = await harness.run("unfollow 1-2 --yes")
        await harness.expect(
            "undo",
            shows: "They will be followed as of now, and perhaps in another order.\n"
                + "- Took back: unfollow 2 artists.\n", sends: Self.save)
    }
}
