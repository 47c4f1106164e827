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
