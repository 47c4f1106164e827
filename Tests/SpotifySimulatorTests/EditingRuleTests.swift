// The traps of editing playlists: each switch in each of its positions, and what holds without one.

import Exchange
import FoundationEssentials
import HTTPTypes
import Testing

@testable import SpotifySimulator

struct EditingRuleTests {
    private func uri(_ name: String) -> String { "spotify:track:\(TestWorld.track(name))" }
    private var one: String { #"{"uris":["\#(uri("Airbag"))"]}"# }

    private func caller(
        _ world: World = TestWorld.world, scopes: [String] = Caller.everyScope, as user: String? = nil,
        _ change: (inout PlaylistRules) -> Void = { _ in },
    ) async throws -> Caller {
        var configuration = SimulatorConfiguration()
        change(&configuration.playlists)
        return try await Caller.loggedIn(world, configuration, scopes: scopes, as: user)
    }

    private static let mixed = "/playlists/\(TestWorld.mixed.id)"

    /// Titles and dates of the entries, in order.
    private func entries(_ caller: Caller, _ path: String = mixed) async throws -> [String] {
        try await caller.get(path + "/items").json["items"]?.asArray?.map { entry in
            "\(entry["item"]?["name"]?.asString ?? "null") \(entry["added_at"]?.asString ?? "never")"
        } ?? []
    }

    @Test(arguments: [
        (PlaylistRules.Size.documented, 10_000, "403 Playlist size limit reached"),
        (.loose, 11_000, "500 Server error."),
    ])
    func `a playlist is full at last`(size: PlaylistRules.Size, most: Int, error: String) async throws {
        var world = TestWorld.world
        world.playlists[0].entries = Array(repeating: PlaylistEntry(.track(0)), count: most - 2)
        let caller = try await caller(world) { $0.size = size }
        let three = #"{"uris":["\#(uri("Airbag"))","\#(uri("Airbag"))","\#(uri("Airbag"))"]}"#
        #expect(try await caller.post(Self.mixed + "/items", three).error == error)
        #expect(try await caller.get(Self.mixed + "/items?limit=1").json["total"]?.asInt == most - 2)
        for _ in 0..<2 { #expect(try await caller.post(Self.mixed + "/items", one).status == 201) }
        #expect(try await caller.post(Self.mixed + "/items", one).error == error)
        // Other changes are still possible.
        #expect(try await caller.put(Self.mixed + "/items", #"{"range_start":0,"insert_before":9}"#).status == 200)
    }

    @Test func `a user has eleven thousand playlists at the most`() async throws {
        var world = TestWorld.world
        let own = world.playlists[0]
        world.playlists += (1..<11_000).map { number in
            SimulatedPlaylist(name: "\(number)", owner: own.owner, entries: [])
        }
        let caller = try await caller(world)
        #expect(try await caller.post("/me/playlists", #"{"name":"More"}"#).error == "403 Playlist limit reached")
        await caller.simulator.change { _ = $0.playlists.popLast() }
        #expect(try await caller.post("/me/playlists", #"{"name":"More"}"#).status == 201)
    }

    @Test(arguments: [
        (PlaylistRules.BadDetails.serverError, "500 Server error.", "500 Server error."),
        (.badRequest, "400 Invalid description", "400 Invalid name"),
    ])
    func `texts that break the rules are refused, also when a playlist is made`(
        rule: PlaylistRules.BadDetails, description: String, name: String
    ) async throws {
        let caller = try await caller { $0.badDetails = rule }
        let long = String(repeating: "n", count: 201)
        for text in [#"two\nlines"#, "<i>so</i>", "see <a href='x'>y</a>", String(repeating: "x", count: 301)] {
            #expect(try await caller.put(Self.mixed, #"{"description":"\#(text)"}"#).error == description)
            #expect(
                try await caller.post("/me/playlists", #"{"name":"A","description":"\#(text)"}"#).error
                    == description)
        }
        #expect(try await caller.put(Self.mixed, #"{"name":"\#(long)"}"#).error == name)
        #expect(try await caller.post("/me/playlists", #"{"name":"\#(long)"}"#).error == name)
        #expect(try await caller.get("/me/playlists").json["items"]?.names == ["Mixed", "Followed", "Shared"])
        #expect(try await caller.put(Self.mixed, #"{"name":"\#(long.dropLast())"}"#).status == 200)
        #expect(try await caller.put(Self.mixed, #"{"name":""}"#).error == "400 Invalid name")
    }

    @Test func `a description may name a web address, unless the service minds`() async throws {
        let addresses = [
            "made by example.org", "see https://example.org/x.", "(www.example.org)", "at example.org/list?x=1",
        ]
        let none = ["Dr. No", "A.B.C.", "12.5 songs", "and so on...", "1997.", "rock/pop"]
        for refuses in [false, true] {
            let caller = try await caller { $0.refusesAddresses = refuses }
            for text in addresses {
                let answer = try await caller.put(Self.mixed, #"{"description":"\#(text)"}"#)
                #expect(answer.status == (refuses ? 400 : 200), "\(text)")
            }
            let made = try await caller.post("/me/playlists", #"{"name":"New","description":"example.org"}"#)
            #expect(made.status == (refuses ? 400 : 201))
            for text in none {
                #expect(try await caller.put(Self.mixed, #"{"description":"\#(text)"}"#).status == 200, "\(text)")
            }
        }
    }

    @Test(arguments: PlaylistRules.ReplacementDates.allCases)
    func `what a replacement puts back keeps its date or gets a new one`(
        rule: PlaylistRules.ReplacementDates
    ) async throws {
        let caller = try await caller { $0.replacementDates = rule }
        let (a, b) = (uri("Airbag"), uri("Paranoid Android"))
        let (first, second) = ("2023-11-14T22:13:20Z", caller.time.now.formatted(.iso8601))
        #expect(
            try await entries(caller) == [
                "Airbag never", "null never", "Take 3 never", "Paranoid Android \(first)",
            ])
        #expect(try await caller.put(Self.mixed + "/items", #"{"uris":["\#(b)","\#(a)","\#(b)"]}"#).status == 200)
        #expect(
            try await entries(caller)
                == (rule == .kept
                    ? ["Paranoid Android \(first)", "Airbag never", "Paranoid Android \(second)"]
                    : ["Paranoid Android \(second)", "Airbag \(second)", "Paranoid Android \(second)"]))
        caller.time.advance(by: .seconds(60))
        let third = caller.time.now.formatted(.iso8601)
        // What left the list in between is new.
        #expect(try await caller.put(Self.mixed + "/items", #"{"uris":[]}"#).status == 200)
        #expect(try await entries(caller).isEmpty)
        #expect(try await caller.put(Self.mixed + "/items", #"{"uris":["\#(b)"]}"#).status == 200)
        #expect(try await entries(caller) == ["Paranoid Android \(third)"])
    }

    @Test func `a move keeps dates, and one to its own end moves nothing`() async throws {
        let caller = try await caller()
        let before = try await entries(caller)
        for destination in [1, 2, 3] {
            let body = #"{"range_start":1,"range_length":2,"insert_before":\#(destination)}"#
            #expect(try await caller.put(Self.mixed + "/items", body).status == 200)
            #expect(try await entries(caller) == before)
        }
        let body = #"{"range_start":3,"insert_before":0}"#
        #expect(try await caller.put(Self.mixed + "/items", body).status == 200)
        #expect(try await entries(caller) == [before[3], before[0], before[1], before[2]])
    }

    @Test func `a move can be accepted without any effect`() async throws {
        let caller = try await caller { $0.ignoresMoves = true }
        let before = try await entries(caller)
        let snapshot = try await caller.get(Self.mixed).json["snapshot_id"]
        let answer = try await caller.put(Self.mixed + "/items", #"{"range_start":3,"insert_before":0}"#)
        #expect(answer.status == 200)
        #expect(try answer.json["snapshot_id"] == snapshot)
        #expect(try await entries(caller) == before)
        #expect(
            try await caller.put(Self.mixed + "/items", #"{"range_start":9,"insert_before":0}"#).error
                == "400 Given positions are out of bounds")
        #expect(try await caller.post(Self.mixed + "/items", one).status == 201)
    }

    @Test(arguments: [
        (PlaylistRules.SnapshotIDs.accepted, ""), (.badVersionTag, "400 Missing or bad version tag"),
        (.badGateway, "502 Bad gateway."),
    ])
    func `a snapshot id is accepted, or its request is not`(rule: PlaylistRules.SnapshotIDs, error: String) async throws
    {
        let caller = try await caller { $0.snapshotIDs = rule }
        let snapshot = try await caller.get(Self.mixed).json["snapshot_id"]?.asString ?? ""
        for tag in ["", #","snapshot_id":"\#(snapshot)""#] {
            let moved = try await caller.put(
                Self.mixed + "/items", #"{"range_start":0,"insert_before":2\#(tag)}"#)
            let removed = try await caller.delete(
                Self.mixed + "/items", #"{"items":[{"uri":"\#(uri("Bodysnatchers"))"}]\#(tag)}"#)
            for answer in [moved, removed] {
                if tag.isEmpty || error.isEmpty {
                    #expect(answer.status == 200)
                } else {
                    #expect(answer.error == error)
                }
            }
        }
    }

    @Test func `collaborators change the entries, or only the owner does`() async throws {
        let path = "/playlists/\(TestWorld.shared.id)/items"
        for isOpen in [true, false] {
            let follower = try await caller { $0.collaboratorsWrite = isOpen }
            #expect(try await follower.post(path, one).status == (isOpen ? 201 : 403))
            #expect(try await follower.get(path).status == 200)
            let owner = try await caller(as: TestWorld.other) { $0.collaboratorsWrite = isOpen }
            #expect(try await owner.post(path, one).status == 201)
        }
    }

    @Test(arguments: [
        (PlaylistRules.MissingImageScope.unauthorized, "401 Unauthorized."),
        (.forbidden, "403 Insufficient client scope"),
    ])
    func `a cover without its scope is refused`(rule: PlaylistRules.MissingImageScope, error: String) async throws {
        let scopes = Caller.everyScope.filter { $0 != "ugc-image-upload" }
        let caller = try await caller(scopes: scopes) { $0.missingImageScope = rule }
        let picture = Data([0xff, 0xd8, 0xff]).base64EncodedString()
        let answer = try await caller.send(
            .put, "/v1\(Self.mixed)/images", body: picture, headers: ["content-type": "image/jpeg"])
        #expect(answer.error == error)
        #expect(await caller.simulator.world.playlists[0].cover == nil)
    }

    @Test(arguments: PlaylistRules.SpotifyPlaylists.allCases)
    func `Spotify's own playlists are null in the list, or objects without a name`(
        rule: PlaylistRules.SpotifyPlaylists
    ) async throws {
        var world = TestWorld.world
        world.playlists[4].followers = [TestWorld.listener]
        let items = try await caller(world) { $0.spotifyPlaylists = rule }.get("/me/playlists").json["items"]
        #expect(items?.names == ["Mixed", "Followed", "Shared", "null"])
        #expect((items?[3] == .null) == (rule == .null))
        #expect(items?[3]?["uri"] == nil)
        #expect(items?[3]?["type"]?.asString == (rule == .null ? nil : "playlist"))
    }

    @Test func `a change can act and be answered as if it had not`() async throws {
        let caller = try await caller()
        await caller.simulator.inject(.otherStatus(502), for: RequestMatcher(method: .post), .first(1))
        #expect(try await caller.post(Self.mixed + "/items", one).status == 502)
        #expect(try await entries(caller).count == 5)
        await caller.simulator.clearFaults()
        await caller.simulator.inject(.connectionLost, for: RequestMatcher(method: .delete), .first(1))
        let removal = #"{"items":[{"uri":"\#(uri("Airbag"))"}]}"#
        await #expect(throws: ExchangeError.self) { try await caller.delete(Self.mixed + "/items", removal) }
        #expect(try await entries(caller).count == 3)
        // A second time does no harm.
        #expect(try await caller.delete(Self.mixed + "/items", removal).status == 200)
        #expect(try await entries(caller).count == 3)
    }

    @Test func `an own playlist comes back with its entries, dates and description`() async throws {
        let caller = try await caller()
        #expect(try await caller.put(Self.mixed, #"{"description":"kept"}"#).status == 200)
        let before = try await entries(caller)
        let own = "uris=spotify:playlist:\(TestWorld.mixed.id)"
        #expect(try await caller.delete("/me/library?\(own)").status == 200)
        #expect(try await caller.get("/me/library/contains?\(own)").text == "[false]")
        #expect(try await caller.get("/me/playlists").json["items"]?.names == ["Followed", "Shared"])
        #expect(try await caller.put("/me/library?\(own)").status == 200)
        #expect(try await caller.get("/me/playlists").json["items"]?.names == ["Mixed", "Followed", "Shared"])
        #expect(try await entries(caller) == before)
        #expect(try await caller.get(Self.mixed).json["description"]?.asString == "kept")
        // Public playlists need no other scope than private ones to be followed.
        let narrow = try await self.caller(scopes: ["playlist-modify-private"])
        #expect(try await narrow.delete("/me/library?\(own)").error == "403 Insufficient client scope")
    }
}
