// `playlist describe`: what is sent and kept, what Spotify refuses, and what is refused before.

import HTTPTypes
import Library
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct PlaylistDescribeTests {
    private static let path = OwnPlaylists.path(OwnPlaylists.road)
    /// What is said of the description that it has.
    private static let before = "Its description was “For long drives & short nights”. To have that back: undo\n"

    @Test func `a playlist has the new description, and the log the old one`() async {
        let harness = await ShellHarness.after("login", "playlists")
        await harness.expect(
            "playlist describe 1 Tom's & mine --dry-run",
            shows: Self.before + "Would describe Road Songs as “Tom's & mine”.\n")
        await harness.expect(
            "playlist describe 1 Tom's & mine", shows: Self.before + "Road Songs is described\n",
            sends: ["PUT " + Self.path])
        #expect(await OwnPlaylists.playlist("Road Songs", in: harness)?.description == "Tom's & mine")
        #expect(
            await OwnPlaylists.newestEdits(in: harness) == [
                .describe(
                    PlaylistDescription(
                        OwnPlaylists.edited("Road Songs"),
                        before: .init(description: "For long drives & short nights"),
                        after: .init(description: "Tom's & mine")))
            ])
        _ = await harness.run("info 1")
        #expect(harness.screen.take().contains("description    Tom's & mine"))
        _ = await harness.run("playlists | where description ~ tom | select name")
        #expect(harness.screen.take() == " 1  Road Songs\n")
    }

    @Test func `a description that it has already is looked at and not sent`() async {
        let harness = await ShellHarness.after("login", "playlists")
        await harness.expect(
            "playlist describe 1 For long drives & short nights", shows: "Road Songs is already described so\n",
            sends: ["GET " + Self.path])
        let odds = OwnPlaylists.path(OwnPlaylists.odds)
        await harness.expect(
            "playlist describe 2 ''", shows: "Odds and Ends is already without a description\n", sends: ["GET " + odds])
        #expect(await harness.changeLog.records(limit: nil).isEmpty)
    }

    @Test func `the old description is asked for where only the name is known`() async {
        let harness = await ShellHarness.after("login", "playlist odds and ends")
        await harness.expect(
            "playlist describe . What was left",
            shows:
                "It has no description yet. One can be changed, but only Spotify's own app can remove it again.\n"
                + "Odds and Ends is described\n",
            sends: [
                "GET " + OwnPlaylists.path(OwnPlaylists.odds), "PUT " + OwnPlaylists.path(OwnPlaylists.odds),
            ])
        #expect(
            await OwnPlaylists.newestEdits(in: harness) == [
                .describe(
                    PlaylistDescription(
                        OwnPlaylists.edited("Odds and Ends"), before: .init(description: ""),
                        after: .init(description: "What was left")))
            ])
    }

    @Test(arguments: ["''", "' '"])
    func `Spotify does not empty a description, and says so`(text: String) async {
        let harness = await ShellHarness.after("login", "playlists")
        await harness.expect(
            "playlist describe 1 \(text) --dry-run",
            shows: Self.before + "Would clear the description of Road Songs.\n")
        await harness.expect(
            "playlist describe 1 \(text)",
            shows: Self.before + "Spotify does not let apps empty a description.\n"
                + "Describe it in other words, or empty it in Spotify's own app.\n", .failed,
            sends: ["PUT " + Self.path])
        #expect(await harness.changeLog.records(limit: nil).isEmpty)
    }

    @Test(arguments: [
        (
            "see https://example.org",
            "Spotify did not accept this description, as it often does not where one names a "
                + "web address.\nLeave the address out, or write it in Spotify's own app, which takes it.\n"
        ),
        (
            "fine.by me",
            "Spotify did not accept this description: Invalid description.\n"
                + "Write it in other words.\n"
        ),
    ])
    func `a refused description is explained`(text: String, message: String) async {
        let harness = await ShellHarness.after("login", "playlists")
        await harness.simulator.inject(
            .status(400, body: #"{"error":{"status":400,"message":"Invalid description"}}"#),
            for: RequestMatcher(method: .put))
        await harness.expect(
            "playlist describe 1 \(text)", shows: Self.before + message, .failed, sends: ["PUT " + Self.path])
    }

    @Test(arguments: [
        ("'<b>loud</b>'", "<b>loud</b> is not a text without < and >.", ""),
        ("\"two\\nlines\"", "two\\nlines is not one line of text.", ""),
        ("\"\\u{1B}]0;x\\u{7}\"", "]0;x is not a text without control characters.", ""),
        (
            String(repeating: "x", count: 301),
            "TEXT is too long: it has 301 characters, and Spotify accepts 300. Nothing was sent.", "Shorten it. "
        ),
    ])
    func `what cannot be a description is refused before any request`(
        text: String, sentence: String, next: String
    ) async {
        let harness = await ShellHarness.after("login", "playlists", in: ShellHarness())
        await harness.expect(
            "playlist describe 1 \(text)",
            shows: "-c:1:21: \(sentence)\n\(next)Type: help playlist describe\n", .usage)
    }

    @Test func `emoji and marks of direction stay in it, and are not shown`() async {
        let harness = await ShellHarness.after("login", "playlists")
        let text = "\u{200F}שלום 🎧\u{202E}"
        _ = await harness.run("playlist describe 1 \(text) --dry-run")
        #expect(!harness.screen.take().contains("\u{202E}"))
        _ = await harness.run("playlist describe 1 \(text)")
        #expect(await OwnPlaylists.playlist("Road Songs", in: harness)?.description == text)
    }

    @Test func `a playlist of somebody else is left alone`() async {
        let harness = await ShellHarness.after("login", "playlists")
        await harness.expect(
            "playlist describe 4 x",
            shows: "Mira's Mornings belongs to Mira: only its owner can do this.\n"
                + "To list your own: playlists | where mine\n", .notAllowed)
    }
}
