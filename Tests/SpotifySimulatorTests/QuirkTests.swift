// The ways in which answers go wrong: both limits in every form, failures, refused tokens, and lists with holes
// (SpotifyContract §10.5 to §10.7).

import FoundationEssentials
import HTTPTypes
import Testing

@testable import SpotifySimulator

struct QuirkTests {
    private func caller(_ change: (inout ListQuirks) -> Void) async throws -> Caller {
        var configuration = SimulatorConfiguration()
        change(&configuration.quirks)
        return try await Caller.loggedIn(.demo, configuration)
    }

    @Test(arguments: ["1", "86000", nil, "soon"], AnswerForm.allCases)
    func `both limits come with any header and any body`(retryAfter: String?, form: AnswerForm) async throws {
        let caller = try await Caller.loggedIn()
        for kind in LimitAnswer.Kind.allCases {
            await caller.simulator.clearFaults()
            await caller.simulator.inject(.limited(LimitAnswer(kind, retryAfter: retryAfter, form: form)))
            let answer = try await caller.get("/me")
            #expect(answer.status == 429)
            #expect(answer.response.headerFields[.retryAfter] == retryAfter)
            #expect(answer.body.isEmpty == (form == .empty))
            #expect(answer.text.contains("QUOTA_EXCEEDED") == (kind == .quota && form == .json))
        }
    }

    @Test(arguments: AnswerForm.allCases)
    func `the service fails in every form`(form: AnswerForm) async throws {
        let caller = try await Caller.loggedIn()
        await caller.simulator.inject(.edgeAnswer(503, form), for: RequestMatcher(pathPrefix: "/v1/me"), .first(1))
        let answer = try await caller.get("/me")
        #expect(answer.status == 503)
        #expect((JSONValue.reading(answer.body) != nil) == (form == .json))
        #expect(try await caller.get("/me").status == 200)
    }

    @Test func `every third call of the player has its token refused or Premium missed`() async throws {
        let caller = try await Caller.loggedIn()
        await caller.simulator.inject(.accessTokenMissing, for: RequestMatcher(pathPrefix: "/v1/me/player"), .every(3))
        var statuses: [Int] = []
        for _ in 0..<6 { statuses.append(try await caller.get("/me/player/devices").status) }
        #expect(statuses == [200, 200, 401, 200, 200, 401])
    }

    @Test func `text can stand in the place of an answer that acted`() async throws {
        let caller = try await Caller.loggedIn()
        await caller.simulator.inject(.textInstead("done"), for: RequestMatcher(method: .post), .first(1))
        #expect(try await caller.post("/me/playlists", #"{"name":"Quiet"}"#).text == "done")
        #expect(try await caller.get("/me/playlists").json["items"]?.names.contains("Quiet") == true)
    }

    @Test func `lists have holes and end early`() async throws {
        let holes = try await caller { $0.nullEvery = 3 }
        let items = try await holes.get("/me/tracks?limit=7").json["items"]?.asArray
        #expect(items?.map { $0 == .null } == [false, false, true, false, false, true, false])
        let short = try await caller { $0.shortBy = 2 }
        let page = try await short.get("/me/tracks?limit=7").json
        #expect(page["items"]?.asArray?.count == 5)
        #expect(page["limit"]?.asInt == 7)
        #expect(page["next"]?.asString?.contains("offset=7") == true)
    }

    @Test func `totals drift from page to page`() async throws {
        let caller = try await caller { $0.totalDrift = 5 }
        let first = try await caller.get("/me/tracks?limit=10").json["total"]?.asInt ?? 0
        let second = try await caller.get("/me/tracks?limit=10&offset=10").json["total"]?.asInt ?? 0
        #expect(second == first + 5)
    }

    @Test func `an artist's albums come twice`() async throws {
        let plain = try await caller { _ in }
        let id = World.demo.catalogue.artists[0].id
        let once = try await plain.get("/artists/\(id)/albums?limit=4").json
        let doubled = try await caller { $0.duplicateAlbums = true }
        let twice = try await doubled.get("/artists/\(id)/albums?limit=4").json
        #expect(twice["total"]?.asInt == once["total"]?.asInt.map { $0 * 2 })
        #expect(twice["items"]?[0]?["id"] == twice["items"]?[1]?["id"])
    }

    @Test(arguments: ListQuirks.Images.allCases)
    func `images come in every state`(images: ListQuirks.Images) async throws {
        let caller = try await caller { $0.images = images }
        let list = try await caller.get("/albums/\(World.demo.catalogue.albums[0].id)").json["images"]
        switch images {
        case .complete: #expect(list?[0]?["width"]?.asInt == 640)
        case .narrowestFirst: #expect(list?[0]?["width"]?.asInt == 64)
        case .withoutSizes: #expect(list?[0]?["width"] == .null)
        case .none: #expect(list?.asArray?.isEmpty == true)
        case .null: #expect(list == .null)
        }
    }

    @Test(arguments: ListQuirks.Links.allCases)
    func `the next page is to be found where it was asked for, or not`(links: ListQuirks.Links) async throws {
        let caller = try await caller { $0.links = links }
        let next = try await caller.get("/search?q=a&type=track").json["tracks"]?["next"]?.asString ?? ""
        let lists = try await caller.get("/me/playlists?limit=1").json["next"]?.asString ?? ""
        switch links {
        case .captured:
            #expect(next.contains("query=a"))
            #expect(lists.contains("/users/demo.listener/playlists"))
        case .asAsked:
            #expect(next.contains("q=a"))
            #expect(lists.contains("/me/playlists"))
        case .broken: #expect(next.contains("/nowhere/"))
        }
    }

    @Test func `every page is the first, and cursors lead back to it`() async throws {
        let caller = try await caller { $0.repeatsPages = true }
        let first = try await caller.get("/me/tracks?limit=10")
        #expect(try first.json["next"]?.asString != nil)
        #expect(try await caller.get("/me/tracks?limit=10&offset=20").text == first.text)
        let artists = try await caller.get("/me/following?type=artist&limit=2")
        let after = try artists.json["artists"]?["cursors"]?["after"]?.asString ?? ""
        #expect(CatalogueID.isWellFormed(after))
        #expect(try await caller.get("/me/following?type=artist&limit=2&after=\(after)").text == artists.text)
    }

    @Test func `answers without a body can say that they are gzip`() async throws {
        var configuration = SimulatorConfiguration()
        configuration.marksEmptyAsGzip = true
        let caller = try await Caller.loggedIn(TestWorld.world, configuration)
        let field = try #require(HTTPField.Name("content-encoding"))
        let track = TestWorld.track("Airbag")
        let saved = try await caller.put("/me/library?uris=spotify:track:\(track)")
        #expect(saved.status == 200)
        #expect(saved.response.headerFields[field] == "gzip")
        let idle = try await caller.get("/me/player")
        #expect(idle.status == 204)
        #expect(idle.response.headerFields[field] == "gzip")
        #expect(try await caller.get("/me").response.headerFields[field] == nil)
    }

    @Test func `a token's lifetime can come as text, or not at all`() async throws {
        for form in SimulatorConfiguration.LifetimeForm.allCases {
            var configuration = SimulatorConfiguration()
            configuration.expiresIn = form
            let lifetime = try await Caller(TestWorld.world, configuration).logIn()["expires_in"]
            switch form {
            case .number: #expect(lifetime == .int(3_600))
            case .text: #expect(lifetime == .string("3600"))
            case .missing: #expect(lifetime == nil)
            }
        }
    }

    @Test func `a proper answer can come with another status, or with other types`() async throws {
        let caller = try await Caller.loggedIn()
        await caller.simulator.inject(.otherStatus(206), for: RequestMatcher(), .nth(1))
        let partial = try await caller.get("/me")
        #expect(partial.status == 206)
        #expect(try partial.json["display_name"]?.asString == "Ada")
        await caller.simulator.clearFaults()
        await caller.simulator.inject(.wrongTypes)
        let odd = try await caller.get("/me/tracks").json
        #expect(odd["total"] == .string("0"))
        #expect(odd["items"] == .array([]))
        #expect(try await caller.get("/me").json["display_name"] == .int(3))
        #expect(try await caller.get("/nothing").status == 404)
    }

    @Test func `people who are not on the list are told in either form`() async throws {
        var configuration = SimulatorConfiguration(apps: [SimulatedApp(allowList: .users(["other"]))])
        #expect(try await Caller.loggedIn(TestWorld.world, configuration).get("/me").text.hasPrefix("User not"))
        configuration.stranger = .json
        #expect(
            try await Caller.loggedIn(TestWorld.world, configuration).get("/me").error
                == "403 User not registered in the Developer Dashboard")
    }
}
