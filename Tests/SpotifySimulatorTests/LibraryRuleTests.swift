// The traps of the library: each switch in each of its positions, and what holds without one.

import FoundationEssentials
import Testing

@testable import SpotifySimulator

struct LibraryRuleTests {
    private static let names = ["Airbag", "15 Step", "Creep", "Bodysnatchers", "Automatic"]
    private let radiohead = "spotify:artist:\(TestWorld.artist("Radiohead"))"

    private func caller(
        _ world: World = TestWorld.world, _ change: (inout LibraryRules) -> Void = { _ in },
    ) async throws -> Caller {
        var configuration = SimulatorConfiguration()
        change(&configuration.library)
        return try await Caller.loggedIn(world, configuration)
    }

    /// The liked songs and the times they were saved, as they are listed.
    private func liked(_ caller: Caller) async throws -> (names: [String], times: Set<String>) {
        let items = try await caller.get("/me/tracks?limit=50").json["items"]?.asArray ?? []
        return (
            items.map { $0["track"]?["name"]?.asString ?? "null" }, Set(items.compactMap { $0["added_at"]?.asString })
        )
    }

    private func uris(_ names: ArraySlice<String>) -> String {
        names.map { "spotify:track:\(TestWorld.track($0))" }.joined(separator: ",")
    }

    @Test(arguments: 2...5)
    func `songs saved by one request have one time and an order of their own`(count: Int) async throws {
        let names = Self.names.prefix(count)
        var orders: [[String]] = []
        for _ in 0..<2 {
            let caller = try await caller()
            #expect(try await caller.put("/me/library?uris=\(uris(names))").status == 200)
            let liked = try await liked(caller)
            #expect(liked.names.sorted() == names.sorted())
            #expect(liked.times.count == 1)
            orders.append(liked.names)
        }
        // The one named last would be the newest, and so the first of the list.
        #expect(orders[0] != names.reversed())
        if count > 2 { #expect(orders[0] != Array(names)) }
        #expect(orders[0] == orders[1])
    }

    @Test func `they can keep the order of the request`() async throws {
        let caller = try await caller { $0.batchOrder = .asAsked }
        #expect(try await caller.put("/me/library?uris=\(uris(Self.names[...]))").status == 200)
        #expect(try await liked(caller).names == Self.names.reversed())
    }

    @Test func `one song a request keeps any order`() async throws {
        let caller = try await caller()
        for name in Self.names { #expect(try await caller.put("/me/library?uris=\(uris([name]))").status == 200) }
        #expect(try await liked(caller).names == Self.names.reversed())
        // What is saved already stays where it is.
        #expect(try await caller.put("/me/library?uris=\(uris(["Airbag"]))").status == 200)
        #expect(try await liked(caller).names == Self.names.reversed())
    }

    @Test func `the older way to save has an order of its own as well`() async throws {
        let caller = try await Caller.playing(.extended)
        let ids = Self.names.map(TestWorld.track)
        #expect(try await caller.put("/me/tracks?ids=\(ids.joined(separator: ","))").status == 200)
        #expect(try await liked(caller).names.sorted() == Self.names.sorted())
        #expect(try await liked(caller).names != Self.names.reversed())
    }

    @Test func `artists are followed like everything else, or are refused`() async throws {
        let accepting = try await caller()
        #expect(try await accepting.put("/me/library?uris=\(radiohead)").status == 200)
        #expect(try await accepting.get("/me/library/contains?uris=\(radiohead)").text == "[true]")
        let refusing = try await caller { $0.refusesArtists = true }
        let error = "400 Invalid uri: \(radiohead)"
        let airbag = uris(["Airbag"])
        #expect(try await refusing.put("/me/library?uris=\(airbag),\(radiohead)").error == error)
        #expect(try await refusing.delete("/me/library?uris=\(radiohead)").error == error)
        // Nothing of a refused request is saved, and asking is still possible.
        #expect(
            try await refusing.get("/me/library/contains?uris=\(airbag),\(radiohead)").text == "[false,false]")
        #expect(try await refusing.put("/me/library?uris=\(airbag)").status == 200)
    }

    @Test func `a large list of liked songs can be too much`() async throws {
        var world = World.demo
        world.libraries = [:]
        world.saveTracks(20)
        let caller = try await caller(world) { $0.mostSavedTracks = 20 }
        #expect(try await caller.get("/me/tracks?limit=1").status == 200)
        let more = world.catalogue.tracks[30].id
        #expect(try await caller.put("/me/library?uris=spotify:track:\(more)").status == 200)
        #expect(try await caller.get("/me/tracks?limit=1").error == "502 Bad gateway.")
        #expect(try await caller.get("/me/albums").status == 200)
    }

    @Test func `a large page of followed artists can be too much`() async throws {
        let caller = try await caller(.demo) { $0.followedPage = 25 }
        #expect(try await caller.get("/me/following?type=artist&limit=50").error == "502 Bad gateway.")
        #expect(try await caller.get("/me/following?type=artist&limit=25").status == 200)
        #expect(try await self.caller(.demo).get("/me/following?type=artist&limit=50").status == 200)
    }

    @Test func `the total of followed artists can be larger than the list`() async throws {
        let exact = try await caller(.demo).get("/me/following?type=artist&limit=50").json["artists"]
        let count = exact?["items"]?.asArray?.count
        #expect(exact?["total"]?.asInt == count)
        let inflated = try await caller(.demo) { $0.followedSurplus = 3 }
            .get("/me/following?type=artist&limit=50").json["artists"]
        #expect(inflated?["total"]?.asInt == count.map { $0 + 3 })
        #expect(inflated?["items"]?.asArray?.count == count)
        #expect(inflated?["next"] == .null)
    }
}
