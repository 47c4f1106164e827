// The controls under `/simulator`, and the document that outlives a process.

import Exchange
import FoundationEssentials
import HTTPTypes
import Testing

@testable import SpotifySimulator

struct ControlTests {
    private func caller() async throws -> Caller {
        var configuration = SimulatorConfiguration()
        configuration.allowsControl = true
        return try await Caller.loggedIn(TestWorld.world, configuration)
    }

    private func control(
        _ caller: Caller, _ method: HTTPRequest.Method, _ name: String, _ body: String = "",
    ) async throws -> Answer {
        try await caller.send(method, "/simulator/\(name)", body: body)
    }

    @Test func `without leave there are no controls`() async throws {
        #expect(try await Caller.loggedIn().send(.get, "/simulator/world").status == 404)
    }

    @Test func `the world is looked at and changed`() async throws {
        let caller = try await caller()
        let world = try await control(caller, .get, "world").json
        #expect(world["mode"]?.asString == "development")
        #expect(world["users"]?[0]?["id"]?.asString == "listener")
        let body = #"""
            {"mode":"extended","saved":5,"users":[{"id":"listener","premium":false,"country":"SE"}],
             "devices":[{"name":"Radio","type":"Speaker","fixed_volume":true}]}
            """#
        #expect(try await control(caller, .put, "world", body).status == 200)
        #expect(try await caller.get("/me").json["country"]?.asString == "SE")
        #expect(try await caller.get("/me/tracks").json["total"]?.asInt == 5)
        #expect(try await caller.get("/me/player/devices").json["devices"]?.names == ["Radio"])
        #expect(try await caller.put("/me/player/play").error.contains("PREMIUM_REQUIRED"))
        #expect(try await control(caller, .put, "world", #"{"weather":1}"#).status == 400)
    }

    @Test func `the clock is moved, and tokens grow old`() async throws {
        let caller = try await caller()
        #expect(try await control(caller, .post, "clock", #"{"advance_seconds":3601}"#).status == 200)
        #expect(try await caller.get("/me").error == "401 The access token expired")
        for body in ["{}", "nonsense", #"{"advance_seconds":1e300}"#, #"{"advance_seconds":"soon"}"#] {
            #expect(try await control(caller, .post, "clock", body).status == 400)
        }
    }

    @Test func `faults are set, listed and taken away`() async throws {
        let caller = try await caller()
        let fault = #"[{"kind":"rate_limited","retry_after":7,"body":"text","path":"/v1/search","first":1}]"#
        #expect(try await control(caller, .put, "faults", fault).status == 200)
        let limited = try await caller.get("/search?q=x&type=track")
        #expect(limited.status == 429)
        #expect(limited.response.headerFields[.retryAfter] == "7")
        #expect(limited.text == "Too many requests")
        let listed = try await control(caller, .get, "faults").json["faults"]
        #expect(listed?[0]?["kind"]?.asString == "rate_limited")
        #expect(listed?[0]?["met"]?.asInt == 1)
        #expect(try await control(caller, .delete, "faults").json["faults"]?.asArray?.isEmpty == true)
        #expect(try await control(caller, .post, "faults", #"{"kind":"earthquake"}"#).status == 400)
    }

    @Test(arguments: [
        "quota_exceeded", "server_error", "status", "text_instead", "truncated", "empty_body", "connection_refused",
        "connection_lost", "access_token_missing", "premium_required", "slow", "rate_limited", "other_status",
        "foreign_page", "wrong_types",
    ])
    func `every kind of fault reads back as it was set`(kind: String) async throws {
        let caller = try await caller()
        let listed = try await control(caller, .post, "faults", #"{"kind":"\#(kind)","every":2}"#).json["faults"]
        #expect(listed?[0]?["kind"]?.asString == kind)
        #expect(listed?[0]?["every"]?.asInt == 2)
    }

    @Test func `the log leaves tokens out, and itself`() async throws {
        let caller = try await caller()
        _ = try await control(caller, .delete, "requests")
        _ = try await caller.get("/me?x=1")
        let log = try await control(caller, .get, "requests")
        #expect(try log.json["requests"]?.asArray?.count == 1)
        #expect(try log.json["requests"]?[0]?["query"]?["x"]?.asString == "1")
        #expect(!log.text.contains(caller.token ?? "?"))
    }

    @Test func `every switch reads back as it was set`() async throws {
        let caller = try await caller()
        let body = #"""
            {"latency_ms":0,"state_lag_ms":250,"limits":true,"refresh_policy":"rotate","access_token_seconds":60,
             "requires_content_length":false,"command_answer":"okWithText","stranger":"json","sends_twins":false,
             "advertisements_every":3,"drops_item_when_paused":true,"null_every":4,"duplicate_albums":true,
             "images":"null","total_drift":2,"links":"broken","short_by":1,"repeats_pages":true,
             "expires_in":"text","gzip_empty":true,"dead_uri":"badRequest","stale_move":"presentList",
             "snapshot_lag_ms":30000,"ignores_public":true,"playlist_size":"loose","bad_details":"badRequest",
             "refuses_addresses":true,"parallel_writes":"serverError","replacement_dates":"new",
             "collaborators_write":false,"missing_image_scope":"forbidden","ignores_moves":true,
             "snapshot_ids":"badVersionTag","spotify_playlists":"stub","batch_order":"asAsked",
             "refuses_artists":true,"most_saved":20000,"followed_page":25,"followed_surplus":3}
            """#
        let answer = try await control(caller, .put, "switches", body).json
        let asked = try #require(JSONValue.reading(Array(body.utf8)))
        #expect(answer.keys == asked.keys)
        for key in asked.keys { #expect(answer[key] == asked[key], "\(key)") }
        #expect(try await control(caller, .put, "switches", #"{"images":"torn"}"#).status == 400)
        #expect(try await control(caller, .put, "switches", #"{"nothing":1}"#).status == 400)
    }

    @Test func `a switch is set by name and text as well, and the README names what is disputed`() throws {
        var configuration = SimulatorConfiguration()
        for (name, value) in [
            ("dead_uri", "badRequest"), ("snapshot_lag_ms", "30000"), ("gzip_empty", "true"), ("null_every", "null"),
        ] {
            #expect(SimulatorControls.set(name, to: value, in: &configuration) == nil)
        }
        #expect(configuration.playlists.deadURI == .badRequest)
        #expect(configuration.playlists.snapshotLag == .seconds(30))
        #expect(configuration.marksEmptyAsGzip)
        #expect(
            SimulatorControls.set("dead_uri", to: "teapot", in: &configuration)
                == "dead_uri is one of badGateway, badRequest")
        #expect(SimulatorControls.set("weather", to: "1", in: &configuration)?.contains("no switch weather") == true)
        let readme = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../README.md")
        let text = try String(contentsOf: readme, encoding: .utf8)
        for (name, _) in SimulatorControls.disputed { #expect(text.contains("| `\(name)` |"), "\(name)") }
    }

    @Test func `what changed outlives the process`() async throws {
        let before = try await Caller.playing(.development, .demo)
        _ = await before.simulator.changedState()
        #expect(await before.simulator.changedState() == nil)
        let made = try await before.post("/me/playlists", #"{"name":"Kept"}"#).json["id"]?.asString ?? ""
        let tracks = World.demo.catalogue.tracks
        let uris = #"{"uris":["spotify:track:\#(tracks[1].id)","spotify:track:\#(tracks[2].id)"]}"#
        _ = try await before.post("/playlists/\(made)/items", uris)
        _ = try await before.put("/me/library?uris=spotify:track:\(tracks[7].id)")
        _ = try await before.put("/me/player/play?device_id=\(TestWorld.laptop)", uris)
        before.time.advance(by: .seconds(40))
        _ = try await before.post("/me/player/queue?uri=spotify:track:\(tracks[9].id)")
        let state = try #require(await before.simulator.changedState())

        let after = try await Caller.loggedIn(.demo)
        #expect(await after.simulator.restore(state.json))
        #expect(try await after.get("/playlists/\(made)/items").json["total"]?.asInt == 2)
        #expect(
            try await after.get("/me/library/contains?uris=spotify:track:\(tracks[7].id)").text == "[true]")
        let playback = await after.simulator.playback
        #expect(playback?.trackName == tracks[1].name)
        #expect(playback?.progress == .seconds(40))
        #expect(playback?.isPlaying == false)
        #expect(playback?.queue == ["spotify:track:\(tracks[9].id)"])
        #expect(await after.simulator.restore(Array("nonsense".utf8)) == false)
    }

    @Test func `everything that can be set is in the help, and can be set`() async throws {
        let caller = try await caller()
        let switches = try await control(caller, .get, "switches").json.keys
        #expect(Set(SimulatorControls.switches.map(\.name)) == Set(switches))
        for (kind, _) in SimulatorControls.faults {
            #expect(try await control(caller, .put, "faults", #"{"kind":"\#(kind)"}"#).status == 200, "\(kind)")
        }
        #expect(try await control(caller, .delete, "faults").status == 200)
        let world = try await control(caller, .get, "world").json
        for (name, _) in SimulatorControls.world where name != "saved" {
            let value = try #require(world[name], "\(name)")
            let same = JSONValue.object([JSONValue.Member(name: name, value: value)]).bytes(.compact)
            let text = String(decoding: same, as: UTF8.self)
            #expect(try await control(caller, .put, "world", text).status == 200, "\(name)")
        }
        let same = try await control(caller, .put, "world", "{}").json
        #expect(same.keys == world.keys)
        for name in ["users", "devices", "playlists"] {
            #expect(same[name]?.names == world[name]?.names, "\(name)")
            #expect(same[name]?.asArray?.count == world[name]?.asArray?.count, "\(name)")
        }
        #expect(same["devices"]?[0]?["volume_percent"] == world["devices"]?[0]?["volume_percent"])
    }

    @Test(arguments: ["text", "json"])
    func `an account that is not on the allow-list is told so, in either form`(form: String) async throws {
        let caller = try await caller()
        #expect(try await control(caller, .get, "world").json["allow_list"] == .null)
        #expect(try await control(caller, .put, "world", #"{"allow_list":["other"]}"#).status == 200)
        #expect(try await control(caller, .put, "switches", #"{"stranger":"\#(form)"}"#).status == 200)
        let refused = try await caller.get("/me")
        #expect(refused.status == 403)
        #expect(refused.text.contains("User not registered in the Developer Dashboard"))
        #expect(refused.text.hasPrefix("{") == (form == "json"))
        #expect(try await control(caller, .put, "world", #"{"allow_list":["other","listener"]}"#).status == 200)
        #expect(try await caller.get("/me").status == 200)
        #expect(try await control(caller, .put, "world", #"{"allow_list":null}"#).status == 200)
        #expect(try await caller.get("/me").status == 200)
        for wrong in ["17", "[1]", "\"listener\""] {
            #expect(try await control(caller, .put, "world", #"{"allow_list":\#(wrong)}"#).status == 400)
        }
    }

    @Test func `the controls of the README do what it says`() async throws {
        let caller = try await caller()
        let readme = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../README.md")
        let text = try String(contentsOf: readme, encoding: .utf8)
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("curl ") && $0.contains("$at/") }
        #expect(lines.count >= 6)
        for line in lines {
            let form = /curl +(?:-X ([A-Z]+) +)?\$at\/([a-z]+)(?: +-d '([^']*)')?/
            let match = try #require(try form.wholeMatch(in: line)?.output, "\(line)")
            let method = try #require(HTTPRequest.Method(match.1.map(String.init) ?? "GET"))
            let answer = try await control(caller, method, String(match.2), match.3.map(String.init) ?? "")
            #expect(answer.status == 200, "\(line): \(answer.text)")
        }
        let faults = try await control(caller, .get, "faults").json["faults"]?.asArray
        #expect(faults?.count == 2)
        #expect(try await control(caller, .get, "switches").json["null_every"]?.asInt == 10)
        // An hour later the token is over.
        #expect(try await caller.get("/me").status == 401)
    }
}
