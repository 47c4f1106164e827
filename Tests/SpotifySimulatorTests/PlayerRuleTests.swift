// What the player refuses and the odd states it gets into: restrictions, contexts, episodes, advertisements, private
// sessions, lag, and what was heard (SpotifyContract §5).

import Exchange
import FoundationEssentials
import Testing

@testable import SpotifySimulator

struct PlayerRuleTests {
    @Test(arguments: [("true", true), ("True", true), ("FALSE", false)])
    func `shuffle is switched by a word, whatever its capitals`(word: String, isOn: Bool) async throws {
        let caller = try await Caller.playing()
        #expect(try await caller.put("/me/player/shuffle?state=\(word)").status == 204)
        #expect(await caller.simulator.playback?.shuffle == isOn)
        #expect(try await caller.put("/me/player/shuffle?state=on").error == "400 Invalid state")
    }

    private let spoken = TestWorld.catalogue.spoken

    private func play(_ caller: Caller, _ body: String) async throws -> Answer {
        try await caller.put("/me/player/play?device_id=\(TestWorld.laptop)", body)
    }

    private func track(_ name: String) -> String { "spotify:track:\(TestWorld.track(name))" }

    @Test(arguments: [
        ("{", "400 Malformed json"), (#"{"context_uri":"spotify:track:x"}"#, "400 Non supported context uri"),
        (#"{"uris":["spotify:album:x"]}"#, "400 Unsupported uri kind: album"),
        (#"{"uris":[]}"#, "400 Invalid uris"),
        (
            #"{"context_uri":"spotify:artist:\#(TestWorld.artist("Radiohead"))","offset":{"position":1}}"#,
            "400 Can't have offset for context type: ARTIST"
        ),
        (
            #"{"context_uri":"spotify:album:\#(TestWorld.album("In Rainbows"))","offset":{"position":9}}"#,
            "403 Player command failed: Restriction violated UNKNOWN"
        ),
    ])
    func `bodies of play that make no sense are refused`(body: String, error: String) async throws {
        #expect(try await play(try await Caller.loggedIn(), body).error == error)
    }

    @Test func `eight hundred URIs can be played, one more is too much`() async throws {
        let caller = try await Caller.loggedIn()
        let uri = "\"\(track("Airbag"))\""
        let most = Array(repeating: uri, count: 800).joined(separator: ",")
        #expect(try await play(caller, #"{"uris":[\#(most)]}"#).status == 204)
        #expect(try await play(caller, #"{"uris":[\#(most),\#(uri)]}"#).status == 413)
    }

    @Test func `playing while playing and skipping with nothing to skip are restrictions`() async throws {
        let caller = try await Caller.playing()
        let restriction = "403 Player command failed: Restriction violated UNKNOWN"
        #expect(try await caller.put("/me/player/play").error == restriction)
        #expect(try await caller.put("/me/player/volume?volume_percent=101").error == "400 Invalid volume_percent")
        #expect(try await caller.put("/me/player/repeat?state=always").error == "400 Invalid state")
        #expect(try await caller.put("/me/player/seek").error == "400 Invalid position_ms")
        #expect(
            try await caller.put("/me/player/volume?volume_percent=1&device_id=\(TestWorld.amplifier)").error
                == "403 Player command failed: Cannot control device volume VOLUME_CONTROL_DISALLOW")
        let two = #"{"device_ids":["\#(TestWorld.laptop)","\#(TestWorld.kitchen)"]}"#
        #expect(try await caller.put("/me/player", two).status == 400)
        #expect(try await caller.put("/me/player", #"{"device_ids":["nowhere"]}"#).error == "404 Device not found")
    }

    @Test func `a free listener only looks`() async throws {
        var world = TestWorld.world
        world.users[0].premium = false
        let caller = try await Caller.loggedIn(world)
        #expect(
            try await play(caller, "").error == "403 Player command failed: Premium required PREMIUM_REQUIRED")
        #expect(try await caller.get("/me/player/devices").status == 200)
    }

    @Test func `seeking past the end goes to the next track`() async throws {
        let caller = try await Caller.playing()
        #expect(try await caller.put("/me/player/seek?position_ms=100000").status == 204)
        #expect(await caller.simulator.playback?.progress == .seconds(100))
        #expect(try await caller.put("/me/player/seek?position_ms=99999999").status == 204)
        #expect(await caller.simulator.playback?.trackName == "Paranoid Android")
        #expect(await caller.simulator.playback?.progress == .zero)
    }

    @Test func `liked songs play as a collection, newest first`() async throws {
        var world = TestWorld.world
        world.saveTracks(4)
        let caller = try await Caller.loggedIn(world)
        let body = #"{"context_uri":"spotify:user:listener:collection","offset":{"position":1}}"#
        #expect(try await play(caller, body).status == 204)
        let context = try await caller.get("/me/player").json["context"]
        #expect(context?["type"]?.asString == "collection")
        #expect(context?["href"]?.asString?.hasSuffix("/v1/me/tracks") == true)
        #expect(await caller.simulator.playback?.trackName == "Paranoid Android")
        #expect(try await play(caller, #"{"context_uri":"spotify:user:other:collection"}"#).status == 403)
    }

    @Test func `playlists play by their old URI as well, from the place that was named`() async throws {
        let caller = try await Caller.loggedIn()
        let context = "spotify:user:listener:playlist:\(TestWorld.mixed.id)"
        #expect(try await play(caller, #"{"context_uri":"\#(context)","offset":{"position":3}}"#).status == 204)
        #expect(await caller.simulator.playback?.trackName == "Paranoid Android")
        #expect(await caller.simulator.playback?.contextURI == "spotify:playlist:\(TestWorld.mixed.id)")
    }

    @Test func `an episode is seen only by those who ask for episodes`() async throws {
        let caller = try await Caller.loggedIn()
        #expect(try await play(caller, #"{"context_uri":"spotify:show:\#(spoken.shows[0].id)"}"#).status == 204)
        let plain = try await caller.get("/me/player").json
        #expect(plain["item"] == .null)
        #expect(plain["currently_playing_type"]?.asString == "episode")
        let asked = try await caller.get("/me/player/currently-playing?additional_types=track,episode").json
        #expect(asked["item"]?["name"]?.asString == spoken.episodes[0].name)
        #expect(asked["item"]?["show"]?["name"]?.asString == "The Run-Out Groove")
        caller.time.advance(by: .seconds(90))
        _ = try await caller.put("/me/player/pause")
        let point = try await caller.get("/episodes/\(spoken.episodes[0].id)").json["resume_point"]
        #expect(point?["resume_position_ms"]?.asInt == 90_000)
        caller.time.advance(by: .seconds(1))
        #expect(try await caller.get("/me/player/recently-played").json["items"]?.asArray?.isEmpty == true)
    }

    @Test func `an advertisement plays after every second track, and no command gets past it`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.advertisementsEvery = 2
        let caller = try await Caller.loggedIn(TestWorld.world, configuration)
        _ = try await play(caller, #"{"context_uri":"spotify:album:\#(TestWorld.album("OK Computer"))"}"#)
        caller.time.advance(by: .seconds(287 + 387 + 5))
        let playing = try await caller.get("/me/player").json
        #expect(playing["currently_playing_type"]?.asString == "ad")
        #expect(playing["item"] == .null)
        #expect(playing["actions"]?["disallows"]?["skipping_next"]?.asBool == true)
        #expect(try await caller.post("/me/player/next").status == 403)
        #expect(try await caller.put("/me/player/seek?position_ms=1").status == 403)
        caller.time.advance(by: .seconds(30))
        #expect(await caller.simulator.playback?.trackName == "Subterranean Homesick Alien")
        #expect(await caller.simulator.playback?.progress == .seconds(5))
    }

    @Test func `a private session leaves no trace`() async throws {
        var world = TestWorld.world
        world.devices[0].isPrivateSession = true
        let caller = try await Caller.playing(.development, world)
        caller.time.advance(by: .seconds(300))
        let playing = try await caller.get("/me/player").json
        #expect(playing["device"]?["is_private_session"]?.asBool == true)
        #expect(playing["context"] == .null)
        #expect(try await caller.get("/me/player/recently-played").json["items"]?.asArray?.isEmpty == true)
    }

    @Test func `a device without an id is listed and takes nothing`() async throws {
        var world = TestWorld.world
        world.devices[0].hidesID = true
        let caller = try await Caller.loggedIn(world)
        let devices = try await caller.get("/me/player/devices").json["devices"]
        #expect(devices?[0]?["id"] == .null)
        #expect(try await play(caller, "").error == "404 Device not found")
    }

    @Test func `reads lag behind commands`() async throws {
        let caller = try await Caller.loggedIn(
            TestWorld.world, SimulatorConfiguration(stateLag: .milliseconds(300)))
        _ = try await play(caller, #"{"uris":["\#(track("Airbag"))"]}"#)
        #expect(try await caller.get("/me/player").status == 204)
        caller.time.advance(by: .milliseconds(301))
        #expect(try await caller.get("/me/player").json["is_playing"]?.asBool == true)
        _ = try await caller.put("/me/player/pause")
        #expect(try await caller.get("/me/player").json["is_playing"]?.asBool == true)
        caller.time.advance(by: .milliseconds(301))
        #expect(try await caller.get("/me/player").json["is_playing"]?.asBool == false)
    }

    @Test func `item can be missing while paused, and commands can answer in words`() async throws {
        var configuration = SimulatorConfiguration(commandAnswer: .okWithText)
        configuration.dropsItemWhenPaused = true
        let caller = try await Caller.loggedIn(TestWorld.world, configuration)
        #expect(try await play(caller, #"{"uris":["\#(track("Airbag"))"]}"#).text == "OK")
        #expect(try await caller.put("/me/player/pause").status == 200)
        #expect(try await caller.get("/me/player").json["item"] == .null)
    }

    @Test func `what was heard pages back by cursors and ends after fifty`() async throws {
        let caller = try await Caller.loggedIn(
            TestWorld.world, SimulatorConfiguration(accessTokenLifetime: 1_000_000))
        _ = try await play(caller, #"{"context_uri":"spotify:album:\#(TestWorld.album("OK Computer"))"}"#)
        _ = try await caller.put("/me/player/repeat?state=context")
        caller.time.advance(by: .seconds(80_000))
        let page = try await caller.get("/me/player/recently-played?limit=50").json
        #expect(page["items"]?.asArray?.count == 50)
        let last = page["cursors"]?["before"]?.asString ?? ""
        let end = try await caller.get("/me/player/recently-played?before=\(last)").json
        #expect(end["items"]?.asArray?.isEmpty == true)
        #expect(end["cursors"] == .null)
        #expect(end["next"] == .null)
        #expect(try await caller.get("/me/player/recently-played?before=1&after=1").status == 400)
        let first = page["cursors"]?["after"]?.asString ?? ""
        #expect(
            try await caller.get("/me/player/recently-played?after=\(first)").json["items"]?.asArray?.isEmpty == true)
    }
}
