// Whatever else comes to the callback address: it is answered or shown out, and the right answer still gets in.

import Exchange
import NIOCore
import NIOHTTP1
import SpotifyAuth
import Testing

@testable import NetworkAdapters

@Suite(.timeLimit(.minutes(10))) struct CallbackStraysTests {
    /// `PORT` stands for the port. The answer is looked at by its status.
    static let requests: [(String, String)] = [
        ("GET /favicon.ico HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", "404"),
        ("GET /apple-touch-icon-precomposed.png HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", "404"),
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", "404"),
        ("GET /callback/?state=mine HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", "404"),
        ("GET /CALLBACK?state=mine HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", "404"),
        ("GET /callback HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", "400"),
        ("GET /callback?code=x&state=other HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", "400"),
        ("HEAD /callback?code=x&state=mine HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", "405"),
        ("OPTIONS /callback?state=mine HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", "405"),
        ("POST /callback?code=x&state=mine HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 4\r\n\r\nabcd", "405"),
        // A foreign name that leads here (DNS rebinding), other ports, no name, two names.
        ("GET /callback?code=x&state=mine HTTP/1.1\r\nHost: evil.example\r\n\r\n", "421"),
        ("GET /callback?code=x&state=mine HTTP/1.1\r\nHost: evil.example:PORT\r\n\r\n", "421"),
        ("GET /callback?code=x&state=mine HTTP/1.1\r\nHost: 127.0.0.1.evil.example:PORT\r\n\r\n", "421"),
        ("GET /callback?code=x&state=mine HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n", "421"),
        ("GET /callback?code=x&state=mine HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "421"),
        ("GET /callback?code=x&state=mine HTTP/1.1\r\nHost:\r\n\r\n", "421"),
        ("GET /callback?code=x&state=mine HTTP/1.1\r\n\r\n", "400"),
        ("GET /callback?code=x&state=mine HTTP/1.0\r\n\r\n", "400"),
        ("GET /callback?state=mine HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nHost: 127.0.0.1:PORT\r\n\r\n", "400"),
        ("GET http://evil.example/callback?state=mine HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", "421"),
        ("GET https://127.0.0.1:PORT/callback?state=mine HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", "400"),
        // Not what a browser sends to a server.
        ("CONNECT 127.0.0.1:PORT HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", "400"),
        ("OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n", "400"),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "400"),
        ("SSH-2.0-OpenSSH_9.2\r\n", "400"),
        ("\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{fc}\u{3}\u{3} client hello", "400"),
        ("\u{0}\u{0}\u{0}\u{0}", "400"),
        ("GET /callback?LONG", "431"),
        ("GET / HTTP/1.1\r\nCookie: LONG\r\n\r\n", "431"),
        ("GET / HTTP/1.1\r\nMANY\r\n", "431"),
    ]

    @Test(arguments: requests)
    func `is answered, and the login goes on`(request: String, status: String) async throws {
        // Nothing may be left to a time-out: none passes.
        let answer = try await CallbackVisit.run(time: SweepTime()) { port, next in
            let sent = request.replacing("PORT", with: "\(port)")
                .replacing("LONG", with: String(repeating: "a", count: 40_000))
                .replacing("MANY", with: String(repeating: "X-Filler: a\r\n", count: 300))
            let reply = try await RawClient.ask(port, sent)
            #expect(CallbackVisit.status(reply) == status)
            #expect(!reply.contains("evil"))
            #expect(!reply.contains("state="))
            _ = try await CallbackVisit.answer(port)
            return try await next()
        }
        #expect(answer.hasSuffix("/callback?code=c0de&state=mine"))
    }

    @Test func `a whole address as proxies are sent is an answer too`() async throws {
        let answer = try await CallbackVisit.run { port, next in
            let target = "HTTP://127.0.0.1:\(port)/callback?code=proxied&state=mine"
            let page = try await RawClient.ask(port, "GET \(target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
            #expect(CallbackVisit.status(page) == "200")
            return try await next()
        }
        #expect(answer.hasPrefix("http://127.0.0.1:"))
        #expect(answer.hasSuffix("/callback?code=proxied&state=mine"))
    }

    @Test func `HEAD brings no page, and a wrong method is told the right one`() async throws {
        _ = try await CallbackVisit.run { port, _ in
            let reply = try await RawClient.ask(port, "HEAD /callback HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
            #expect(reply.contains("Allow: GET\r\n"))
            #expect(reply.hasSuffix("\r\n\r\n"))
            return ""
        }
    }

    @Test(arguments: [false, true])
    func `one that sends and sends is answered and shown out`(isStubborn: Bool) async throws {
        _ = try await CallbackVisit.run(time: SweepTime()) { port, _ in
            let head = "POST /callback HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Length: 9999999999\r\n\r\n"
            let client = try await RawClient.connect(port, saying: head, isStubborn: isStubborn)
            let block = [UInt8](repeating: 0x61, count: 1 << 16)
            while client.isOpen, !Task.isCancelled { do { try await client.say(block) } catch { break } }
            let heard = try await client.hearAll()
            // Shown out in the middle of a word, one cannot count on having heard.
            #expect(isStubborn || heard.hasPrefix("HTTP/1.1 405 "))
            return ""
        }
    }

    @Test(arguments: ["", "G", "GET /callback HTTP/1.1\r\nHost: 127.0.0.1\r\n", "POST / HTTP/1.1\r\nHost:"])
    func `one that dawdles is shown out`(words: String) async throws {
        let time = SweepTime()
        _ = try await CallbackVisit.run(time: time) { port, next in
            let client = try await RawClient.connect(port, saying: words)
            while client.isOpen, !Task.isCancelled { await time.sweep() }
            #expect(!client.isOpen)
            #expect(try await client.hearAll() == "")
            _ = try await CallbackVisit.answer(port)
            return try await next()
        }
    }

    @Test func `too many at once push out the oldest, and the answer gets in`() async throws {
        _ = try await CallbackVisit.run(time: SweepTime()) { port, next in
            let (ends, ended) = AsyncStream<String>.makeStream()
            let surplus = 8
            for _ in 0..<CallbackConnections.most + surplus {
                let client = try await RawClient.connect(port)
                Task { ended.yield(try await client.hearAll()) }
            }
            for await heard in ends.prefix(surplus) { #expect(heard == "") }
            _ = try await CallbackVisit.answer(port)
            return try await next()
        }
    }

    @Test(arguments: CallbackPage.allCases)
    func `every page stands by itself`(page: CallbackPage) {
        let (head, body) = page.response
        let html = String(buffer: body)
        #expect(head.headers["content-length"] == ["\(body.readableBytes)"])
        #expect(head.headers["content-type"] == ["text/html; charset=utf-8"])
        #expect(head.headers["content-security-policy"].first?.hasPrefix("default-src 'none';") == true)
        #expect(head.headers["content-security-policy"].first?.contains("frame-ancestors 'none'") == true)
        #expect(head.headers["cache-control"] == ["no-store"])
        #expect(head.headers["referrer-policy"] == ["no-referrer"])
        #expect(head.headers["x-content-type-options"] == ["nosniff"])
        #expect(head.headers["x-frame-options"] == ["DENY"])
        for word in ["<script", "http://", "https://", "src=", "href=", "url(", "@import"] {
            #expect(!html.contains(word))
        }
        #expect(html.contains("You can close this page") == (head.status == .ok))
    }
}
