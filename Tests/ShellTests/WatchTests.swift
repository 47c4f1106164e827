// `watch`: the music from track to track, as news and as a live line, with few looks.

import Exchange
import HTTPTypes
import Prompting
import Shell
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

@testable import ShellCommands

struct WatchTests {
    @Test func `watch follows the music to its end, with a look at each end of a track`() async {
        let harness = await ShellHarness.after("login", "tracks album:\"ok computer\"", "play 11-12")
        harness.time.advance(by: .seconds(10))
        // One look every thirty seconds of 9:44, and one where a track ends.
        await harness.expect(
            "watch",
            shows: """
                ▶ Lucky — Radiohead · OK Computer
                To end: Ctrl-C   (the music continues)
                ▶ The Tourist — Radiohead · OK Computer
                Nothing is playing.

                """, sends: Array(repeating: "GET /v1/me/player", count: 21))
    }

    @Test func `a script is not told how to end it, and the live line moves with the clock`() async {
        let harness = await ShellHarness.after(
            "login", "tracks album:\"ok computer\"", "play 7 --only", in: ShellHarness())
        harness.time.advance(by: .seconds(10))
        _ = harness.live.take()
        #expect(await harness.run("watch") == .done)
        #expect(harness.screen.take() == "▶ Fitter Happier — Radiohead · OK Computer\nNothing is playing.\n")
        let lines = harness.live.take().split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.prefix(3) == ["0:10 / 1:57", "0:11 / 1:57", "0:12 / 1:57"])
        #expect(lines.dropLast(2).last == "1:57 / 1:57")
        // At the end the line is taken away.
        #expect(lines.suffix(2) == ["", ""])
    }

    @Test func `without symbols there is no live line`() async {
        let harness = await ShellHarness.after(
            "login", "tracks album:\"ok computer\"", "play 7 --only", "set plain on", in: ShellHarness())
        _ = harness.live.take()
        #expect(await harness.run("watch") == .done)
        #expect(harness.screen.take() == "> Fitter Happier — Radiohead · OK Computer\nNothing is playing.\n")
        #expect(harness.live.take() == "\n")
    }

    @Test func `where nothing plays one look ends it`() async {
        let harness = await ShellHarness.after("login")
        await harness.expect("watch", shows: "Nothing is playing.\n", sends: ["GET /v1/me/player"])
        await harness.expect("watch x", shows: "Unexpected argument: x\n  watch x\n        ^\nusage: watch\n", .usage)
    }

    // MARK: Keys

    /// A prompt at which `watch` has these keys, while Fitter Happier plays and is at 0:10; the requests of its start
    /// are forgotten.
    private func watched(
        _ presses: [(after: Int, keys: String)], plain: Bool = false, elsewhere: [Int: String] = [:]
    ) async -> ShellHarness {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: .demo, time: time)
        let other = Elsewhere(simulator, at: elsewhere)
        let harness = ShellHarness(
            .prompt, network: other, of: simulator, time: time, keys: ScriptedKeys(time, presses))
        _ = await harness.run("login; tracks album:\"ok computer\"; play 7" + (plain ? "; set plain on" : ""))
        time.advance(by: .seconds(10))
        _ = (harness.screen.take(), harness.live.take())
        await harness.simulator.clearLog()
        await other.begin()
        return harness
    }

    /// What the second row said that keys have done, each once.
    private func notes(_ harness: ShellHarness) -> [String] {
        let lines = harness.live.take().split(separator: "\n").map(String.init)
        let notes = lines.filter { !$0.contains(" / ") && !$0.hasPrefix("space") }
        return zip([""] + notes, notes).filter { $0 != $1 }.map(\.1)
    }

    @Test func `the space bar pauses and resumes, with one request each, and q ends`() async {
        let harness = await watched([(2, " "), (40, " "), (42, "q")])
        #expect(await harness.run("watch") == .done)
        #expect(harness.screen.take() == "▶ Fitter Happier — Radiohead · OK Computer\n")
        let log = await harness.simulator.log.lines
        #expect(
            log == [
                "GET /v1/me/player", "PUT /v1/me/player/pause", "GET /v1/me/player", "PUT /v1/me/player/play",
            ])
        let lines = harness.live.take().split(separator: "\n").map(String.init)
        #expect(lines.first == "0:10 / 1:57")
        #expect(lines[1] == "space pause · n next · p previous · + - volume · ← → seek · l like · q quit")
        #expect(lines.contains("⏸ 0:12 / 1:57") && lines.last(where: { $0.contains(" / ") }) == "0:14 / 1:57")
    }

    @Test func `a key that is held down costs one request for all that came meanwhile`() async {
        let harness = await watched([(1, "+++"), (2, "---+"), (3, ">>"), (4, "<"), (5, "xq\u{1B}")])
        #expect(await harness.run("watch") == .done)
        #expect(harness.screen.take() == "▶ Fitter Happier — Radiohead · OK Computer\n")
        #expect(
            await harness.simulator.log.lines == [
                "GET /v1/me/player", "PUT /v1/me/player/volume", "PUT /v1/me/player/volume", "PUT /v1/me/player/seek",
                "PUT /v1/me/player/seek",
            ])
        #expect(notes(harness) == ["volume 75", "volume 65", "at 0:33", "at 0:24"])
    }

    @Test func `a skip costs a look besides, and the new track is said`() async {
        let harness = await watched([(1, "n"), (8, "p"), (16, "q")])
        #expect(await harness.run("watch") == .done)
        #expect(
            harness.screen.take() == """
                ▶ Fitter Happier — Radiohead · OK Computer
                ▶ Electioneering — Radiohead · OK Computer
                ▶ Fitter Happier — Radiohead · OK Computer

                """)
        #expect(
            await harness.simulator.log.lines == [
                "GET /v1/me/player", "POST /v1/me/player/next", "GET /v1/me/player", "POST /v1/me/player/previous",
                "GET /v1/me/player",
            ])
    }

    @Test func `what plays is liked, and a key that fails says why and ends nothing`() async {
        let harness = await watched([(1, "l"), (2, "+"), (4, "q")])
        let refusal = #"{"error":{"status":403,"message":"Restriction violated","reason":"UNKNOWN"}}"#
        await harness.simulator.inject(
            .status(403, body: refusal), for: RequestMatcher(pathPrefix: "/v1/me/player/volume"))
        #expect(await harness.run("watch") == .done)
        let screen = harness.screen.take()
        #expect(screen.contains("+ Liked Fitter Happier — Radiohead · OK Computer\n"), "\(screen)")
    }

    @Test func `without symbols the keys are named once, and each says what it has done`() async {
        let harness = await watched([(1, "+"), (2, "q")], plain: true)
        #expect(await harness.run("watch") == .done)
        #expect(
            harness.screen.take() == """
                > Fitter Happier — Radiohead · OK Computer
                Keys: space pause, n next, p previous, + - volume, arrows seek, l like, q quit
                volume 65

                """)
        #expect(harness.live.take() == "\n")
    }

    @Test func `music that is paused elsewhere is waited for, and said where nothing is drawn`() async {
        // Looks are at 0, 30 and 60 seconds.
        let harness = await watched([(75, "q")], elsewhere: [2: "pause", 3: "play"])
        #expect(await harness.run("watch") == .done)
        #expect(harness.screen.take() == "▶ Fitter Happier — Radiohead · OK Computer\n")
        let rows = harness.live.take().split(separator: "\n").map(String.init)
        #expect(rows.contains("⏸ 0:40 / 1:57") && rows.contains("paused") && rows.contains("resumed"))
        #expect(rows.last(where: { $0.contains(" / ") }) == "0:55 / 1:57")

        let plain = await watched([(75, "q")], plain: true, elsewhere: [2: "pause", 3: "play"])
        #expect(await plain.run("watch") == .done)
        #expect(plain.screen.take().hasSuffix("seek, l like, q quit\npaused\nresumed\n"))
    }

    @Test func `what is paused when it begins is shown, and the space bar resumes it`() async {
        let harness = await watched([(2, " "), (5, "q")])
        _ = await harness.run("pause")
        await harness.simulator.clearLog()
        _ = (harness.screen.take(), harness.live.take())
        #expect(await harness.run("watch") == .done)
        #expect(harness.screen.take() == "⏸ Fitter Happier — Radiohead · OK Computer\n")
        #expect(await harness.simulator.log.lines == ["GET /v1/me/player", "PUT /v1/me/player/play"])
        let rows = harness.live.take().split(separator: "\n").filter { $0.contains(" / ") }.map(String.init)
        #expect(rows.first == "⏸ 0:10 / 1:57" && rows.last == "0:13 / 1:57")
    }

    @Test func `music that has come to its end is not waited for`() async {
        let harness = await watched([(1000, "q")])
        _ = await harness.run("play 12 --only")
        _ = harness.screen.take()
        #expect(await harness.run("watch") == .done)
        #expect(harness.screen.take() == "▶ The Tourist — Radiohead · OK Computer\nNothing is playing.\n")
    }

    @Test func `in a script there are no keys`() async {
        let time = ManualTime()
        let keys = ScriptedKeys(time, [(0, "q")])
        let harness = ShellHarness(time: time, keys: keys)
        #expect(await harness.run("login; play track:\"fitter happier\" --only; watch") == .done)
        #expect(harness.messages.text.hasSuffix("▶ Fitter Happier — Radiohead · OK Computer\nNothing is playing.\n"))
    }

    @Test func `keys that mean nothing here, or come as an Alt or a paste, do nothing`() {
        let keys: [PressedKey] = [.character("x"), .other, .character("é"), .character("Q"), .character("\u{7F}")]
        #expect(WatchAction.actions(of: keys) == [])
        #expect(
            WatchAction.actions(of: [.left, .left, .character("l"), .character("l"), .right])
                == [.seek(-20), .like, .seek(10)])
    }
}

/// Another client of the same account, which pauses and resumes before looks of juke's at what plays.
private actor Elsewhere: Exchange {
    private let base: SpotifySimulator
    /// What it does before which of the looks, counted from 1.
    private let acts: [Int: String]
    /// nil before it begins.
    private var looks: Int?

    init(_ base: SpotifySimulator, at acts: [Int: String]) { (self.base, self.acts) = (base, acts) }

    func begin() { looks = 0 }

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        if let before = looks, request.method == .get, request.path?.prefix(while: { $0 != "?" }) == "/v1/me/player" {
            looks = before + 1
            if let act = acts[before + 1] {
                var other = request
                (other.method, other.path) = (.put, "/v1/me/player/" + act)
                other.headerFields[.contentLength] = "0"
                let answer = try await base.send(other, body: []).0
                #expect(answer.status == .noContent)
            }
        }
        return try await base.send(request, body: body)
    }
}
