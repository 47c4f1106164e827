// The end of a login as a browser sees it: the answer brings a page and the code, and no other program delays it.

import Exchange
import SpotifyAuth
import Testing

@testable import NetworkAdapters

@Suite(.timeLimit(.minutes(10))) struct LoopbackCallbackListenerTests {
    @Test func `strays go by, the answer is handed out, and the browser gets its page`() async throws {
        let (pages, page) = AsyncStream<String>.makeStream()
        let answer = try await CallbackVisit.run { port, next in
            for path in ["/favicon.ico", "/", "/callback", "/callback?code=x&state=other"] {
                page.yield(try await RawClient.ask(port, CallbackVisit.get(port, path)))
            }
            // The listener goes as soon as it has the answer, and the page still arrives.
            let browser = try await RawClient.connect(
                port, saying: CallbackVisit.get(port, "/callback?code=c0de&state=mine"))
            Task {
                page.yield(try await browser.hearAll())
                page.finish()
            }
            return try await next()
        }
        #expect(answer.hasPrefix("http://127.0.0.1:"))
        #expect(answer.hasSuffix("/callback?code=c0de&state=mine"))
        var seen: [String] = []
        for await page in pages { seen.append(page) }
        #expect(seen.map(CallbackVisit.status) == ["404", "404", "400", "400", "200"])
        let last = try #require(seen.last)
        #expect(last.contains("You can close this page"))
        #expect(last.hasSuffix("</html>\n"))
        #expect(!last.contains("c0de"))
        #expect(!last.contains("mine"))
    }

    @Test func `nobody comes, and the deadline ends it`() async {
        await #expect(throws: AuthError.timedOut) {
            try await CallbackVisit.run(time: ManualTime()) { port, next in
                // Here time flies: the deadline may be over before a request has come in.
                _ = try? await RawClient.connect(port, saying: "GET /call")
                return try await next()
            }
        }
    }

    @Test func `open sockets do not delay the end of a login`() async throws {
        // No time passes here: if anything waited for the silent ones, this would not end.
        let silent = try await silentClients { port, next in
            _ = try await CallbackVisit.answer(port)
            return try await next()
        }
        for client in silent { #expect(try await client.hearAll() == "") }
    }

    @Test func `open sockets do not delay an end without an answer`() async throws {
        let silent = try await silentClients { _, _ in "pasted" }
        for client in silent { #expect(try await client.hearAll() == "") }
    }

    private func silentClients(
        _ visit: @escaping @Sendable (Int, CallbackVisit.Next) async throws -> String
    ) async throws -> [RawClient] {
        let (clients, come) = AsyncStream<RawClient>.makeStream()
        _ = try await CallbackVisit.run(time: SweepTime()) { port, next in
            for words in ["", "GET", "GET /callback?code=x&state=mine HTTP/1.1\r\nHost: 127"] {
                come.yield(try await RawClient.connect(port, saying: words))
            }
            come.finish()
            return try await visit(port, next)
        }
        var all: [RawClient] = []
        for await client in clients { all.append(client) }
        return all
    }

    @Test func `a cancelled login ends at once`() async throws {
        let (ready, begun) = AsyncStream<RawClient>.makeStream()
        let login = Task {
            try await CallbackVisit.run(time: SweepTime()) { port, next in
                begun.yield(try await RawClient.connect(port))
                return try await next()
            }
        }
        for await client in ready {
            login.cancel()
            await #expect(throws: AuthError.cancelled) { try await login.value }
            #expect(try await client.hearAll() == "")
            break
        }
    }

    @Test func `a second answer gets a page that says so`() async throws {
        _ = try await CallbackVisit.run { port, next in
            #expect(try await CallbackVisit.answer(port).contains("Back to juke"))
            let second = try await CallbackVisit.answer(port)
            #expect(CallbackVisit.status(second) == "200")
            #expect(second.contains("Already here"))
            #expect(second.contains("You can close this page"))
            return try await next()
        }
    }

    @Test(arguments: [("access_denied", "The consent was refused"), ("server_error", "answered with an error")])
    func `a refusal is an answer too`(error: String, words: String) async throws {
        let answer = try await CallbackVisit.run { port, next in
            let request = CallbackVisit.get(port, "/callback?error=\(error)&state=mine")
            let page = try await RawClient.ask(port, request)
            #expect(page.contains(words))
            #expect(page.contains("You can close this page"))
            #expect(!page.contains(error))
            return try await next()
        }
        #expect(answer.hasSuffix("?error=\(error)&state=mine"))
    }

    @Test func `an answer counts though its sender has gone`() async throws {
        let answer = try await CallbackVisit.run { port, next in
            let browser = try await RawClient.connect(
                port, saying: CallbackVisit.get(port, "/callback?code=gone&state=mine"))
            await browser.hangUp()
            return try await next()
        }
        #expect(answer.contains("code=gone"))
    }

    @Test func `a client that stops talking before it listens gets its page`() async throws {
        _ = try await CallbackVisit.run { port, next in
            let client = try await RawClient.connect(
                port, saying: CallbackVisit.get(port, "/callback?code=c0de&state=mine"))
            try? await client.stopTalking()
            #expect(try await client.hearAll().hasSuffix("</html>\n"))
            return try await next()
        }
    }
}
