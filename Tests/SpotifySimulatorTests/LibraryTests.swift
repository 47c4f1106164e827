// The library: saving by URI, asking, paging newest first, following, and what the old endpoints say in extended mode.

import Exchange
import FoundationEssentials
import Testing

@testable import SpotifySimulator

struct LibraryTests {
    private let airbag = "spotify:track:\(TestWorld.track("Airbag"))"
    private let step = "spotify:track:\(TestWorld.track("15 Step"))"
    private let radiohead = "spotify:artist:\(TestWorld.artist("Radiohead"))"
    private let followed = "spotify:playlist:\(TestWorld.followed.id)"

    @Test func `what is saved is listed newest first and can be asked for`() async throws {
        let caller = try await Caller.loggedIn()
        #expect(try await caller.put("/me/library?uris=\(airbag)").status == 200)
        caller.time.advance(by: .seconds(60))
        #expect(try await caller.put("/me/library?uris=\(step),\(airbag)").status == 200)
        let tracks = try await caller.get("/me/tracks").json
        #expect(tracks["items"]?.asArray?.map { $0["track"]?["name"]?.asString } == ["15 Step", "Airbag"])
        #expect(tracks["total"]?.asInt == 2)
        #expect(try await caller.get("/me/library/contains?uris=\(step),\(radiohead)").text == "[true,false]")
        #expect(try await caller.delete("/me/library?uris=\(step)").status == 200)
        #expect(try await caller.get("/me/library/contains?uris=\(step),\(airbag)").text == "[false,true]")
    }

    @Test func `artists, users and playlists are followed at the same place`() async throws {
        let caller = try await Caller.loggedIn()
        let uris = "\(radiohead),spotify:user:other,\(followed)"
        #expect(try await caller.put("/me/library?uris=\(uris)").status == 200)
        #expect(try await caller.get("/me/library/contains?uris=\(uris)").text == "[true,true,true]")
        #expect(try await caller.get("/me/following?type=artist").json["artists"]?["items"]?.names == ["Radiohead"])
        #expect(try await caller.delete("/me/library?uris=\(followed)").status == 200)
        #expect(try await caller.get("/me/playlists").json["items"]?.names.contains("Followed") == false)
    }

    @Test func `an own playlist that is unfollowed is gone from the list, and comes back`() async throws {
        let caller = try await Caller.loggedIn()
        let mixed = "spotify:playlist:\(TestWorld.mixed.id)"
        #expect(try await caller.delete("/me/library?uris=\(mixed)").status == 200)
        #expect(try await caller.get("/me/playlists").json["items"]?.names.contains("Mixed") == false)
        #expect(try await caller.put("/me/library?uris=\(mixed)").status == 200)
        #expect(try await caller.get("/me/playlists").json["items"]?.names.contains("Mixed") == true)
    }

    @Test(arguments: [
        ("", "400 Missing required field: uris"), ("?uris=", "400 Missing required field: uris"),
        ("?uris=spotify:track:x", "400 Invalid base62 id"), ("?uris=nonsense", "400 Invalid uri: nonsense"),
        ("?uris=spotify:track:0000000000000000000000", "404 Resource not found"),
    ])
    func `bad URIs are refused`(query: String, error: String) async throws {
        #expect(try await Caller.loggedIn().put("/me/library\(query)").error == error)
    }

    @Test func `forty URIs are the most, the body does not count, and nothing reads the library as a whole`()
        async throws
    {
        let caller = try await Caller.loggedIn()
        let forty = Array(repeating: airbag, count: 40).joined(separator: ",")
        #expect(try await caller.put("/me/library?uris=\(forty)").status == 200)
        #expect(try await caller.get("/me/library/contains?uris=\(forty),\(airbag)").error == "400 Too many uris")
        #expect(
            try await caller.put("/me/library", #"{"uris":["\#(airbag)"]}"#).error == "400 Missing required field: uris"
        )
        #expect(try await caller.get("/me/library").status == 405)
    }

    @Test func `scopes go by the kind that is named`() async throws {
        let caller = try await Caller.loggedIn(scopes: ["user-library-modify"])
        #expect(try await caller.put("/me/library?uris=\(airbag)").status == 200)
        #expect(try await caller.put("/me/library?uris=\(radiohead)").error == "403 Insufficient client scope")
        #expect(try await caller.put("/me/library?uris=\(followed)").error == "403 Insufficient client scope")
    }

    @Test func `artists followed come page by page behind the last id`() async throws {
        var world = World.demo
        world.libraries["demo.listener"]?.resumePoints = [:]
        let caller = try await Caller.loggedIn(world)
        var names: [String] = []
        var after: String?
        for _ in 0..<10 {
            let suffix = after.map { "&after=\($0)" } ?? ""
            let page = try await caller.get("/me/following?type=artist&limit=4\(suffix)").json["artists"]
            names += page?["items"]?.names ?? []
            after = page?["cursors"]?["after"]?.asString
            if after == nil { break }
        }
        #expect(names.count == 9)
        #expect(Set(names).count == 9)
    }

    @Test func `a world can be given any number of saved tracks`() async throws {
        var world = World.demo
        world.libraries = [:]
        world.saveTracks(1_000)
        let caller = try await Caller.loggedIn(world)
        let page = try await caller.get("/me/tracks?limit=50&offset=980").json
        #expect(page["total"]?.asInt == 1_000)
        #expect(page["items"]?.asArray?.count == 20)
        #expect(page["next"] == .null)
    }

    @Test func `the old ways work in extended mode and change the same library`() async throws {
        let caller = try await Caller.playing(.extended)
        let (one, other) = (TestWorld.track("Airbag"), TestWorld.track("15 Step"))
        #expect(try await caller.put("/me/tracks", #"{"ids":["\#(one)"]}"#).status == 200)
        #expect(try await caller.get("/me/tracks/contains?ids=\(one),\(other)").text == "[true,false]")
        #expect(try await caller.get("/me/library/contains?uris=\(airbag)").text == "[true]")
        let batch = try await caller.get("/tracks?ids=\(one),0000000000000000000000").json["tracks"]
        #expect(batch?.names == ["Airbag", "null"])
        let many = Array(repeating: one, count: 51).joined(separator: ",")
        #expect(try await caller.get("/tracks?ids=\(many)").error == "400 Too many ids")
    }

    @Test func `what is spoken says how far the listener is, to those who may know`() async throws {
        let caller = try await Caller.loggedIn(.demo)
        let spoken = World.demo.catalogue.spoken
        let path = "/shows/\(spoken.shows[0].id)/episodes?limit=2"
        let points = try await caller.get(path).json["items"]?.asArray?.map { $0["resume_point"] }
        #expect(points?[0]?["resume_position_ms"]?.asInt == 421_000)
        #expect(points?[1]?["fully_played"]?.asBool == true)
        let book = try await caller.get("/audiobooks/\(spoken.audiobooks[0].id)").json
        #expect(book["authors"]?.names == ["Orla Penhallow"])
        #expect(book["chapters"]?["items"]?.names.first == "Opening Credits")
        #expect(book.keys.isDisjoint(with: ["publisher", "available_markets"]))
        let found = try await caller.get("/search?q=kitchen&type=show,episode,audiobook").json
        #expect(found["episodes"]?["total"]?.asInt == 0)
    }
}
