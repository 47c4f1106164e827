// The player on a clock: what plays, from what, where, and what it refuses (SpotifyContract §5).

import Exchange
import FoundationEssentials
import HTTPTypes
import Testing

@testable import SpotifySimulator

struct PlayerTests {
    private func play(_ caller: Caller, _ body: String, on device: String? = nil) async throws -> Answer {
        try await caller.put("/me/player/play" + (device.map { "?device_id=\($0)" } ?? ""), body)
    }

    private var album: String {
        #"{"context_uri":"spotify:album:\#(TestWorld.album("OK Computer"))","offset":{"position":1}}"#
    }

    @Test func `without an active device play is refused, with one named it plays`() async throws {
        let caller = try await Caller.loggedIn()
        #expect(
            try await play(caller, album).error == "404 Player command failed: No active device found NO_ACTIVE_DEVICE")
        #expect(try await play(caller, album, on: TestWorld.laptop).status == 204)
        let playback = try #require(await caller.simulator.playback)
        #expect(playback.trackName == "Paranoid Android")
        #expect(playback.deviceName == "Laptop")
        #expect(playback.contextURI == "spotify:album:\(TestWorld.album("OK Computer"))")
    }

    @Test func `tracks follow each other as time goes by`() async throws {
        let caller = try await Caller.loggedIn()
        _ = try await play(caller, album, on: TestWorld.laptop)
        caller.time.advance(by: .seconds(387 + 10))
        let now = try await caller.get("/me/player").json
        #expect(now["item"]?["name"]?.asString == "Subterranean Homesick Alien")
        #expect(now["progress_ms"]?.asInt == 10_000)
        #expect(now["is_playing"]?.asBool == true)
        caller.time.advance(by: .seconds(600))
        #expect(await caller.simulator.playback?.isPlaying == false)
    }

    @Test func `pause, resume and skip move what plays`() async throws {
        let caller = try await Caller.loggedIn()
        _ = try await play(caller, album, on: TestWorld.laptop)
        caller.time.advance(by: .seconds(5))
        #expect(try await caller.put("/me/player/pause").status == 204)
        caller.time.advance(by: .seconds(500))
        #expect(await caller.simulator.playback?.progress == .seconds(5))
        #expect(
            try await caller.put("/me/player/pause").error.hasPrefix("403 Player command failed: Restriction violated"))
        #expect(try await caller.put("/me/player/play").status == 204)
        #expect(try await caller.post("/me/player/next").status == 204)
        #expect(await caller.simulator.playback?.trackName == "Subterranean Homesick Alien")
        #expect(try await caller.post("/me/player/previous").status == 204)
        #expect(await caller.simulator.playback?.trackName == "Paranoid Android")
    }

    @Test func `what is queued plays next, and a short queue is padded`() async throws {
        let caller = try await Caller.loggedIn()
        _ = try await play(caller, album, on: TestWorld.laptop)
        #expect(try await caller.post("/me/player/queue?uri=spotify:track:\(TestWorld.track("15 Step"))").status == 204)
        let queue = try await caller.get("/me/player/queue").json
        #expect(queue["currently_playing"]?["name"]?.asString == "Paranoid Android")
        #expect(queue["queue"]?.names.prefix(2) == ["15 Step", "Subterranean Homesick Alien"])
        #expect(queue["queue"]?.names.count == 20)
        _ = try await caller.post("/me/player/next")
        #expect(await caller.simulator.playback?.trackName == "15 Step")
    }

    @Test func `devices come, go and refuse`() async throws {
        let caller = try await Caller.loggedIn()
        #expect(
            try await caller.get("/me/player/devices").json["devices"]?.names == ["Laptop", "Living Room TV", "Amp"])
        #expect(try await caller.get("/me/player").status == 204)
        #expect(try await play(caller, album, on: TestWorld.television).status == 403)
        #expect(try await play(caller, album, on: TestWorld.phone).status == 404)
        _ = try await play(caller, album, on: TestWorld.laptop)
        #expect(
            try await caller.get("/me/player/devices").json["devices"]?.names
                == ["Laptop", "Living Room TV", "Kitchen", "Amp"])
        #expect(
            try await caller.send(.put, "/v1/me/player", body: #"{"device_ids":["\#(TestWorld.kitchen)"]}"#).status
                == 204)
        #expect(await caller.simulator.devices.active?.name == "Kitchen")
    }

    @Test func `body-less commands must say their length`() async throws {
        let caller = try await Caller.loggedIn()
        #expect(try await caller.send(.put, "/v1/me/player/pause", sayingLength: false).status == 411)
    }

    @Test func `a login without the scope is refused`() async throws {
        let caller = try await Caller.loggedIn(scopes: ["user-read-playback-state"])
        #expect(try await play(caller, album, on: TestWorld.laptop).error == "403 Insufficient client scope")
        #expect(try await caller.get("/me/player/devices").status == 200)
    }

    @Test func `too many requests in half a minute are told to wait, a day's quota to come back tomorrow`() async throws
    {
        let rules = QuotaRules(windowRequests: 3, windowSeconds: 30, daily: [.search: 5], otherDaily: 100)
        let caller = try await Caller.loggedIn(TestWorld.world, SimulatorConfiguration(quota: rules))
        for _ in 0..<3 { #expect(try await caller.get("/search?q=x&type=artist").status == 200) }
        caller.time.advance(by: .seconds(10))
        let short = try await caller.get("/search?q=x&type=artist")
        #expect(short.status == 429)
        #expect(short.response.headerFields[.retryAfter] == "20")
        caller.time.advance(by: .seconds(20))
        for _ in 0..<2 { #expect(try await caller.get("/search?q=x&type=artist").status == 200) }
        caller.time.advance(by: .seconds(40))
        let long = try await caller.get("/search?q=x&type=artist")
        #expect(long.status == 429)
        #expect(long.text.contains("QUOTA_EXCEEDED"))
    }
}
