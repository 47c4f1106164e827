// What happens below the requests: connections that are kept and used again, servers that say nothing, and proxies.

import Exchange
import HTTPTypes
import NetworkAdapters
import Testing

@Suite(.serialized) struct ConnectionTests {
    private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"

    private func get(_ authority: String, _ path: String = "/v1/me") -> HTTPRequest {
        HTTPRequest(method: .get, scheme: "http", authority: authority, path: path)
    }

    /// Runs the body with a server, and a client that is told of it by the environment.
    private func served(
        answer: String?, deadline: Duration = .seconds(30), environment: (Int) -> [String: String] = { _ in [:] },
        _ body: (NetworkExchange, RawServer) async throws -> Void
    ) async throws {
        let server = try await RawServer(answer: answer)
        let network = NetworkExchange(
            userAgent: "juke/test", environment: environment(server.port), deadline: deadline)
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
        try await served(answer: Self.answer, environment: { ["http_proxy": "http://user:pw@127.0.0.1:\($0)/"] }) {
            network, server in
            let (response, _) = try await network.send(get("api.example.invalid", "/v1/me?x=1"), body: [])
            #expect(response.status.code == 200)
            #expect(
                server.requestLines == ["CONNECT api.example.invalid:80 HTTP/1.1", "GET /v1/me?x=1 HTTP/1.1"])
        }
    }

    /// Whichever host comes first, each goes its own way.
    @Test(arguments: [[0, 1, 0], [1, 0, 1]])
    func `no_proxy keeps its hosts from the proxy, and only them`(order: [Int]) async throws {
        let environment = { (port: Int) in
            ["http_proxy": "127.0.0.1:\(port)", "no_proxy": "localhost, .direct.invalid"]
        }
        try await served(answer: Self.answer, environment: environment) { network, server in
            for host in order {
                guard host == 1 else {
                    _ = try await network.send(get("proxied.invalid"), body: [])
                    continue
                }
                let error = await #expect(throws: ExchangeError.self) {
                    try await network.send(get("a.direct.invalid"), body: [])
                }
                guard case .notSent? = error else { Issue.record("\(String(describing: error))"); return }
            }
            // One tunnel, kept for what follows.
            #expect(server.requestLines.filter { $0.hasPrefix("CONNECT") } == ["CONNECT proxied.invalid:80 HTTP/1.1"])
            #expect(server.requestLines.count == 1 + order.count { $0 == 0 })
        }
    }

    @Test func `HTTP_PROXY in capitals is nobody's, and this machine is never behind one`() async throws {
        try await served(answer: Self.answer, environment: { ["HTTP_PROXY": "127.0.0.1:\($0)"] }) { network, server in
            await #expect(throws: ExchangeError.self) { try await network.send(get("api.invalid"), body: []) }
            #expect(server.connections == 0)
        }
        try await served(answer: Self.answer, environment: { _ in ["http_proxy": "127.0.0.1:1"] }) { network, server in
            let (response, _) = try await network.send(get("127.0.0.1:\(server.port)"), body: [])
            #expect(response.status.code == 200)
        }
    }
}
