// Answers of the catalogue between runs.

import Exchange
import FoundationEssentials
import HTTPTypes
import SQLite
import SpotifyAPI
import Storage
import SystemTesting
import Testing

struct AnswerDatabaseTests {
    private let folder = TemporaryFolder()
    private let time = ManualTime()

    private var answers: AnswerDatabase { LibraryFile(path: folder.path + "/library.db", time: time).answers }

    private func answer(_ text: String) -> CachedAnswer {
        var response = HTTPResponse(status: .ok)
        response.headerFields[.contentType] = "application/json; charset=utf-8"
        return CachedAnswer(response: response, body: Array(text.utf8), stored: time.now)
    }

    @Test func `an answer is there for the next run, with the moment it came, until it is too old`() async throws {
        await answers.store(answer("{\"name\":\"Björk\"}"), to: "/v1/artists/1", for: .seconds(3600))
        time.advance(by: .seconds(600))
        let found = try #require(await answers.answer(to: "/v1/artists/1"))
        #expect(String(decoding: found.body, as: UTF8.self) == "{\"name\":\"Björk\"}")
        #expect(found.response.status == .ok)
        #expect(found.response.headerFields[.contentType] == "application/json; charset=utf-8")
        #expect(time.now.timeIntervalSince(found.stored) == 600)
        #expect(await answers.answer(to: "/v1/artists/2") == nil)
        time.advance(by: .seconds(3000))
        #expect(await answers.answer(to: "/v1/artists/1") == nil)
    }

    @Test func `an answer from the future is not believed, a newer one replaces it`() async throws {
        await answers.store(answer("old"), to: "/v1/search?q=a", for: .seconds(86_400))
        time.advance(by: .seconds(-7200))
        #expect(await answers.answer(to: "/v1/search?q=a") == nil)
        await answers.store(answer("new"), to: "/v1/search?q=a", for: .seconds(86_400))
        #expect(await answers.answer(to: "/v1/search?q=a")?.body == Array("new".utf8))
    }

    @Test func `an answer is found without the others being read`() async throws {
        let path = folder.path + "/library.db"
        await answers.store(answer(String(repeating: "a", count: 80_000)), to: "/v1/me/tracks", for: .seconds(300))
        let database = try Database(path: path, patience: .seconds(60))
        #expect(try database.rows("PRAGMA page_size") { $0.integer(0) } == [16_384])
        let plan = try database.rows("EXPLAIN QUERY PLAN SELECT body FROM answer WHERE target = ''") { $0.text(3) }
        #expect(plan == ["SEARCH answer USING INDEX sqlite_autoindex_answer_1 (target=?)"])
    }

    @Test func `a logout leaves nothing`() async {
        await answers.store(answer("x"), to: "/v1/artists/1", for: .seconds(3600))
        await answers.removeAll()
        #expect(await answers.answer(to: "/v1/artists/1") == nil)
        #expect(folder.mode(of: "library.db") == 0o600)
    }

    @Test func `what a change made wrong is forgotten on every server and for every account`() async {
        let address = "https://api.spotify.com/v1/me/tracks?limit=50"
        let wrong = [
            address, address + " ada", "http://127.0.0.1:8080/v1/me/tracks bob", "https://api.spotify.com/v1/me/albums",
        ]
        for key in wrong { await answers.store(answer("{}"), to: key, for: .seconds(3600)) }
        await answers.store(answer("{}"), to: "https://api.spotify.com/v1/albums/1", for: .seconds(3600))
        await answers.remove(under: ["/me/tracks", "/me/albums"])
        for key in wrong { #expect(await answers.answer(to: key) == nil) }
        await answers.remove(under: [])
        #expect(await answers.answer(to: "https://api.spotify.com/v1/albums/1") != nil)
    }

    @Test func `answers that are over are swept by processes that store but one`() async throws {
        for number in 0..<30 {
            await answers.store(answer("{}"), to: "/v1/artists/\(number)", for: .seconds(60))
        }
        time.advance(by: .seconds(3600))
        await answers.store(answer("{}"), to: "/v1/artists/new", for: .seconds(60))
        time.advance(by: .seconds(-3600))
        // Those that are over would be good again at this moment, if they were still there.
        for number in 0..<30 { #expect(await answers.answer(to: "/v1/artists/\(number)") == nil) }
    }
}
