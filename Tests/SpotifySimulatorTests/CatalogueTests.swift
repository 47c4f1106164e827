// The catalogue as the Web API shows it in Development Mode: search, artists, albums, their limits and their errors.

import Testing

@testable import SpotifySimulator

struct CatalogueTests {
    @Test func `search finds by folded words, exact names first, each kind in a page of its own`() async throws {
        let caller = try await Caller.loggedIn()
        let found = try await caller.get("/search?q=RADIOHEAD&type=artist,album").json
        #expect(found["artists"]?["items"]?.names == ["Radiohead", "Radiohead Tribute Band"])
        #expect(found["albums"]?["items"]?.names.isEmpty == false)
        for words in ["agaetis", "ag%C3%A6tis%20BYRJUN"] {
            let albums = try await caller.get("/search?q=\(words)&type=album").json["albums"]
            #expect(albums?["items"]?.names == ["Ágætis byrjun"])
        }
        #expect(
            try await caller.get("/search?q=%E3%83%92%E3%82%AB%E3%83%AB&type=artist").json["artists"]?["items"]?.names
                == ["宇多田ヒカル"])
    }

    @Test func `filters narrow, signs alone are looked for as they are`() async throws {
        let caller = try await Caller.loggedIn()
        let byYear = try await caller.get("/search?q=artist:radiohead%20year:2007&type=album").json
        #expect(byYear["albums"]?["items"]?.names == ["In Rainbows"])
        let new = try await caller.get("/search?q=tag:new%20radiohead&type=album,artist").json
        #expect(new["albums"]?["items"]?.names.contains("In Rainbows") == true)
        #expect(new["artists"]?["total"]?.asInt == 0)
        #expect(try await caller.get("/search?q=!!!&type=artist").json["artists"]?["total"]?.asInt == 0)
    }

    @Test(arguments: [
        ("/search?type=artist", "400 No search query"), ("/search?q=%20&type=artist", "400 No search query"),
        ("/search?q=x", "400 Missing parameter type"), ("/search?q=x&type=song", "400 Bad search type field song"),
        ("/search?q=x&type=artist&limit=11", "400 Invalid limit"),
        ("/search?q=x&type=artist&limit=0", "400 Invalid limit"),
        ("/search?q=x&type=artist&offset=-1", "400 Invalid offset"),
        ("/artists/nonsense", "400 Invalid base62 id"), ("/albums/0000000000000000000000", "404 Resource not found"),
    ])
    func `bad questions are answered like the real service`(path: String, error: String) async throws {
        let caller = try await Caller.loggedIn()
        #expect(try await caller.get(path).error == error)
    }

    @Test func `an artist's albums come newest first, of the kinds asked for, ten a page`() async throws {
        let caller = try await Caller.loggedIn()
        let path = "/artists/\(TestWorld.artist("Radiohead"))/albums"
        #expect(
            try await caller.get(path + "?include_groups=album").json["items"]?.names == ["In Rainbows", "OK Computer"])
        #expect(try await caller.get(path + "?include_groups=single").json["items"]?.names == ["Creep"])
        let page = try await caller.get(path + "?include_groups=album&limit=1").json
        #expect(page["items"]?.names == ["In Rainbows"])
        #expect(page["total"]?.asInt == 2)
        #expect(page["next"]?.asString?.contains("offset=1") == true)
        #expect(try await caller.get(path + "?limit=11").status == 400)
    }

    @Test func `an album brings its tracks in order, with guests credited`() async throws {
        let caller = try await Caller.loggedIn()
        let tracks = try await caller.get("/albums/\(TestWorld.album("OK Computer"))/tracks").json
        #expect(tracks["items"]?.names == ["Airbag", "Paranoid Android", "Subterranean Homesick Alien"])
        #expect(tracks["items"]?[1]?["duration_ms"]?.asInt == 387_000)
        #expect(tracks["items"]?[1]?["track_number"]?.asInt == 2)
        let guests = try await caller.get("/tracks/\(TestWorld.track("Starálfur"))").json
        #expect(guests["artists"]?.names == ["Sigur Rós", "Radiohead"])
        #expect(guests["explicit"]?.asBool == true)
    }

    @Test func `fields that Development Mode lost are missing`() async throws {
        let caller = try await Caller.loggedIn()
        let artist = try await caller.get("/artists/\(TestWorld.artist("Radiohead"))").json
        #expect(artist.keys.isDisjoint(with: ["popularity", "followers"]))
        #expect(try await caller.get("/tracks/\(TestWorld.track("Airbag"))").json.keys.contains("popularity") == false)
    }

    @Test(arguments: [
        "/artists/x/top-tracks", "/browse/new-releases", "/audio-features/x", "/markets",
    ])
    func `what was taken away is forbidden`(path: String) async throws {
        #expect(try await Caller.loggedIn().get(path).status == 403)
    }

    @Test func `unknown paths are 404, wrong methods 405, no token 401`() async throws {
        var caller = try await Caller.loggedIn()
        #expect(try await caller.get("/nonsense").status == 404)
        #expect(try await caller.post("/search?q=x&type=artist").status == 405)
        caller.token = nil
        #expect(try await caller.get("/me").error == "401 No token provided")
        caller.token = "nonsense"
        #expect(try await caller.get("/me").error == "401 Invalid access token")
    }

    @Test func `the embedded catalogue is as large as it says`() {
        let catalogue = World.demo.catalogue
        #expect(catalogue.artists.count >= 50)
        #expect(catalogue.albums.count >= 130)
        #expect(catalogue.tracks.count >= 1_400)
        let names = Set(catalogue.artists.map(\.name))
        #expect(
            names.isSuperset(of: [
                "Radiohead", "Sigur Rós", "宇多田ヒカル", "아이유", "Кино", "فيروز", "עידן רייכל", "311", "!!!",
            ]))
        #expect(catalogue.tracks.allSatisfy { $0.milliseconds > 0 && !$0.name.isEmpty })
    }

    @Test func `a generated world is the same for the same seed, and as large as asked`() {
        let one = World.generated(seed: 7, tracks: 2_000).catalogue
        let same = World.generated(seed: 7, tracks: 2_000).catalogue
        let other = World.generated(seed: 8, tracks: 2_000).catalogue
        #expect(one.tracks.map(\.name) == same.tracks.map(\.name))
        #expect(one.tracks.map(\.name) != other.tracks.map(\.name))
        #expect(one.tracks.count == 2_000)
    }
}
