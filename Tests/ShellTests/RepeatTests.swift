// `repeat`: what is repeated, by name, and the next of the three without one.

import Exchange
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct RepeatTests {
    private static let set = "PUT /v1/me/player/repeat"

    @Test func `without a value it goes from nothing to the album, to the track and back`() async {
        let harness = await ShellHarness.after("login", "play album:\"kid a\"")
        harness.time.advance(by: .seconds(20))
        await harness.expect(
            "repeat", shows: "Repeating the album or playlist.\n", sends: ["GET /v1/me/player", Self.set])
        #expect(await harness.simulator.playback?.repeatMode == .context)
        await harness.expect("repeat", shows: "Repeating the track.\n", sends: [Self.set])
        #expect(await harness.simulator.playback?.repeatMode == .track)
        await harness.expect("repeat", shows: "Repeat is off.\n", sends: [Self.set])
        #expect(await harness.simulator.playback?.repeatMode == .off)
    }

    @Test func `a value needs no look`() async {
        let harness = await ShellHarness.after("login", "play album:\"kid a\"")
        harness.time.advance(by: .seconds(20))
        await harness.expect("repeat context", shows: "Repeating the album or playlist.\n", sends: [Self.set])
        #expect(await harness.simulator.playback?.repeatMode == .context)
        await harness.expect(
            "repeat track --dry-run", shows: "Would set repeat to track.\n")
        #expect(await harness.simulator.playback?.repeatMode == .context)
    }

    @Test func `what cannot be repeated is refused`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "repeat album", shows: "-c:1:8: album is not off, track or context.\nType: help repeat\n", .usage)
        await harness.expect(
            "repeat", shows: "-c:1:1: Nothing is playing.\nStart something: play NAME\n", .notFound,
            sends: ["GET /v1/me/player"])
        await harness.expect(
            "repeat off", shows: "-c:1:1: No device is active.\nTo choose one: devices, then device 1\n", .noDevice,
            sends: [Self.set])
    }
}
