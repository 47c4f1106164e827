// What Player owns: when a look at Spotify is worth its request, what is noted of changes that were made, refused or
// lost, and which device plays.

import Exchange
import Library
import Prompting
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

@testable import ShellCommands

struct PlayerTests {
    private static let airbag = "spotify:track:LDBoGZSZaFh7036rkPoTWD"
    private static let look = "GET /v1/me/player"

    /// A shell in which a track has been playing for a while.
    private func playing(_ change: (inout StageContext) -> Void = { _ in }) async -> CommandParts {
        let parts = await CommandParts(after: "tracks album:\"ok computer\"\nplay 1", change)
        parts.harness.time.advance(by: .seconds(60))
        return parts
    }

    private func pause(_ player: Player) async throws -> Bool {
        let change = Change("pause", domain: .player, requests: [.pause(device: nil)])
        return try await player.perform(change, reasons: ["ALREADY_PAUSED"]) {
            $0.motion?.value.isPlaying == false
        } noting: {
            $0.command(isPlaying: false, at: $1)
        }
    }

    // MARK: Looks

    @Test func `a part of the state is asked for once in two seconds`() async throws {
        let parts = await playing()
        let player = parts.services.player
        #expect(try await player.currentOrFetched(\.volume) == 60)
        #expect(try await player.currentOrFetched(\.volume) == 60)
        #expect(try await player.currentOrFetched(\.shuffle) == false)
        #expect(await parts.requests == [Self.look])
        parts.harness.time.advance(by: .seconds(2))
        #expect(try await player.currentOrFetched(\.volume) == 60)
        #expect(await parts.requests.count == 2)
    }

    @Test func `fresh answers are asked for each time`() async throws {
        let parts = await playing { $0.freshness = .fresh }
        for _ in 0..<2 { _ = try await parts.services.player.currentOrFetched(\.volume) }
        #expect(await parts.requests == [Self.look, Self.look])
    }

    @Test func `where nothing plays there is no state`() async throws {
        let parts = await CommandParts()
        await #expect(throws: ReferenceError.nothingPlaying) {
            try await parts.services.player.currentOrFetched(\.volume)
        }
        #expect(await parts.services.player.known().item?.value == nil)
    }

    @Test func `right after a command of ours a look waits until Spotify has noticed`() async throws {
        let parts = await CommandParts(after: "play \(Self.airbag)")
        let slept = parts.harness.time.sleeps.count
        // Without the pace of requests, which sleeps as well.
        try await RequestAllowance.$current.withValue(RequestAllowance(pace: .unlimited)) {
            try await parts.services.player.fetch()
            try await parts.services.player.fetch()
        }
        #expect(parts.harness.time.sleeps.dropFirst(slept) == [.milliseconds(Int64(KnownPlayer.settling * 1000))])
    }

    @Test func `what is known without a request costs none`() async throws {
        let parts = await playing()
        #expect(await parts.services.player.known().item?.value?.uri == Self.airbag)
        #expect(await parts.requests == [])
    }

    // MARK: Changes

    @Test func `what was done is noted`() async throws {
        let parts = await playing()
        #expect(try await pause(parts.services.player))
        #expect(await parts.requests == ["PUT /v1/me/player/pause"])
        let known = await parts.services.player.known()
        #expect(known.motion?.value.isPlaying == false)
        #expect(known.motion?.source == .command)
        #expect(known.commanded == parts.harness.time.now)
        #expect(await parts.harness.simulator.playback?.isPlaying == false)
    }

    @Test func `what is only said is not noted`() async throws {
        let parts = await playing { $0.changes = .said }
        #expect(try await pause(parts.services.player))
        #expect(await parts.requests == [])
        #expect(await parts.services.player.known().motion?.value.isPlaying == true)
        #expect(parts.harness.messages.text == "Would pause.\n")
    }

    @Test(arguments: [(Fault.notSent, true), (.connectionLost, false), (.status(500), false)])
    func `a request that may have acted leaves nothing certain`(fault: Fault, isCertain: Bool) async throws {
        let parts = await playing()
        await parts.harness.simulator.inject(fault)
        await #expect(throws: SpotifyError.self) { try await pause(parts.services.player) }
        #expect(await (parts.services.player.known().item != nil) == isCertain)
    }

    @Test func `a change that is refused as it was not needed counts as done`() async throws {
        let parts = await playing()
        let put = "PUT /v1/me/player/pause"
        #expect(try await pause(parts.services.player))
        // What a command of ours did a moment ago is known; later it takes a look.
        #expect(try await pause(parts.services.player) == false)
        #expect(await parts.requests == [put, put])
        parts.harness.time.advance(by: .seconds(10))
        #expect(try await pause(parts.services.player) == false)
        #expect(await parts.requests == [put, put, put, Self.look])
    }

    @Test func `a change that is refused though it was needed fails`() async throws {
        let parts = await playing()
        let body = #"{"error":{"status":403,"message":"x: Restriction violated","reason":"UNKNOWN"}}"#
        await parts.harness.simulator.inject(
            .status(403, body: body), for: RequestMatcher(pathPrefix: "/v1/me/player/pause"))
        let error = await #expect(throws: SpotifyError.self) { try await pause(parts.services.player) }
        guard case .restriction(let message, reason: "UNKNOWN")? = error, message.hasSuffix("Restriction violated")
        else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
    }

    // MARK: Devices

    @Test func `the session's device plays, without a request`() async throws {
        let parts = await CommandParts(after: "device laptop")
        #expect(try await parts.services.player.deviceToPlayOn(in: parts.session).name == "Laptop")
        #expect(await parts.requests == [])
    }

    @Test func `so does the one that is known to be active, for as long as that is trusted`() async throws {
        let parts = await CommandParts(after: "play \(Self.airbag)")
        // `play` has left its device to the session.
        var session = parts.session
        session.device = nil
        #expect(try await parts.services.player.deviceToPlayOn(in: session).name == "Laptop")
        #expect(await parts.requests == [])
        parts.harness.time.advance(by: .seconds(Int64(KnownPlayer.trust) + 1))
        #expect(try await parts.services.player.deviceToPlayOn(in: session).name == "Laptop")
        #expect(await parts.requests == ["GET /v1/me/player/devices"])
    }

    /// Two devices that take commands, none of them active.
    private static var silent: World {
        var world = World.demo
        world.devices = [SimulatedDevice("Kitchen", type: "Speaker"), SimulatedDevice("Study", type: "Speaker")]
        return world
    }

    @Test func `of several devices the default one plays, or the user says which`() async throws {
        let script = await CommandParts(ShellHarness(world: Self.silent))
        await #expect(throws: DeviceError.several(["Kitchen", "Study"])) {
            try await script.services.player.deviceToPlayOn(in: script.session)
        }
        let preferring = await CommandParts(ShellHarness(world: Self.silent), after: "set device.default study")
        #expect(try await preferring.services.player.deviceToPlayOn(in: preferring.session).name == "Study")
        let prompt = await CommandParts(
            ShellHarness(.prompt, world: Self.silent, answers: [.text("2", at: SourcePosition())]))
        #expect(try await prompt.services.player.deviceToPlayOn(in: prompt.session).name == "Study")
        #expect(
            prompt.harness.messages.text.hasPrefix("Where should it play?\n 1  Kitchen\n 2  Study\n"),
            "\(prompt.harness.messages.text)")
        for parts in [script, preferring, prompt] { #expect(await parts.requests == ["GET /v1/me/player/devices"]) }
    }

    @Test func `without a device there is none to play on`() async throws {
        var world = World.demo
        world.devices = []
        let parts = await CommandParts(ShellHarness(world: world))
        await #expect(throws: DeviceError.none(restricted: [])) {
            try await parts.services.player.deviceToPlayOn(in: parts.session)
        }
    }

    @Test func `a device is found by its name, its beginning or its ID, of those seen without a request`() async throws
    {
        let parts = await CommandParts(after: "devices")
        let player = parts.services.player
        let laptop = try await player.device(named: "LAP", in: parts.session)
        #expect(laptop.name == "Laptop")
        #expect(try await player.device(named: laptop.id, in: parts.session) == laptop)
        #expect(await parts.requests == [])
        await #expect(throws: DeviceError.unknown("attic", known: ["Laptop", "Living Room TV"])) {
            try await player.device(named: "attic", in: parts.session)
        }
        #expect(await parts.requests == ["GET /v1/me/player/devices"])
    }

    @Test func `a device that takes no commands is refused`() async throws {
        let parts = await CommandParts()
        await #expect(throws: DeviceError.restricted("Living Room TV")) {
            try await parts.services.player.device(named: "living", in: parts.session)
        }
    }

    @Test func `a device that has another ID now is found by its name, once`() async throws {
        let parts = await CommandParts()
        let old = DeviceChoice(id: String(repeating: "0", count: 40), name: "Laptop")
        var sentTo: [String] = []
        let found = try await parts.services.player.onDevice(old) { device in
            sentTo.append(device.id)
            try await parts.services.writer.perform(
                Change("play there", domain: .player, requests: [.transfer(to: device.id, play: nil)]))
        }
        #expect(found.name == "Laptop")
        #expect(sentTo == [old.id, found.id])
        #expect(
            await parts.requests == ["PUT /v1/me/player", "GET /v1/me/player/devices", "PUT /v1/me/player"])
        #expect(await parts.harness.simulator.devices.active?.name == "Laptop")
    }
}
