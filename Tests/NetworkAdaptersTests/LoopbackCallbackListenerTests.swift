// The end of a login as a browser sees it: strays are answered and forgotten, the answer brings a page and the code.

import Exchange
import HTTPTypes
import NetworkAdapters
import SpotifyAuth
import Testing

@Suite(.serialized) struct LoopbackCallbackListenerTests {
    private static func get(_ network: NetworkExchange, _ address: String) async throws -> (Int, HTTPFields, String) {
        let path = address.drop { $0 != ":" }.dropFirst(3)
        let authority = path.prefix { $0 != "/" }
        let request = HTTPRequest(
            method: .get, scheme: "http", authority: String(authority), path: String(path.dropFirst(authority.count)))
        let (response, body) = try await network.send(request, body: [])
        return (response.status.code, response.headerFields, String(decoding: body, as: UTF8.self))
    }

    @Test func `strays go by, the answer is handed out, and the browser gets its page`() async throws {
        let network = NetworkExchange(userAgent: "browser", environment: [:])
        let pages = AsyncStream<(Int, HTTPFields, String)>.makeStream()
        let answer = try await LoopbackCallbackListener(time: SystemTime()).listen(
            deadline: .seconds(60), accepts: { $0.contains("state=mine") }
        ) { redirectURI, next async throws(AuthError) in
            #expect(redirectURI.hasPrefix("http://127.0.0.1:"))
            #expect(redirectURI.hasSuffix("/callback"))
            let top = redirectURI.dropLast("/callback".count)
            let browser = Task {
                for path in [
                    "/favicon.ico", "/", "/callback", "/callback?code=x&state=other", "/callback?code=x&state=mine",
                ] {
                    pages.continuation.yield(try await Self.get(network, top + path))
                }
                pages.continuation.finish()
            }
            let answer = try await next()
            // The page is on its way to the browser; the listener must not go before it has arrived.
            _ = browser
            return answer
        }
        #expect(answer.hasSuffix("/callback?code=x&state=mine"))
        var seen: [(Int, HTTPFields, String)] = []
        for await page in pages.stream { seen.append(page) }
        #expect(seen.map(\.0) == [404, 404, 400, 400, 200])
        let last = try #require(seen.last)
        #expect(last.2.contains("You can close this page"))
        #expect(!last.2.contains("code=x"))
        #expect(last.1[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
        #expect(last.1[.contentType] == "text/html; charset=utf-8")
        await network.shutdown()
    }

    @Test func `nobody comes, and the deadline ends it`() async {
        await #expect(throws: AuthError.timedOut) {
            try await LoopbackCallbackListener(time: ManualTime()).listen(
                deadline: .seconds(600), accepts: { _ in true }
            ) {
                _, next async throws(AuthError) in try await next()
            }
        }
    }
}
