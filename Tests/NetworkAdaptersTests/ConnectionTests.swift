// What happens below the requests: connections that are kept and used again, servers that say nothing, and proxies.

import Exchange
import HTTPTypes
import NetworkAdapters
import Testing

@Suite(.serialized) struct ConnectionTests {
    private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"

    private func get(_ authority: String, _ path: String = "/v1/me", scheme: String = "http") -> HTTPRequest {
        HTTPRequest(method: .get, scheme: scheme, authority: authority, path: path)
    }

    /// Runs the body with a server, and a client that learns of it from the environment.
    private func served(
        answer: String?, deadline: Duration = .seconds(30), environment: (Int) -> [String: String] = { _ in [:] },
        _ body: (NetworkExchange, RawServer) async throws -> Void
    ) async throws {
        let server = try await RawServer(answer: answer)
        let network = NetworkExchange(
            userAgent: "juke/test", environment: environment(server.port), deadline: deadline, idleTime: .seconds(600))
        do {
            try await body(network, server)
        } catch {
            Issue.record(error)
        }
        await network.shutdown()
        try await server.close()
    }

    @Test func `one connection serves request after request`() async throws {
        try await served(answer: Self.answer) { network, server in
            for number in 0..<5 {
                let (response, body) = try await network.send(get("127.0.0.1:\(server.port)", "/\(number)"), body: [])
                #expect(response.status.code == 200 && body == Array("{}".utf8))
            }
            #expect(server.connections == 1)
            #expect(server.requestLines == (0..<5).map { "GET /\($0) HTTP/1.1" })
        }
    }

    @Test func `a connection that the server closes is replaced`() async throws {
        let closing = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
        try await served(answer: closing) { network, server in
            for _ in 0..<2 { _ = try await network.send(get("127.0.0.1:\(server.port)"), body: []) }
            #expect(server.connections == 2)
        }
    }

    @Test(arguments: [nil, "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"half\":"])
    func `a server that says nothing, or only half, is given up at the deadline`(answer: String?) async throws {
        try await served(answer: answer, deadline: .milliseconds(200)) { network, server in
            let error = await #expect(throws: ExchangeError.self) {
                try await network.send(get("127.0.0.1:\(server.port)"), body: [])
            }
            guard case .ambiguous(.timedOut)? = error else { Issue.record("\(String(describing: error))"); return }
            #expect(server.requestLines.count == 1)
        }
    }

    @Test func `requests go through a tunnel of the proxy`() async throws {
        try await served(answer: Self.answer, environment: { ["https_proxy": "http://user:pw@127.0.0.1:\($0)/"] }) {
            network, server in
            // The server at the end of the tunnel here speaks no TLS.
            let error = await #expect(throws: ExchangeError.self) {
                try await network.send(get("api.example.invalid", "/v1/me?x=1", scheme: "https"), body: [])
            }
            guard case .notSent? = error else { Issue.record("\(String(describing: error))"); return }
            #expect(server.requestLines.first == "CONNECT api.example.invalid:443 HTTP/1.1")
            #expect(!server.texts.contains { $0.contains("/v1/me") })
        }
    }
}
