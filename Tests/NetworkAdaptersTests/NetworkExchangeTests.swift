// The real client against a real server on 127.0.0.1: what arrives, and which error is which.

import Exchange
import ExchangeTesting
import HTTPTypes
import NIOCore
import NIOPosix
import NetworkAdapters
import Testing

@Suite(.serialized) struct NetworkExchangeTests {
    private func request(_ method: HTTPRequest.Method, port: Int, path: String) -> HTTPRequest {
        HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1:\(port)", path: path)
    }

    /// Runs the body with a client and a server that answers by the script.
    private func served<Success: Sendable>(
        _ steps: [(String, ScriptedExchange.Answer)],
        _ body: @escaping @Sendable (NetworkExchange, Int, ScriptedExchange) async throws -> Success
    ) async throws -> Success {
        let script = ScriptedExchange(steps)
        let network = NetworkExchange(userAgent: "juke/test", environment: [:])
        do {
            let result = try await ExchangeServer(script, port: 0).whileServing { try await body(network, $0, script) }
            await network.shutdown()
            return result
        } catch {
            await network.shutdown()
            throw error
        }
    }

    @Test func `requests and answers arrive as they are`() async throws {
        try await served([
            ("PUT /v1/x?a=%20b", .status(202, "{\"ö\":1}", ["Retry-After": "7"])), ("PUT /v1/empty", .status(204)),
        ]) {
            network, port, script in
            var put = request(.put, port: port, path: "/v1/x?a=%20b")
            put.headerFields[.authorization] = "Bearer t"
            let (response, body) = try await network.send(put, body: Array("{\"k\":2}".utf8))
            #expect(response.status.code == 202)
            #expect(response.headerFields[.retryAfter] == "7")
            #expect(String(decoding: body, as: UTF8.self) == "{\"ö\":1}")
            let (empty, nothing) = try await network.send(request(.put, port: port, path: "/v1/empty"), body: [])
            #expect(empty.status.code == 204)
            #expect(nothing.isEmpty)
            let sent = script.requests
            #expect(sent[0].headerFields[.authorization] == "Bearer t")
            #expect(sent[0].headerFields[.userAgent] == "juke/test")
            #expect(sent[0].headerFields[.acceptEncoding]?.contains("gzip") == true)
            #expect(script.bodies == ["{\"k\":2}", ""])
            // Spotify answers 411 to a PUT without it.
            #expect(sent[1].headerFields[.contentLength] == "0")
        }
    }

    @Test func `a long answer travels compressed and arrives whole`() async throws {
        let text = "{\"items\":[" + String(repeating: "{\"name\":\"Airbag\"},", count: 500) + "null]}"
        try await served([("GET /v1/long", .status(200, text))]) { network, port, _ in
            let (response, body) = try await network.send(request(.get, port: port, path: "/v1/long"), body: [])
            #expect(response.headerFields[.contentEncoding] != nil)
            #expect(String(decoding: body, as: UTF8.self) == text)
        }
    }

    @Test func `a request that is cancelled ends at once`() async throws {
        let gate = Gate()
        try await served([("GET /slow", .waits(gate, status: 200, ""))]) { network, port, _ in
            let request = request(.get, port: port, path: "/slow")
            let sending = Task { try await network.send(request, body: []) }
            await gate.untilWaiting(1)
            sending.cancel()
            let error = await #expect(throws: ExchangeError.self) { try await sending.value }
            guard case .cancelled? = error else { Issue.record("\(String(describing: error))"); return }
            await gate.open()
        }
    }

    @Test func `where nobody listens nothing was sent`() async throws {
        let port = try await served([]) { _, port, _ in port }
        let network = NetworkExchange(userAgent: "juke/test", environment: [:])
        let error = await #expect(throws: ExchangeError.self) {
            try await network.send(request(.get, port: port, path: "/"), body: [])
        }
        guard case .notSent(.unreachable(let host))? = error else {
            Issue.record("\(String(describing: error))"); return
        }
        #expect(host == "127.0.0.1:\(port)")
        await network.shutdown()
    }

    @Test func `a connection that breaks after the request leaves it open whether it acted`() async throws {
        // Reads the request, answers nothing, hangs up.
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in channel.pipeline.addHandler(HangUp()) }
            .bind(host: "127.0.0.1", port: 0).get()
        let port = server.localAddress?.port ?? 0
        let network = NetworkExchange(userAgent: "juke/test", environment: [:])
        let error = await #expect(throws: ExchangeError.self) {
            try await network.send(request(.post, port: port, path: "/v1/me/player/next"), body: [])
        }
        guard case .ambiguous? = error else { Issue.record("\(String(describing: error))"); return }
        await network.shutdown()
        try await server.close()
    }

    private final class HangUp: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer

        func channelRead(context: ChannelHandlerContext, data: NIOAny) { context.close(promise: nil) }
    }
}
