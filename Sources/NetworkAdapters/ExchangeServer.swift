// A server that offers any exchange over HTTP on this machine: the simulator for other programs, the demo's consent for
// a browser, and a real server for the tests of the network side. It adds nothing to the exchange's answers but what
// HTTP/1.1 asks for; AnswerCompression compresses them for clients that accept it.

package import Exchange
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOPosix

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Serves an exchange at 127.0.0.1.
package struct ExchangeServer: Sendable {
    private let exchange: any Exchange
    private let port: Int
    /// The largest request body, in bytes; larger ones are answered with 413.
    private static let largestBody = 1 << 20

    private typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>
    private typealias Parts = NIOAsyncChannelInboundStream<HTTPServerRequestPart>.AsyncIterator

    /// - Parameter port: The port; 0 for any that is free.
    package init(_ exchange: any Exchange, port: Int = 0) {
        self.exchange = exchange
        self.port = port
    }

    /// Serves until the task is cancelled.
    ///
    /// - Parameter onBound: Receives the port once connections are accepted.
    /// - Throws: ``PortInUse`` when another program listens there.
    package func run(onBound: @escaping @Sendable (_ port: Int) async -> Void) async throws {
        let socket = try await bind()
        try await withThrowingDiscardingTaskGroup { group in
            try await socket.executeThenClose { connections in
                await onBound(socket.channel.localAddress?.port ?? 0)
                for try await connection in connections {
                    // A connection that breaks is its client's matter alone.
                    group.addTask { try? await serve(connection) }
                }
            }
        }
    }

    /// Serves while the body runs, on the port that the body receives.
    package func whileServing<Success: Sendable>(
        _ body: @escaping @Sendable (_ port: Int) async throws -> Success
    ) async throws -> Success {
        try await withThrowingTaskGroup(of: Success?.self) { group in
            let (ports, continuation) = AsyncStream<Int>.makeStream()
            group.addTask {
                try await run { port in continuation.yield(port) }
                return nil
            }
            group.addTask {
                for await port in ports { return try await body(port) }
                return nil
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
    }

    /// The socket that listens, and the connections that come in at it.
    private func bind() async throws -> NIOAsyncChannel<Connection, Never> {
        let bootstrap = ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            // Without it a fixed port stays taken for a minute after each run.
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelOption(.backlog, value: 256)
            // A client that has said all it wants to say still reads its answer.
            .childChannelOption(.allowRemoteHalfClosure, value: true)
        do {
            return try await bootstrap.bind(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.configureHTTPServerPipeline()
                    try AnswerCompression.add(to: pipeline)
                    return try Connection(wrappingChannelSynchronously: channel)
                }
            }
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw PortInUse(port: port)
        }
    }

    /// Answers the requests of one connection, one after another. Where the exchange throws, the connection ends
    /// without an answer, like one that broke.
    private func serve(_ connection: Connection) async throws {
        try await connection.executeThenClose { incoming, outgoing in
            var parts = incoming.makeAsyncIterator()
            while case .head(let head) = try await parts.next() {
                guard let request = HTTPRequest(head) else {
                    return try await outgoing.write(contentsOf: Self.refusal(.badRequest))
                }
                guard let body = try await Self.body(head, &parts) else {
                    try await outgoing.write(contentsOf: Self.refusal(.payloadTooLarge))
                    // A socket that is closed with unread bytes takes back what it sent.
                    while case .body = try await parts.next() {}
                    return
                }
                let (response, bytes) = try await exchange.send(request, body: body)
                try await outgoing.write(contentsOf: Self.answer(to: head, response, bytes))
                guard head.isKeepAlive else { return }
            }
        }
    }

    /// The whole body of a request; nil for one that is too long, of which the rest is still to be read.
    private static func body(_ head: HTTPRequestHead, _ parts: inout Parts) async throws -> [UInt8]? {
        let announced = head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
        guard announced <= largestBody else { return nil }
        var body: [UInt8] = []
        body.reserveCapacity(announced)
        while case .body(let part) = try await parts.next(isolation: #isolation) {
            guard body.count + part.readableBytes <= largestBody else { return nil }
            body += part.readableBytesView
        }
        return body
    }

    /// An answer that ends the connection.
    private static func refusal(_ status: HTTPResponseStatus) -> [HTTPServerResponsePart] {
        let headers: HTTPHeaders = ["connection": "close", "content-length": "0"]
        return [.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers)), .end(nil)]
    }

    /// The exchange's answer as parts of HTTP/1: framed by its length, and saying whether the connection lasts.
    private static func answer(
        to request: HTTPRequestHead, _ response: HTTPResponse, _ body: [UInt8]
    ) -> [HTTPServerResponsePart] {
        let status = HTTPResponseStatus(statusCode: response.status.code, reasonPhrase: response.status.reasonPhrase)
        var headers = HTTPHeaders()
        for field in response.headerFields { headers.add(name: field.name.rawName, value: field.value) }
        if status.mayHaveResponseBody { headers.replaceOrAdd(name: "content-length", value: String(body.count)) }
        if !request.isKeepAlive {
            headers.replaceOrAdd(name: "connection", value: "close")
        } else if request.version == .http1_0 {
            headers.replaceOrAdd(name: "connection", value: "keep-alive")
        }
        let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
        guard status.mayHaveResponseBody, request.method != .HEAD else { return [.head(head), .end(nil)] }
        return [.head(head), .body(.byteBuffer(ByteBuffer(bytes: body))), .end(nil)]
    }
}

/// Another program listens on the port.
package struct PortInUse: Error, Sendable, Equatable {
    /// The port that was asked for.
    package let port: Int
}

extension HTTPRequest {
    /// A request as an exchange takes it; nil for a method that none has.
    fileprivate init?(_ head: HTTPRequestHead) {
        guard let method = HTTPRequest.Method(rawValue: head.method.rawValue) else { return nil }
        var fields = HTTPFields()
        for (name, value) in head.headers {
            guard let name = HTTPField.Name(name), name.canonicalName != "host" else { continue }
            fields.append(HTTPField(name: name, value: value))
        }
        self.init(
            method: method, scheme: "http", authority: head.headers.first(name: "host"), path: Self.path(head.uri),
            headerFields: fields)
    }

    /// The path and query of a target, which a client may also write with the address before it (RFC 9112 §3.2.2).
    private static func path(_ target: String) -> String {
        let scheme = "http://"
        guard target.lowercased().hasPrefix(scheme) else { return target }
        let rest = target.dropFirst(scheme.count)
        return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
    }
}
