// AsyncHTTPClient as an exchange: HTTP/1.1 and HTTP/2, kept-alive connections, gzip, time-outs, cancellation. Above all it
// tells errors before a request left from errors after, since only the first kind may always be repeated.

import AsyncHTTPClient
package import Exchange
import Glibc
package import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

/// The network.
package actor NetworkExchange: Exchange {
    private let userAgent: String
    private let proxy: ProxySettings
    private let deadline: TimeAmount
    /// One for each proxy that is used; without one for the rest.
    private var clients: [String: HTTPClient] = [:]
    private lazy var loop: any EventLoop = MultiThreadedEventLoopGroup.singleton.any()

    /// The largest answer that is read.
    private static let largestBody = 16 << 20
    private static let connectTimeout = TimeAmount.seconds(10)

    /// Opens nothing: the client is made with the first request. An answer must be there within the deadline.
    package init(userAgent: String, environment: [String: String], deadline: Duration = .seconds(30)) {
        self.userAgent = userAgent
        self.deadline = TimeAmount(deadline)
        proxy = ProxySettings(environment)
    }

    package func send(
        _ request: HTTPRequest, body: [UInt8]
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let client = opened(for: request)
        do {
            let answer = try await answer(to: outgoing(request, body), from: client)
            var incoming = HTTPResponse(status: .init(code: Int(answer.status.code)))
            for (name, value) in answer.headers {
                guard let field = HTTPField.Name(name) else { continue }
                incoming.headerFields.append(HTTPField(name: field, value: value))
            }
            return (incoming, answer.body.map { Array(buffer: $0) } ?? [])
        } catch {
            throw Self.fault(error, host: request.authority ?? "")
        }
    }

    /// The whole answer, put together where it arrives: one change of threads there and one back, whatever it is made of.
    private func answer(to request: HTTPClient.Request, from client: HTTPClient) async throws -> HTTPClient.Response {
        try Task.checkCancellation()
        let accumulator = ResponseAccumulator(request: request, maxBodySize: Self.largestBody)
        let task = client.execute(request: request, delegate: accumulator, deadline: .now() + deadline)
        return try await withTaskCancellationHandler {
            try await task.futureResult.get()
        } onCancel: {
            task.fail(reason: CancellationError())
        }
    }

    /// Closes what is open; nothing can be sent afterwards.
    package func shutdown() async {
        let open = clients.values
        clients = [:]
        for client in open { try? await client.shutdown() }
    }

    private func opened(for request: HTTPRequest) -> HTTPClient {
        // Which proxy a request goes through depends on its host (no_proxy), and a client has one for all.
        let proxy = proxy.address(for: request)
        if let client = clients[proxy ?? ""] { return client }
        var configuration = HTTPClient.Configuration()
        configuration.timeout = .init(connect: Self.connectTimeout, read: deadline)
        configuration.connectionPool = .init(idleTimeout: .seconds(15))
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.decompression = .enabled(limit: .size(Self.largestBody))
        configuration.redirectConfiguration = .disallow
        configuration.proxy = proxy.flatMap(ProxySettings.parse)
        // One loop for tasks and connections: between two, every answer would be handed over twice more.
        let client = HTTPClient(eventLoopGroupProvider: .shared(loop), configuration: configuration)
        clients[proxy ?? ""] = client
        return client
    }

    private func outgoing(_ request: HTTPRequest, _ body: [UInt8]) throws -> HTTPClient.Request {
        var headers = HTTPHeaders()
        for field in request.headerFields where field.name != .contentLength {
            headers.add(name: field.name.rawName, value: field.value)
        }
        headers.replaceOrAdd(name: "user-agent", value: userAgent)
        // An empty body of known length is sent as `Content-Length: 0`, which body-less PUT and POST need.
        let hasBody = !body.isEmpty || request.method != .get
        return try HTTPClient.Request(
            url: "\(request.scheme ?? "https")://\(request.authority ?? "")\(request.path ?? "/")",
            method: HTTPMethod(rawValue: request.method.rawValue), headers: headers,
            body: hasBody ? .byteBuffer(ByteBuffer(bytes: body)) : nil)
    }

    private static func fault(_ error: any Error, host: String) -> ExchangeError {
        switch error {
        case is CancellationError: .cancelled
        case let error as HTTPClientError where error == .cancelled: .cancelled
        case let error as HTTPClientError where error == .connectTimeout || error == .getConnectionFromPoolTimeout:
            .notSent(.unreachable(host))
        case let error as HTTPClientError where error == .invalidURL || error == .emptyHost:
            .notSent(.unknownHost(host))
        case let error as HTTPClientError where error == .tlsHandshakeTimeout: .notSent(.insecure("no answer"))
        case let error as HTTPClientError where error == .deadlineExceeded || error == .readTimeout:
            .ambiguous(.timedOut)
        case let error as NIOConnectionError:
            .notSent(error.connectionErrors.isEmpty ? .unknownHost(host) : .unreachable(host))
        case is NIOSSLError, is BoringSSLError: .notSent(.insecure("the certificate or protocol was not accepted"))
        case is ChannelError: .notSent(.unreachable(host))
        // These come from connecting only: later ones are resets and broken pipes.
        case let error as IOError
        where [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, ENETDOWN, EADDRNOTAVAIL].contains(error.errnoCode):
            .notSent(.unreachable(host))
        default: .ambiguous(.connectionLost)
        }
    }
}
