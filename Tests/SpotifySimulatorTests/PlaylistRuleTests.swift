// What is disputed about playlists, or was measured once: each switch in each of its positions, and what holds
// without one.

import Exchange
import FoundationEssentials
import HTTPTypes
import Testing

@testable import SpotifySimulator

struct PlaylistRuleTests {
    private func uri(_ name: String) -> String { "spotify:track:\(TestWorld.track(name))" }
    private static let letters = [
        "a": "Airbag", "b": "Automatic", "c": "15 Step", "d": "Bodysnatchers", "e": "Paranoid Android",
    ]

    private func caller(_ change: (inout PlaylistRules) -> Void = { _ in }) async throws -> Caller {
        var configuration = SimulatorConfiguration()
        change(&configuration.playlists)
        return try await Caller.loggedIn(TestWorld.world, configuration)
    }

    private func list(_ letters: String) -> String {
        letters.map { "\"\(uri(Self.letters[String($0)] ?? ""))\"" }.joined(separator: ",")
    }

    /// The path of a playlist of these tracks.
    private func made(_ caller: Caller, _ letters: String) async throws -> String {
        let id = try await caller.post("/me/playlists", #"{"name":"Made","public":false}"#).json["id"]?.asString ?? ""
        if !letters.isEmpty {
            #expect(try await caller.post("/playlists/\(id)/items", #"{"uris":[\#(list(letters))]}"#).status == 201)
        }
        return "/playlists/\(id)"
    }

    private func order(_ caller: Caller, _ path: String) async throws -> String {
        let names = try await caller.get(path + "/items").json["items"]?.asArray?.map { $0["item"]?["name"]?.asString }
        return names?.map { name in Self.letters.first { $0.value == name }?.key ?? "?" }.joined() ?? ""
    }

    private func snapshot(_ caller: Caller, _ path: String) async throws -> String {
        try await caller.get(path).json["snapshot_id"]?.asString ?? ""
    }

    @Test func `what was made or followed last is the first of the playlists`() async throws {
        let caller = try await caller()
        func names() async throws -> [String] { try await caller.get("/me/playlists").json["items"]?.names ?? [] }
        #expect(try await names() == ["Mixed", "Followed", "Shared"])
        let path = try await made(caller, "")
        #expect(try await names() == ["Made", "Mixed", "Followed", "Shared"])
        let followed = "spotify:playlist:\(TestWorld.followed.id)"
        // Following again what is followed moves nothing.
        #expect(try await caller.put("/me/library?uris=\(followed)").status == 200)
        #expect(try await names() == ["Made", "Mixed", "Followed", "Shared"])
        #expect(try await caller.delete("/me/library?uris=\(followed)").status == 200)
        #expect(try await caller.put("/me/library?uris=\(followed)").status == 200)
        #expect(try await names() == ["Followed", "Made", "Mixed", "Shared"])
        // Unfollowing one's own is deleting it; following it is the way back.
        let own = "spotify:playlist:\(path.split(separator: "/").last ?? "")"
        #expect(try await caller.delete("/me/library?uris=\(own)").status == 200)
        #expect(try await names() == ["Followed", "Mixed", "Shared"])
        #expect(try await caller.put("/me/library?uris=\(own)").status == 200)
        #expect(try await names() == ["Made", "Followed", "Mixed", "Shared"])
        let state = try #require(await caller.simulator.changedState())
        let later = try await self.caller()
        #expect(await later.simulator.restore(state.json))
        #expect(
            try await later.get("/me/playlists").json["items"]?.names == ["Made", "Followed", "Mixed", "Shared"])
    }

    @Test(arguments: [
        (PlaylistRules.DeadURI.badGateway, "502 Bad gateway."),
        (.badRequest, "400 Payload contains a non-existing ID"),
    ])
    func `one URI that is gone refuses the whole request`(answer: PlaylistRules.DeadURI, error: String) async throws {
        let caller = try await caller { $0.deadURI = answer }
        let path = try await made(caller, "ab")
        let body = #"{"uris":[\#(list("c")),"spotify:episode:0000000000000000000000"]}"#
        #expect(try await caller.post(path + "/items", body).error == error)
        #expect(try await caller.put(path + "/items", body).error == error)
        #expect(try await order(caller, path) == "ab")
    }

    /// What was done since, a move of the first two to the end thought out before it, and the order it leaves.
    @Test(arguments: [
        ("nothing", "cdeab", "cdeab"), ("reorder", "decab", "aecbd"), ("add", "ecdeab", "bcdeea"),
        ("remove", "cdeb", "debc"), ("rename", "cdeab", "cdeab"),
    ])
    func `an old snapshot id of a move is that of another list`(
        since: String, old: String, present: String
    ) async throws {
        for (rule, expected) in [(PlaylistRules.StaleMove.oldList, old), (.presentList, present)] {
            let caller = try await caller { $0.staleMove = rule }
            let path = try await made(caller, "abcde")
            let before = try await snapshot(caller, path)
            let items = path + "/items"
            switch since {
            case "reorder":
                // abcde becomes bdaec.
                #expect(try await caller.put(items, #"{"range_start":0,"insert_before":4}"#).status == 200)
                #expect(try await caller.put(items, #"{"range_start":1,"insert_before":5}"#).status == 200)
            case "add":
                #expect(try await caller.post(items, #"{"uris":[\#(list("e"))],"position":0}"#).status == 201)
            case "remove":
                #expect(try await caller.delete(items, #"{"items":[{"uri":\#(list("a"))}]}"#).status == 200)
            case "rename": #expect(try await caller.put(path, #"{"name":"Other"}"#).status == 200)
            case _: break
            }
            let between = try await order(caller, path)
            let length = min(2, between.count)
            let destination = rule == .oldList ? 5 : between.count
            let move = #"""
                {"range_start":0,"range_length":\#(length),"insert_before":\#(destination),"snapshot_id":"\#(before)"}
                """#
            #expect(try await caller.put(items, move).status == 200)
            #expect(try await order(caller, path) == expected, "\(since), \(rule): from \(between)")
        }
    }

    @Test func `places of an old list are held against that list`() async throws {
        let caller = try await caller()
        let path = try await made(caller, "abcde")
        let before = try await snapshot(caller, path)
        #expect(try await caller.put(path + "/items", #"{"uris":[\#(list("a"))]}"#).status == 200)
        // All that was meant is gone: nothing moves, and it still counts as a change.
        let move = #"{"range_start":3,"insert_before":0,"snapshot_id":"\#(before)"}"#
        let answer = try await caller.put(path + "/items", move)
        #expect(answer.status == 200)
        #expect(try await order(caller, path) == "a")
        #expect(
            try await caller.put(path + "/items", #"{"range_start":3,"insert_before":0}"#).error
                == "400 Given positions are out of bounds")
    }

    @Test func `a snapshot id is the version of the whole playlist`() async throws {
        let caller = try await caller()
        let path = try await made(caller, "ab")
        var seen = [try await snapshot(caller, path)]
        #expect(try await caller.put(path, #"{"name":"Other"}"#).status == 200)
        seen.append(try await snapshot(caller, path))
        let picture = Data([0xff, 0xd8, 0xff, 0xe0]).base64EncodedString()
        let jpeg = ["content-type": "image/jpeg"]
        #expect(try await caller.send(.put, "/v1\(path)/images", body: picture, headers: jpeg).status == 202)
        seen.append(try await snapshot(caller, path))
        #expect(try await caller.put(path, #"{"public":true}"#).status == 200)
        seen.append(try await snapshot(caller, path))
        #expect(Set(seen).count == 4)
        #expect(try await order(caller, path) == "ab")
    }

    @Test func `reads show a snapshot late, once a third one, and entries at once`() async throws {
        let caller = try await caller { $0.snapshotLag = .seconds(30) }
        let path = try await made(caller, "ab")
        caller.time.advance(by: .seconds(31))
        let before = try await snapshot(caller, path)
        let body = #"{"uris":[\#(list("c"))]}"#
        let after = try await caller.put(path + "/items", body).json["snapshot_id"]?.asString ?? ""
        #expect(try await order(caller, path) == "c")
        var seen: [String] = []
        for _ in 0..<31 {
            let listed = try await caller.get("/me/playlists").json["items"]?[0]?["snapshot_id"]?.asString ?? ""
            #expect(try await snapshot(caller, path) == listed)
            if seen.last != listed { seen.append(listed) }
            caller.time.advance(by: .seconds(1))
        }
        #expect(seen.count == 4)
        #expect(seen.first == before)
        #expect(seen.last == after)
        #expect(seen[1] != before && seen[1] != after)
        #expect(seen[2] == before)
    }

    @Test func `public is heeded, or accepted without any effect`() async throws {
        let heeding = try await caller()
        let secret = #"{"name":"Mine","public":false}"#
        let made = try await heeding.post("/me/playlists", secret).json
        #expect(made["public"]?.asBool == false)
        let ignoring = try await caller { $0.ignoresPublic = true }
        let open = try await ignoring.post("/me/playlists", secret).json
        #expect(open["public"]?.asBool == true)
        let path = "/playlists/\(open["id"]?.asString ?? "")"
        #expect(try await ignoring.put(path, #"{"public":false}"#).status == 200)
        #expect(try await ignoring.get(path).json["public"]?.asBool == true)
        #expect(try await ignoring.put("/playlists/\(TestWorld.mixed.id)", #"{"public":true}"#).status == 200)
        #expect(try await ignoring.get("/playlists/\(TestWorld.mixed.id)").json["public"]?.asBool == false)
    }

    @Test func `a description is one line of 300 characters, and read as HTML`() async throws {
        let caller = try await caller()
        let path = try await made(caller, "")
        let longest = String(repeating: "x", count: 300)
        for (text, status) in [
            (longest, 200), (longest + "x", 500), (#"two\nlines"#, 500), (#"two\rlines"#, 500), ("a <b>word</b>", 500),
            ("<3 a > b", 200), (longest, 200),
        ] {
            #expect(try await caller.put(path, #"{"description":"\#(text)"}"#).status == status, "\(text)")
        }
        #expect(try await caller.get(path).json["description"]?.asString == longest)
        let count = try await caller.get("/me/playlists").json["total"]?.asInt
        #expect(
            try await caller.post("/me/playlists", #"{"name":"No","description":"two\nlines"}"#).error
                == "500 Server error.")
        #expect(try await caller.get("/me/playlists").json["total"]?.asInt == count)
        #expect(try await caller.put(path, #"{"description":"a/b & \"c's\" < d >"}"#).status == 200)
        #expect(
            try await caller.get(path).json["description"]?.asString
                == "a&#x2F;b &amp; &quot;c&#x27;s&quot; &lt; d &gt;")
        // What was described stays described (SpotifyContract §14.3).
        #expect(try await caller.put(path, #"{"description":""}"#).error == "400 Attribute description is empty")
        #expect(try await caller.get(path).json["description"]?.asString?.hasPrefix("a&#x2F;b") == true)
    }

    @Test func `positions of a removal are not looked at`() async throws {
        let caller = try await caller()
        let path = try await made(caller, "aba") + "/items"
        let body = #"{"items":[{"uri":\#(list("a")),"positions":[0]}]}"#
        #expect(try await caller.delete(path, #"{"positions":[0]}"#).error == "400 No uris provided")
        #expect(try await caller.delete(path, body).status == 200)
        #expect(try await caller.get(path).json["total"]?.asInt == 1)
    }

    @Test(arguments: AppMode.allCases)
    func `what is gone for good says so`(mode: AppMode) async throws {
        let caller = try await Caller.playing(mode)
        for path in ["/me/apps", "/me/chapters"] { #expect(try await caller.get(path).error == "410 Gone") }
        for path in ["/recommendations?seed_artists=x", "/recommendations/available-genre-seeds"] {
            #expect(try await caller.get(path).status == 404)
        }
    }

    @Test func `six hundred pages of episodes a day, and everything else goes on`() async throws {
        var configuration = SimulatorConfiguration(quota: .contract)
        configuration.quota?.windowRequests = 10_000
        let caller = try await Caller.loggedIn(TestWorld.world, configuration)
        let show = TestWorld.catalogue.spoken.shows[0].id
        for _ in 0..<600 { #expect(try await caller.get("/shows/\(show)/episodes?limit=1").status == 200) }
        let refused = try await caller.get("/shows/\(show)/episodes?limit=1")
        #expect(refused.error == "429 Too many requests QUOTA_EXCEEDED")
        #expect(refused.response.headerFields[.retryAfter] == "86400")
        #expect(try await caller.get("/shows/\(show)").status == 200)
    }
}
