// The front of an exchange: what has no answer gets none, what is too long is refused, and who takes gzip gets gzip.

import Exchange
import ExchangeTesting
import HTTPTypes
import NetworkAdapters
import Testing

@Suite(.serialized) struct ExchangeServerTests {
    private static func ask(_ port: Int, _ head: String, body: String = "") async throws -> String {
        try await RawClient.ask(port, head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n" + body)
    }

    /// Whether the real client says that the connection broke.
    private static func isLost(_ port: Int, _ path: String) async -> Bool {
        let network = NetworkExchange(userAgent: "juke/test", environment: [:])
        let request = HTTPRequest(method: .get, scheme: "http", authority: "127.0.0.1:\(port)", path: path)
        let isLost: Bool
        do throws(ExchangeError) {
            _ = try await network.send(request, body: [])
            isLost = false
        } catch {
            if case .ambiguous(.connectionLost) = error { isLost = true } else { isLost = false }
        }
        await network.shutdown()
        return isLost
    }

    @Test(arguments: [
        ExchangeError.ambiguous(.connectionLost), .notSent(.unreachable("x")), .ambiguous(.timedOut), .cancelled,
    ])
    func `an exchange without an answer ends the connection without one`(fault: ExchangeError) async throws {
        let script = ScriptedExchange([("GET /x", .fails(fault)), ("GET /x", .fails(fault)), ("GET /y", .ok("{}"))])
        try await ExchangeServer(script).whileServing { port in
            let silence = try await Self.ask(port, "GET /x HTTP/1.1")
            #expect(silence == "")
            #expect(await Self.isLost(port, "/x"))
            // It continues to serve others.
            let answer = try await Self.ask(port, "GET /y HTTP/1.1")
            #expect(answer.hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test func `a body of more than a megabyte is refused, one of a megabyte is not`() async throws {
        let script = ScriptedExchange([("PUT /x", .ok("{}"))])
        try await ExchangeServer(script).whileServing { port in
            let most = 1 << 20
            let long = try await Self.ask(
                port, "PUT /x HTTP/1.1\r\nContent-Length: \(most + 1)", body: String(repeating: "a", count: most + 1))
            #expect(long.hasPrefix("HTTP/1.1 413 "))
            #expect(script.requests.isEmpty)
            let whole = try await Self.ask(
                port, "PUT /x HTTP/1.1\r\nContent-Length: \(most)", body: String(repeating: "a", count: most))
            #expect(whole.hasPrefix("HTTP/1.1 200 "))
            #expect(script.bodies.first?.utf8.count == most)
        }
    }

    @Test func `a body of unknown length is read to its end, and refused where it passes a megabyte`() async throws {
        let script = ScriptedExchange([("PUT /x", .ok("{}")), ("PUT /x", .ok("{}"))])
        try await ExchangeServer(script).whileServing { port in
            let head = "PUT /x HTTP/1.1\r\nTransfer-Encoding: chunked"
            let short = try await Self.ask(port, head, body: "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
            #expect(short.hasPrefix("HTTP/1.1 200 "))
            let part = "10000\r\n" + String(repeating: "a", count: 1 << 16) + "\r\n"
            let long = try await Self.ask(port, head, body: String(repeating: part, count: 17) + "0\r\n\r\n")
            #expect(long == "HTTP/1.1 413 Payload Too Large\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
            #expect(script.bodies == ["abcde"])
        }
    }

    @Test func `a connection is kept for the next request, until one asks for its end`() async throws {
        let script = ScriptedExchange([("GET /a", .ok("1")), ("GET /b", .ok("2")), ("GET /c", .ok("3"))])
        try await ExchangeServer(script).whileServing { port in
            let request = { (path: String) in "GET \(path) HTTP/1.1\r\nHost: localhost\r\n" }
            let heard = try await RawClient.ask(
                port, request("/a") + "\r\n" + request("/b") + "Connection: close\r\n\r\n" + request("/c") + "\r\n")
            #expect(heard.hasPrefix("HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n1HTTP/1.1 200 OK\r\n"))
            #expect(heard.contains("connection: close\r\n\r\n2"))
            #expect(script.requests.map(\.path) == ["/a", "/b"])
        }
    }

    @Test(arguments: [
        ("GET /x HTTP/1.0", true), ("GET /x HTTP/1.0\r\nConnection: keep-alive", false), ("GET /x HTTP/1.1", false),
    ])
    func `an old client is told whether its connection lasts`(head: String, ends: Bool) async throws {
        let script = ScriptedExchange([("GET /x", .ok("whole"))])
        try await ExchangeServer(script).whileServing { port in
            let client = try await RawClient.connect(port, isStubborn: true)
            try await client.say(head + "\r\nHost: localhost\r\n\r\n")
            // It has said all it wants to say, and still gets its answer.
            try await client.stopTalking()
            let answer = try await client.hearAll()
            #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(answer.hasSuffix("\r\n\r\nwhole"))
            #expect(answer.contains("connection: close\r\n") == ends)
            #expect(answer.contains("connection: keep-alive\r\n") == head.contains("keep-alive"))
        }
    }

    @Test func `HEAD has the length of the answer without it, and what has no body has no length`() async throws {
        let script = ScriptedExchange([("HEAD /x", .ok("four")), ("PUT /y", .status(204))])
        try await ExchangeServer(script).whileServing { port in
            let head = try await Self.ask(port, "HEAD /x HTTP/1.1")
            #expect(head.contains("content-length: 4\r\n"))
            #expect(head.hasSuffix("\r\n\r\n"))
            let empty = try await Self.ask(port, "PUT /y HTTP/1.1\r\nContent-Length: 0")
            #expect(empty.hasPrefix("HTTP/1.1 204 No Content\r\n"))
            #expect(!empty.contains("content-length"))
        }
    }

    @Test func `a target with the address before it is the path alone, and what is not HTTP is refused`() async throws {
        let script = ScriptedExchange([("GET /x?y=z", .ok("{}")), ("GET /", .ok("{}"))])
        try await ExchangeServer(script).whileServing { port in
            for target in ["http://127.0.0.1:\(port)/x?y=z", "HTTP://localhost"] {
                #expect(try await Self.ask(port, "GET \(target) HTTP/1.1").hasPrefix("HTTP/1.1 200 "))
            }
            #expect(script.requests.map(\.path) == ["/x?y=z", "/"])
            #expect(script.requests.map(\.authority) == ["localhost", "localhost"])
            let nonsense = try await Self.ask(port, "what is this")
            #expect(nonsense.hasPrefix("HTTP/1.1 400 "))
        }
    }

    @Test(arguments: [
        ("gzip, deflate", "gzip"), ("deflate, gzip;q=1.0, br", "gzip"), ("GZIP", "gzip"), ("deflate", "deflate"),
        ("deflate, gzip;q=0", "deflate"), ("identity", nil), ("", nil),
    ])
    func `who takes gzip gets gzip`(accepted: String, coding: String?) async throws {
        let script = ScriptedExchange([("GET /x", .ok(String(repeating: "{} ", count: 500)))])
        try await ExchangeServer(script).whileServing { port in
            let answer = try await Self.ask(port, "GET /x HTTP/1.1\r\nAccept-Encoding: \(accepted)").lowercased()
            #expect(answer.hasPrefix("http/1.1 200 "))
            #expect(answer.contains("content-encoding: ") == (coding != nil))
            if let coding { #expect(answer.contains("content-encoding: \(coding)\r\n")) }
        }
    }

    @Test func `a port that somebody else has is named`() async throws {
        let refused = try await ExchangeServer(ScriptedExchange([])).whileServing { port in
            do {
                try await ExchangeServer(ScriptedExchange([]), port: port).run { _ in }
                return false
            } catch let error as PortInUse {
                return error.port == port
            }
        }
        #expect(refused)
    }
}
