// What is known of the player: how far a track has come, when a look at Spotify is worth its request, and that a file
// which holds nonsense does no harm.

import FoundationEssentials
import Library
import Testing

struct KnownPlayerTests {
    private static let start = Date(timeIntervalSince1970: 1_795_000_000)

    /// A track of four minutes that was at one minute at the start.
    private func player(
        _ source: Known<KnownPlayer.Item?>.Source = .look, isPlaying: Bool = true, length: Duration? = .seconds(240)
    ) -> KnownPlayer {
        var item = KnownPlayer.Item(kind: "track", uri: "spotify:track:1", name: "Airbag")
        item.duration = length
        var player = KnownPlayer()
        player.item = Known(item, at: Self.start, by: source)
        player.motion = Known(.init(isPlaying: isPlaying, progress: .seconds(60)), at: Self.start, by: .look)
        return player
    }

    @Test(arguments: [
        (0.0, true, 60), (90, true, 150), (500, true, 240), (-30, true, 60), (1e300, true, 240), (90, false, 60),
    ])
    func `a track moves on while it plays, and never beyond its end`(after: Double, isPlaying: Bool, seconds: Int) {
        #expect(player(isPlaying: isPlaying).progress(at: Self.start + after) == .seconds(seconds))
    }

    @Test func `its end is known while it plays and its length is known`() {
        #expect(player().end == Self.start + 180)
        #expect(player(isPlaying: false).end == nil)
        #expect(player(length: nil).end == nil)
        #expect(KnownPlayer().end == nil)
        #expect(KnownPlayer().progress(at: Self.start) == nil)
    }

    @Test(arguments: [
        // A look answers scripts for 15 seconds, and a person never.
        (1.0, true, true), (14.9, true, true), (15, true, false), (1, false, false), (-1, true, false),
    ])
    func `a look is trusted by scripts for a while`(after: Double, isScript: Bool, isKnown: Bool) {
        #expect(player().tellsWhatPlays(at: Self.start + after, toScript: isScript) == isKnown)
    }

    @Test func `our own command is truer than Spotify for two seconds, and at the end of a track nothing is`() {
        var player = player(.command)
        player.commanded = Self.start
        #expect(player.tellsWhatPlays(at: Self.start + 1.9, toScript: false))
        #expect(!player.tellsWhatPlays(at: Self.start + 2, toScript: false))
        player.motion?.value.progress = .seconds(239)
        #expect(!player.tellsWhatPlays(at: Self.start + 1.5, toScript: true))
        #expect(!KnownPlayer().tellsWhatPlays(at: Self.start, toScript: true))
    }

    @Test func `of a file that holds nonsense only what can be true is left`() {
        var player = player()
        player.volume = Known(400, at: Self.start, by: .look)
        player.mutedVolume = -3
        player.shuffle = Known(true, at: Date(timeIntervalSince1970: -1e18), by: .look)
        player.commanded = Date(timeIntervalSince1970: 1e300)
        player.motion?.value.progress = .seconds(Int64.max / 4)
        player.devices = (0..<40).map { .init(id: nil, name: "\($0)") }
        let checked = player.plausible()
        #expect(checked.volume == nil)
        #expect(checked.mutedVolume == nil)
        #expect(checked.shuffle == nil)
        #expect(checked.commanded == nil)
        #expect(checked.motion?.value.progress == nil)
        #expect(checked.devices.count == KnownPlayer.deviceLimit)
        #expect(checked.item == player.item)
        #expect(self.player().plausible() == self.player())
    }

    @Test(arguments: [
        ("track", false), ("episode", false), ("chapter", false), ("album", true), ("playlist", true), ("", true),
    ])
    func `an album is a context, a track plays by itself`(kind: String, isContext: Bool) {
        #expect(KnownPlayer.Item(kind: kind, uri: nil, name: "").isContext == isContext)
    }
}
