// A server that offers any exchange over HTTP on this machine: the simulator for other programs, and a real
// server for the tests of the network side. It adds nothing to the exchange's answers, and compresses them
// for clients that accept it.

package import Exchange
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

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
        let responder = CallbackResponder { (request: Request, context: Context) in
            try await answer(request, on: context.channel)
        }
        let application = Application(
            responder: responder,
            server: .http1(configuration: .init(additionalChannelHandlers: [AnswerCompression()])),
            configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: "juke"),
            onServerRunning: { channel in await onBound(channel.localAddress?.port ?? 0) },
            logger: Logger(label: "juke") { _ in SwiftLogNoOpLogHandler() })
        do {
            try await application.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw PortInUse(port: port)
        }
    }

    /// What is known of a request besides itself: the connection on which it came.
    private struct Context: RequestContext {
        var coreContext: CoreRequestContextStorage
        let channel: any Channel

        init(source: ApplicationRequestContextSource) {
            coreContext = .init(source: source)
            channel = source.channel
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

    /// The exchange's answer as a response. Where the exchange throws, the connection ends without an
    /// answer, like one that broke.
    private func answer(_ incoming: Request, on channel: any Channel) async throws -> Response {
        var request = incoming.head
        request.scheme = "http"
        let body: ByteBuffer
        do {
            body = try await incoming.body.collect(upTo: Self.largestBody)
        } catch is NIOTooManyBytesError {
            return Response(status: .contentTooLarge, headers: [.connection: "close"])
        }
        do {
            let (response, bytes) = try await exchange.send(request, body: Array(buffer: body))
            return Response(
                status: response.status, headers: response.headerFields,
                body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
        } catch {
            try? await channel.close()
            throw error
        }
    }
}

/// Another program listens on the port.
package struct PortInUse: Error, Sendable, Equatable {
    /// The port that was asked for.
    package let port: Int
}
