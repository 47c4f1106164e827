// AsyncHTTPClient as an exchange: HTTP/1.1 and HTTP/2, kept-alive connections, gzip, time-outs, cancellation. Above all it
// tells errors before a request left from errors after, since only the first kind may always be repeated; and it lets
// nothing out that others could read on the way.

import AsyncHTTPClient
package import Exchange
import Glibc
package import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL
import Synchronization

/// The network.
package actor NetworkExchange: Exchange {
    private let userAgent: String
    private let proxy: ProxySettings
    private let certificates: CertificateSettings
    private let deadline: TimeAmount
    private let patience: TimeAmount
    private let idleTime: TimeAmount
    private let reminder: Reminder
    /// One for each proxy that is used; without one for the rest.
    private var clients: [String: HTTPClient] = [:]
    private lazy var loop: any EventLoop = MultiThreadedEventLoopGroup.singleton.any()

    /// The largest answer that is read: many times the largest page of Spotify's.
    private static let largestBody = 4 << 20
    private static let connectTimeout = TimeAmount.seconds(10)

    /// Opens nothing: the client is made with the first request.
    ///
    /// - Parameters:
    ///   - deadline: for the whole of an answer. Two of them are what a request that is repeated may take, and they are
    ///     less than a minute.
    ///   - patience: how long an answer may take before `isSlow` is told.
    ///   - idleTime: how long a connection is kept open for the next request.
    ///   - isSlow: told that an answer is waited for; once for all that are waited for together.
    package init(
        userAgent: String, environment: [String: String], deadline: Duration = .seconds(25),
        patience: Duration = .seconds(10), idleTime: Duration = .seconds(15),
        isSlow: @escaping @Sendable () -> Void = {}
    ) {
        self.userAgent = userAgent
        self.deadline = TimeAmount(deadline)
        self.patience = TimeAmount(patience)
        self.idleTime = TimeAmount(idleTime)
        reminder = Reminder(pause: deadline, remind: isSlow)
        proxy = ProxySettings(environment)
        certificates = CertificateSettings(environment)
    }

    package func send(
        _ request: HTTPRequest, body: [UInt8]
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let client = try client(to: try Self.host(of: request))
        let reminder = reminder
        let receiver = AnswerReceiver(largest: Self.largestBody, patience: patience) { reminder.remind() }
        let answer: AnswerReceiver.Response
        do {
            answer = try await self.answer(to: outgoing(request, body), from: client, receiver)
        } catch {
            let fault = Self.fault(error, host: request.authority ?? "", receiver)
            if case .cancelled = fault { throw fault }
            guard let partial = receiver.answer(in: error) else { throw fault }
            answer = partial
        }
        return try Self.incoming(answer)
    }

    /// The host a request goes to: without encryption only this machine.
    private static func host(of request: HTTPRequest) throws(ExchangeError) -> NetworkHost {
        let authority = request.authority ?? ""
        guard let host = NetworkHost(authority) else { throw .notSent(.unusableAddress(authority)) }
        guard request.scheme == "https" || host.isLoopback else { throw .notSent(.unencrypted(host: authority)) }
        return host
    }

    private static func incoming(_ answer: AnswerReceiver.Response) throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        // A head with a status that is none can come with anything.
        guard (200...999).contains(answer.head.status.code) else { throw .ambiguous(.damagedAnswer) }
        var incoming = HTTPResponse(status: .init(code: Int(answer.head.status.code)))
        for (name, value) in answer.head.headers {
            guard let field = HTTPField.Name(name) else { continue }
            incoming.headerFields.append(HTTPField(name: field, value: value))
        }
        return (incoming, answer.body.map { Array(buffer: $0) } ?? [])
    }

    /// The whole answer, put together where it arrives: one change of threads there and one back, whatever it is made of.
    private func answer(
        to request: HTTPClient.Request, from client: HTTPClient, _ receiver: AnswerReceiver
    ) async throws -> AnswerReceiver.Response {
        try Task.checkCancellation()
        let task = client.execute(request: request, delegate: receiver, deadline: .now() + deadline)
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

    private func client(to host: NetworkHost) throws(ExchangeError) -> HTTPClient {
        // Which proxy a request goes through depends on its host (no_proxy), and a client has one for all.
        let way = try proxy.way(to: host)
        let key: String
        let address: HTTPClient.Configuration.Proxy?
        switch way {
        case .direct: (key, address) = ("", nil)
        case .through(let proxy, let text): (key, address) = (text, proxy)
        }
        if let client = clients[key] { return client }
        var configuration = HTTPClient.Configuration()
        configuration.proxy = address
        configuration.timeout = .init(connect: Self.connectTimeout, read: deadline)
        configuration.connectionPool = .init(idleTimeout: idleTime)
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.decompression = .enabled(limit: .size(Self.largestBody))
        configuration.redirectConfiguration = .disallow
        configuration.tlsConfiguration = try certificates.configuration()
        // One loop for tasks and connections: between two, every answer would be handed over twice more.
        let client = HTTPClient(eventLoopGroupProvider: .shared(loop), configuration: configuration)
        clients[key] = client
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

    private static func fault(_ error: any Error, host: String, _ receiver: AnswerReceiver) -> ExchangeError {
        if let fault = receiver.fault(error) { return fault }
        switch error {
        case is CancellationError: return .cancelled
        case let error as HTTPClientError where error == .cancelled: return .cancelled
        case let error as HTTPClientError where error == .deadlineExceeded || error == .readTimeout:
            return receiver.hasLeft ? .ambiguous(.timedOut) : .notSent(.timedOut)
        default: return receiver.hasLeft ? .ambiguous(.connectionLost) : faultBefore(error, host: host)
        }
    }

    /// What went wrong before anything of the request had left.
    private static func faultBefore(_ error: any Error, host: String) -> ExchangeError {
        switch error {
        case let error as HTTPClientError where error == .connectTimeout || error == .getConnectionFromPoolTimeout:
            .notSent(.unreachable(host))
        case let error as HTTPClientError where error == .invalidURL || error == .emptyHost:
            .notSent(.unusableAddress(host))
        case let error as HTTPClientError where error == .tlsHandshakeTimeout: .notSent(.insecure("no answer"))
        case let error as NIOConnectionError:
            .notSent(error.connectionErrors.isEmpty ? .unknownHost(host) : .unreachable(host))
        case is NIOSSLError, is BoringSSLError: .notSent(.insecure("the certificate or protocol was not accepted"))
        default: .notSent(.unreachable(host))
        }
    }
}

/// Says that something is waited for, once for all that is waited for at a time.
private final class Reminder: Sendable {
    private let pause: Duration
    private let last = Mutex<ContinuousClock.Instant?>(nil)
    private let tell: @Sendable () -> Void

    init(pause: Duration, remind: @escaping @Sendable () -> Void) {
        self.pause = pause
        tell = remind
    }

    func remind() {
        let now = ContinuousClock.now
        let isDue = last.withLock { last in
            if let last, now - last < pause { return false }
            last = now
            return true
        }
        if isDue { tell() }
    }
}
