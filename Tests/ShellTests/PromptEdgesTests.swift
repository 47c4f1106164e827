// What a prompt says at its edges, and where news goes while it is edited.

import Exchange
import FoundationEssentials
import Library
import Prompting
import Rendering
import ShellCommands
import ShellTesting
import SpotifySimulator
import Synchronization
import Testing

@testable import Shell

@Suite("The edges of the prompt")
struct PromptEdgesTests {
    private static let now = Date(timeIntervalSince1970: 1_800_000_000)

    private static func player(
        _ name: String, by artist: String? = "Radiohead", isPlaying: Bool = true, progress: Duration = .seconds(10)
    ) -> KnownPlayer {
        var item = KnownPlayer.Item(kind: "track", uri: "spotify:track:1", name: name)
        item.artist = artist
        item.duration = .seconds(60)
        var player = KnownPlayer()
        player.item = Known(item, at: now, by: .command)
        player.motion = Known(.init(isPlaying: isPlaying, progress: progress), at: now, by: .command)
        return player
    }

    @Test("What plays is named, cut, and never obeyed by the terminal")
    func playing() {
        let text = { (player: KnownPlayer, isPlain: Bool) in
            PromptText.playing(player, now: Self.now, isPlain: isPlain)?.text
        }
        #expect(text(Self.player("Airbag"), false) == "▶ Airbag — Radiohead")
        #expect(text(Self.player("Airbag", isPlaying: false), false) == "⏸ Airbag — Radiohead")
        #expect(text(Self.player("Airbag", by: nil), true) == "playing Airbag")
        #expect(text(Self.player("a\u{1B}]0;x\u{7}\nb\u{202E}", by: nil), true) == "playing a]0;x b")
        #expect(
            text(Self.player(String(repeating: "日", count: 100)), false) == "▶ " + String(repeating: "日", count: 17)
                + "…")
    }

    @Test("Nothing is said of what is not known, or is over by now")
    func notPlaying() {
        #expect(PromptText.playing(KnownPlayer(), now: Self.now, isPlain: false) == nil)
        let later = Self.now.addingTimeInterval(51)
        #expect(PromptText.playing(Self.player("Airbag"), now: later, isPlain: false) == nil)
        #expect(PromptText.playing(Self.player("Airbag", isPlaying: false), now: later, isPlain: false) != nil)
    }

    @Test("News goes above a line that is edited, but where messages go to a file, there")
    func news() {
        let above = Mutex<[String]>([])
        let terminal = BufferOutput(isTerminal: true)
        LiveLine(terminal, redraws: false, above: { text in above.withLock { $0.append(text) } })
            .say(.news(StyledText("The ban is over.")))
        #expect(above.withLock { $0 } == ["The ban is over.\n"])
        #expect(terminal.text == "")
        let file = BufferOutput(isTerminal: false)
        LiveLine(file, redraws: false, above: { text in above.withLock { $0.append(text) } })
            .say(.news(StyledText("The ban is over.")))
        #expect(file.text == "The ban is over.\n")
        #expect(above.withLock { $0.count } == 1)
    }

    @Test("The end of a refusal is said once, when it comes")
    func reopening() async throws {
        let harness = ShellHarness(.prompt)
        _ = await harness.run("login")
        await harness.simulator.inject(
            .limited(LimitAnswer(.quota, retryAfter: "7200")), for: RequestMatcher(pathPrefix: "/v1/search"), .first(1))
        #expect(await harness.run("search artist radiohead") == .limited)
        #expect(await harness.run("search artist abba") == .limited)
        #expect(await harness.run("nonsense") == .usage)
        let refusals = harness.refusals.all
        #expect(refusals.map(\.requests) == ["search requests", "search requests"])
        let said = Mutex<[String]>([])
        let (news, time) = (ReopeningNews(), ManualTime(harness.time.now))
        for refusal in refusals {
            news.announce(refusal, time: time) { report in
                if case .news(let text) = report { said.withLock { $0.append(text.plain) } }
            }
        }
        await news.settle()
        #expect(said.withLock { $0 } == ["Spotify accepts search requests again."])
        #expect(time.now >= (refusals.first?.end ?? .distantFuture))
    }
}
