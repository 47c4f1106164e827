// AsyncHTTPClient as an exchange: HTTP/1.1 and HTTP/2, kept-alive connections, gzip, time-outs, cancellation.
// Above all it distinguishes errors before a request was sent from errors after, since only the first kind may
// always be repeated. And it sends nothing unencrypted to another machine.

import AsyncHTTPClient
package import Exchange
package import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The network.
package actor NetworkExchange: Exchange {
    private let userAgent: String
    private let proxy: ProxySettings
    private let certificates: CertificateSettings
    private let deadline: TimeAmount
    private let patience: TimeAmount
    private let idleTime: TimeAmount
    private let reminder: Reminder
    /// One client per proxy and one without, each for encrypted requests or for others.
    private var clients: [String: HTTPClient] = [:]
    /// The host that was asked last: nearly every request goes to the same.
    private var latest: (authority: String, host: NetworkHost)?
    /// The thread of all connections; nil for one of NIO's.
    private let thread: MainThread?

    /// The largest answer that is read, in bytes: many times Spotify's largest page.
    private static let largestBody = 4 << 20
    /// As many as pages of a list are read ahead without a pace.
    private static let mostConnections = 24
    private static let connectTimeout = TimeAmount.seconds(10)

    /// Opens nothing: a client is made with the first request.
    ///
    /// - Parameters:
    /// - deadline: For the whole of an answer. A request that is repeated may take two of them,
    ///   which is less than a minute.
    /// - patience: How long an answer may take before `isSlow` is called.
    /// - idleTime: How long a connection is kept open for the next request.
    /// - thread: What the connections share with the tasks of the run; by default they have a thread of their own.
    /// - isSlow: Called when an answer takes long; once for all that are slow at the same time.
    package init(
        userAgent: String, environment: [String: String], deadline: Duration = .seconds(25),
        patience: Duration = .seconds(10), idleTime: Duration = .seconds(15), thread: MainThread? = nil,
        isSlow: @escaping @Sendable () -> Void = {}
    ) {
        self.userAgent = userAgent
        self.thread = thread
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
        let client = try await client(to: try host(of: request), isEncrypted: request.scheme == "https")
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

    /// The host a request goes to; without encryption only this machine.
    private func host(of request: HTTPRequest) throws(ExchangeError) -> NetworkHost {
        let authority = request.authority ?? ""
        guard let host = latest?.authority == authority ? latest?.host : NetworkHost(authority) else {
            throw .notSent(.unusableAddress(authority))
        }
        latest = (authority, host)
        guard request.scheme == "https" || host.isLoopback else { throw .notSent(.unencrypted(host: authority)) }
        return host
    }

    /// The answer in the currency of exchanges.
    private static func incoming(_ answer: AnswerReceiver.Response) throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        // A head with an impossible status can be followed by anything.
        guard (200...999).contains(answer.head.status.code) else { throw .ambiguous(.damagedAnswer) }
        var incoming = HTTPResponse(status: .init(code: Int(answer.head.status.code)))
        for (name, value) in answer.head.headers {
            guard let field = HTTPField.Name(name) else { continue }
            incoming.headerFields.append(HTTPField(name: field, value: value))
        }
        return (incoming, answer.body.map { Array(buffer: $0) } ?? [])
    }

    /// The whole answer, put together where it arrives: one change of threads there and one back,
    /// however many parts it has.
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

    /// Closes all connections; nothing can be sent afterwards.
    package func shutdown() async {
        let open = clients.values
        clients = [:]
        for client in open { try? await client.shutdown() }
    }

    /// The client for a host, made on first use.
    private func client(to host: NetworkHost, isEncrypted: Bool) async throws(ExchangeError) -> HTTPClient {
        // Which proxy a request takes depends on its host (`no_proxy`), and a client has one proxy for all hosts.
        let route = try proxy.route(to: host)
        var key: String
        let address: HTTPClient.Configuration.Proxy?
        switch route {
        case .direct: (key, address) = ("", nil)
        case .through(let proxy, let text): (key, address) = (text, proxy)
        }
        // What is not encrypted needs no certificates, of which some systems have hundreds of files.
        key += isEncrypted ? " https" : " http"
        if let client = clients[key] { return client }
        let loop = await thread?.eventLoop() ?? MultiThreadedEventLoopGroup.singleton.any()
        // Another request may have made it while this one waited for the loop.
        if let client = clients[key] { return client }
        var configuration = HTTPClient.Configuration()
        configuration.proxy = address
        configuration.timeout = .init(connect: Self.connectTimeout, read: deadline)
        configuration.connectionPool = .init(idleTimeout: idleTime)
        configuration.connectionPool.retryConnectionEstablishment = false
        // Without HTTP/2 each request that is under way needs a connection of its own.
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = Self.mostConnections
        configuration.decompression = .enabled(limit: .size(Self.largestBody))
        configuration.redirectConfiguration = .disallow
        // Spans that no tracer collects would still be made, with a look through the program for each of their types.
        configuration.tracing.tracer = nil
        if isEncrypted { configuration.tlsConfiguration = try certificates.configuration() }
        // One event loop for tasks and connections: between two of them, every answer
        // would change threads twice more.
        let client = HTTPClient(eventLoopGroupProvider: .shared(loop), configuration: configuration)
        clients[key] = client
        return client
    }

    /// The request in the client's form.
    private func outgoing(_ request: HTTPRequest, _ body: [UInt8]) throws -> HTTPClient.Request {
        var headers = HTTPHeaders()
        for field in request.headerFields where field.name != .contentLength {
            headers.add(name: field.name.rawName, value: field.value)
        }
        headers.replaceOrAdd(name: "user-agent", value: userAgent)
        // An empty body of known length is sent as `Content-Length: 0`, which PUT and POST without a body need.
        let hasBody = !body.isEmpty || request.method != .get
        return try HTTPClient.Request(
            url: "\(request.scheme ?? "https")://\(request.authority ?? "")\(request.path ?? "/")",
            method: HTTPMethod(rawValue: request.method.rawValue), headers: headers,
            body: hasBody ? .byteBuffer(ByteBuffer(bytes: body)) : nil)
    }

    /// What an error means, by whether the request was sent.
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

    /// What went wrong before anything of the request was sent.
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

/// Reports slow answers, once for all that are slow at the same time.
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
