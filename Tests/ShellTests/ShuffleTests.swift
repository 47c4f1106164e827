// `shuffle`: on, off, and the other of the two.

import Exchange
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct ShuffleTests {
    private static let set = "PUT /v1/me/player/shuffle"

    @Test func `without a value it is turned over, after a look where none is recent`() async {
        let harness = await ShellHarness.after("login", "play album:\"kid a\"")
        harness.time.advance(by: .seconds(20))
        await harness.expect("shuffle", shows: "Shuffle is on.\n", sends: ["GET /v1/me/player", Self.set])
        #expect(await harness.simulator.playback?.shuffle == true)
        harness.time.advance(by: .seconds(20))
        await harness.expect("shuffle", shows: "Shuffle is off.\n", sends: ["GET /v1/me/player", Self.set])
        #expect(await harness.simulator.playback?.shuffle == false)
    }

    @Test func `a value needs no look, and to turn on what is on is done`() async {
        let harness = await ShellHarness.after("login", "play album:\"kid a\"")
        harness.time.advance(by: .seconds(20))
        await harness.expect("shuffle on", shows: "Shuffle is on.\n", sends: [Self.set])
        await harness.expect("shuffle on", shows: "Shuffle is on.\n", sends: [Self.set])
        #expect(await harness.simulator.playback?.shuffle == true)
        await harness.expect(
            "shuffle off --dry-run", shows: "Would turn shuffle off.\n")
        #expect(await harness.simulator.playback?.shuffle == true)
    }

    @Test func `nothing is shuffled where nothing plays`() async {
        let harness = await ShellHarness.after("login", in: ShellHarness())
        await harness.expect(
            "shuffle", shows: "-c:1:1: Nothing is playing.\nStart something: play NAME\n", .notFound,
            sends: ["GET /v1/me/player"])
        await harness.expect(
            "shuffle on", shows: "-c:1:1: No device is active.\nTo choose one: devices, then device 1\n", .noDevice,
            sends: [Self.set])
        await harness.expect(
            "shuffle off on", shows: "-c:1:13: Unexpected argument: on\nusage: shuffle [on|off]\n", .usage)
    }
}
