// Playlists made and changed: entries, snapshots, who may, covers, and the odd entries they hold.

import FoundationEssentials
import HTTPTypes
import Testing

@testable import SpotifySimulator

struct PlaylistEditTests {
    private func uri(_ name: String) -> String { "spotify:track:\(TestWorld.track(name))" }

    /// A playlist of the caller's own with these tracks, and its path.
    private func made(_ caller: Caller, _ names: [String]) async throws -> String {
        let playlist = try await caller.post("/me/playlists", #"{"name":"Made","public":false}"#).json
        let path = "/playlists/\(playlist["id"]?.asString ?? "")/items"
        let list = names.map { "\"\(uri($0))\"" }.joined(separator: ",")
        #expect(try await caller.post(path, #"{"uris":[\#(list)]}"#).status == 201)
        return path
    }

    private func names(_ caller: Caller, _ path: String) async throws -> [String] {
        try await caller.get(path).json["items"]?.asArray?.map { $0["item"]?["name"]?.asString ?? "null" } ?? []
    }

    @Test func `entries are added at a place, and the query wins over the body`() async throws {
        let caller = try await Caller.loggedIn()
        let path = try await made(caller, ["Airbag", "Bodysnatchers"])
        #expect(try await caller.post("\(path)?uris=\(uri("Automatic"))&position=1", #"{"uris":[]}"#).status == 201)
        #expect(try await names(caller, path) == ["Airbag", "Automatic", "Bodysnatchers"])
        #expect(
            try await caller.post(path, #"{"uris":["\#(uri("Airbag"))"],"position":9}"#).error
                == "400 Index out of bounds")
    }

    @Test func `a removal drops every copy`() async throws {
        let caller = try await Caller.loggedIn()
        let path = try await made(caller, ["Airbag", "Automatic", "Airbag"])
        #expect(try await caller.delete(path, #"{"items":[{"uri":"\#(uri("Airbag"))"}]}"#).status == 200)
        #expect(try await names(caller, path) == ["Automatic"])
    }

    @Test(arguments: [
        (#"{"range_start":0,"insert_before":3}"#, ["b", "c", "a", "d"]),
        (#"{"range_start":2,"insert_before":0,"range_length":2}"#, ["c", "d", "a", "b"]),
        (#"{"range_start":1,"insert_before":2}"#, ["a", "b", "c", "d"]),
        (#"{"range_start":0,"insert_before":4,"range_length":2}"#, ["c", "d", "a", "b"]),
    ])
    func `ranges move`(body: String, order: [String]) async throws {
        let letters = ["a": "Airbag", "b": "Automatic", "c": "15 Step", "d": "Bodysnatchers"]
        let caller = try await Caller.loggedIn()
        let path = try await made(caller, ["Airbag", "Automatic", "15 Step", "Bodysnatchers"])
        #expect(try await caller.put(path, body).status == 200)
        #expect(try await names(caller, path) == order.compactMap { letters[$0] })
    }

    @Test func `replacing and reordering exclude each other`() async throws {
        let caller = try await Caller.loggedIn()
        let path = try await made(caller, ["Airbag", "Automatic"])
        #expect(try await caller.put(path, #"{"uris":["\#(uri("15 Step"))"]}"#).status == 200)
        #expect(try await names(caller, path) == ["15 Step"])
        #expect(try await caller.put(path, #"{"uris":[],"range_start":0,"insert_before":1}"#).status == 400)
        #expect(
            try await caller.put(path, #"{"range_start":3,"insert_before":0}"#).error
                == "400 Given positions are out of bounds")
        #expect(try await caller.put(path, "{}").error == "400 Missing required field: uris")
        #expect(try await caller.put(path, "nonsense").error == "400 Malformed json")
    }

    @Test func `every change brings another snapshot; an old one is taken, a foreign one is not`() async throws {
        let caller = try await Caller.loggedIn()
        let path = try await made(caller, ["Airbag", "Automatic", "15 Step"])
        let body = #"{"range_start":0,"insert_before":2}"#
        let first = try await caller.put(path, body).json["snapshot_id"]?.asString ?? ""
        let second = try await caller.put(path, body).json["snapshot_id"]?.asString ?? ""
        #expect(first != second)
        let old = #"{"items":[{"uri":"\#(uri("Airbag"))"}],"snapshot_id":"\#(first)"}"#
        #expect(try await caller.delete(path, old).status == 200)
        let foreign = #"{"items":[{"uri":"\#(uri("Automatic"))"}],"snapshot_id":"nonsense"}"#
        #expect(try await caller.delete(path, foreign).error == "400 Invalid snapshot_id")
    }

    @Test(arguments: [
        (#"{"uris":["spotify:artist:x"]}"#, "400 Invalid track uri: spotify:artist:x"),
        (
            #"{"uris":["spotify:local:My+Band:Demo:Take+3:187"]}"#,
            "400 Invalid track uri: spotify:local:My+Band:Demo:Take+3:187"
        ),
        ("{}", "400 Missing required field: uris"),
    ])
    func `bad entries are refused`(body: String, error: String) async throws {
        let caller = try await Caller.loggedIn()
        #expect(try await caller.post("/playlists/\(TestWorld.mixed.id)/items", body).error == error)
    }

    @Test func `a hundred entries are the most`() async throws {
        let caller = try await Caller.loggedIn()
        let many = Array(repeating: uri("Airbag"), count: 101)
        let list = many.map { "\"\($0)\"" }.joined(separator: ",")
        let path = "/playlists/\(TestWorld.mixed.id)/items"
        let refusal = "400 You can add a maximum of 100 tracks per request"
        #expect(try await caller.post(path, #"{"uris":[\#(list)]}"#).error == refusal)
        #expect(try await caller.put(path, #"{"uris":[\#(list)]}"#).error == refusal)
    }

    @Test func `only owners and collaborators change entries, only owners the rest`() async throws {
        let caller = try await Caller.loggedIn()
        let body = #"{"uris":["\#(uri("Airbag"))"]}"#
        #expect(try await caller.post("/playlists/\(TestWorld.shared.id)/items", body).status == 201)
        #expect(try await caller.post("/playlists/\(TestWorld.followed.id)/items", body).error == "403 Forbidden")
        #expect(try await caller.put("/playlists/\(TestWorld.shared.id)", #"{"name":"Mine"}"#).status == 403)
        #expect(try await caller.post("/playlists/\(TestWorld.foreign.id)/items", body).status == 404)
        #expect(try await caller.post("/playlists/\(TestWorld.service.id)/items", body).status == 404)
        let open = try await Caller.loggedIn(scopes: ["playlist-modify-public"])
        #expect(
            try await open.post("/playlists/\(TestWorld.mixed.id)/items", body).error == "403 Insufficient client scope"
        )
    }

    @Test func `a new playlist is public unless it says otherwise, and collaborative only in private`() async throws {
        let caller = try await Caller.loggedIn()
        let open = try await caller.post("/me/playlists", #"{"name":"Open","description":"words"}"#).json
        #expect(open["public"]?.asBool == true)
        #expect(open["description"]?.asString == "words")
        #expect(open["items"]?["total"]?.asInt == 0)
        #expect(try await caller.post("/me/playlists", "{}").error == "400 Missing required field: name")
        #expect(try await caller.post("/me/playlists", #"{"name":"Ours","collaborative":true}"#).status == 400)
        let shared = try await caller.post(
            "/me/playlists", #"{"name":"Ours","collaborative":true,"public":false}"#
        ).json
        #expect(shared["collaborative"]?.asBool == true)
        let again = try await caller.post("/me/playlists", #"{"name":"Open"}"#).json
        #expect(again["id"] != open["id"])
    }

    @Test func `an entry has both names for its content, files and gaps as they come`() async throws {
        let caller = try await Caller.loggedIn()
        let items = try await caller.get("/playlists/\(TestWorld.mixed.id)/items").json["items"]
        #expect(items?[0]?["item"]?["id"] == items?[0]?["track"]?["id"])
        #expect(items?[0]?["track"]?["name"]?.asString == "Airbag")
        #expect(items?[1]?["item"] == .null)
        #expect(items?[2]?["is_local"]?.asBool == true)
        #expect(items?[2]?["item"]?["uri"]?.asString == "spotify:local:My+Band:Demo:Take+3:187")
        let uri = "spotify:local:My+Band:Demo:Take+3:187"
        #expect(
            try await caller.delete(
                "/playlists/\(TestWorld.mixed.id)/items", #"{"items":[{"uri":"\#(uri)"}]}"#
            ).error == "400 Invalid track uri: \(uri)")
        #expect(try await caller.get("/playlists/\(TestWorld.mixed.id)/items").json["total"]?.asInt == 4)
        // It has a place, though, and can be given another.
        let move = #"{"range_start":2,"insert_before":0}"#
        #expect(try await caller.put("/playlists/\(TestWorld.mixed.id)/items", move).status == 200)
        let moved = try await caller.get("/playlists/\(TestWorld.mixed.id)/items").json["items"]
        #expect(moved?[0]?["item"]?["uri"]?.asString == uri)
    }

    @Test func `a cover is a small JPEG in base64`() async throws {
        let caller = try await Caller.loggedIn()
        let path = "/v1/playlists/\(TestWorld.mixed.id)/images"
        let picture = Data([0xff, 0xd8, 0xff, 0xe0, 0, 16]).base64EncodedString()
        let jpeg = ["content-type": "image/jpeg"]
        #expect(try await caller.send(.put, path, body: picture, headers: jpeg).status == 202)
        #expect(try await caller.get("/playlists/\(TestWorld.mixed.id)/images").json.asArray?.count == 1)
        #expect(try await caller.send(.put, path, body: "bm90IGEgcGljdHVyZQ==", headers: jpeg).status == 400)
        #expect(try await caller.send(.put, path, body: picture + "\n", headers: jpeg).error == "400 Invalid image")
        #expect(try await caller.send(.put, path, body: picture).status == 415)
        let scopes = Caller.everyScope.filter { $0 != "ugc-image-upload" }
        let unscoped = try await Caller.loggedIn(scopes: scopes)
        #expect(try await unscoped.send(.put, path, body: picture, headers: jpeg).error == "401 Unauthorized.")
        let large = String(repeating: "A", count: 300_000)
        #expect(try await caller.send(.put, path, body: large, headers: jpeg).status == 413)
    }

    @Test func `an episode can stand in a playlist`() async throws {
        let caller = try await Caller.loggedIn()
        let path = try await made(caller, ["Airbag"])
        let episode = TestWorld.catalogue.spoken.episodes[0]
        #expect(try await caller.post(path, #"{"uris":["spotify:episode:\#(episode.id)"]}"#).status == 201)
        #expect(try await names(caller, path) == ["Airbag", episode.name])
    }
}
