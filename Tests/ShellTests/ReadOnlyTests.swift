// Read-only: what is refused, before any request, what is not, and what lifts it.

import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct ReadOnlyTests {
    private static func refusal(_ cause: String, _ remedy: String) -> String {
        "Library and playlists may only be looked at here (\(cause)), so nothing was changed.\n"
            + "To allow changes: \(remedy)\n"
    }

    private static let inShell = refusal("read-only is on", "set read-only off")
    private static let inProfile = refusal("this profile is read-only", "set read-only off --save")
    private static let inRun = refusal("juke was started with --read-only", "start juke without --read-only")

    @Test(arguments: [
        "save 1", "like", "unfollow \"Kitchen Party\"", "follow artist:radiohead", "queue save Tonight",
        "playlist rename \"Odds and Ends\" Rest", "playlist describe 1 x", "playlist public 1", "playlist private 1",
        "playlist collaborative 1 on", "playlist delete 1 --yes", "search track love | save",
    ])
    func `no change of library or playlists is sent, and nothing is read for it`(line: String) async {
        let harness = await ShellHarness.after("login", "playlists", "set read-only on")
        await harness.expect(line, shows: Self.inShell, .notAllowed)
    }

    @Test func `dry runs, estimates, looking and the player are free`() async {
        let harness = await ShellHarness.after("login", "playlists", "set read-only on")
        await harness.expect("playlist rename 1 Drives --dry-run", shows: "Would rename Road Songs to Drives.\n")
        _ = await harness.run("budget playlist rename 1 Drives")
        #expect(harness.screen.take().contains("1 request"))
        #expect(await harness.run("device laptop\nplay 1\nqueue add 1-2") != .notAllowed)
        #expect(await harness.run("playlists | where mine | count") == .done)
        await harness.expect("set read-only off", shows: "")
        #expect(await harness.run("playlist rename 1 Drives") == .done)
        #expect(await OwnPlaylists.playlist("Drives", in: harness) != nil)
    }

    @Test func `a profile keeps it, for every shell, until that is taken back`() async {
        let log = InMemoryChangeLog()
        let harness = await ShellHarness.after(
            "login", "playlists", in: ShellHarness(.prompt, width: 120, changeLog: log))
        await harness.expect(
            "set read-only on --save --dry-run",
            shows: "Would let this profile only look.\nWould set read-only to on.\n")
        #expect(await log.isReadOnly() == false)
        await harness.expect(
            "set read-only on --save",
            shows:
                "This profile is read-only from now on, also in scripts. To allow changes: set read-only off --save\n")
        #expect(harness.scripts.files.isEmpty)
        let script = await ShellHarness.after("login", "playlists", in: ShellHarness(changeLog: log))
        await script.expect("playlist rename 1 Drives", shows: "-c:1:1: " + Self.inProfile, .notAllowed)
        await script.expect("set read-only off", shows: "-c:1:1: " + Self.inProfile, .notAllowed)
        await script.expect(
            "set read-only",
            shows: "read-only\ton\tprofile\twhether library and playlists may only be looked at\t\n")
        await script.expect(
            "set read-only off --save", shows: "This profile may change library and playlists.\n")
        #expect(await script.run("playlist rename 1 Drives") == .done)
    }

    @Test func `what the command line says is not lifted by a line`() async throws {
        let flags = try Invocation(["--read-only"]).settings
        let harness = await ShellHarness.after(
            "login", "playlists", in: ShellHarness(.prompt, width: 120, flags: flags))
        await harness.expect("playlist rename 1 Drives", shows: Self.inRun, .notAllowed)
        for line in ["set read-only off", "set read-only off --save", "set read-only default --save"] {
            await harness.expect(line, shows: Self.inRun, .notAllowed)
        }
        await harness.expect("set read-only on; set read-only default", shows: "")
        await harness.expect("playlist rename 1 Drives", shows: Self.inRun, .notAllowed)
        #expect(await OwnPlaylists.playlist("Road Songs", in: harness) != nil)
    }

    @Test func `doctor and capabilities say so`() async throws {
        let harness = await ShellHarness.after("login", "set read-only on", in: ShellHarness())
        _ = await harness.run("doctor | where name = changes")
        #expect(
            harness.screen.take()
                == "changes\tgood\tlibrary and playlists may only be looked at\tto allow changes: set read-only off\t\n"
        )
        _ = await harness.run("capabilities | where name in (save, play)")
        #expect(harness.screen.take() == "play\ttrue\t\t\nsave\tfalse\tread-only: set read-only off\t\n")
        _ = await harness.run("set read-only off; doctor | where name = changes")
        #expect(harness.output.text.hasSuffix("read-only: set read-only off\t\n"))
    }
}
