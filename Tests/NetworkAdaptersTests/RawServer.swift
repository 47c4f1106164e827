// A server below HTTP: counts connections, notes the request lines, and answers each request or none.

import NIOCore
import NIOPosix
import Synchronization

/// A server on 127.0.0.1.
final class RawServer: Sendable {
    let port: Int
    private let channel: any Channel
    private let seen: Seen

    /// What came in.
    final class Seen: Sendable {
        private let state = Mutex((connections: 0, texts: [String]()))

        func connected() { state.withLock { $0.connections += 1 } }
        func requested(_ text: String) { state.withLock { $0.texts.append(text) } }
        var connections: Int { state.withLock { $0.connections } }
        var texts: [String] { state.withLock { $0.texts } }
    }

    /// - Parameter answer: what every request gets; nil for nothing at all.
    init(answer: String?, host: String = "127.0.0.1") async throws {
        let seen = Seen()
        self.seen = seen
        channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                seen.connected()
                return channel.pipeline.addHandler(Answering(seen: seen, answer: answer))
            }
            .bind(host: host, port: 0).get()
        port = channel.localAddress?.port ?? 0
    }

    var connections: Int { seen.connections }
    /// `GET /v1/me HTTP/1.1`
    var requestLines: [String] { texts.map { String($0.prefix { !$0.isNewline }) } }
    /// What came in, a text for every piece.
    var texts: [String] { seen.texts }

    func close() async throws { try await channel.close() }

    private final class Answering: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        let seen: Seen
        let answer: String?

        init(seen: Seen, answer: String?) {
            self.seen = seen
            self.answer = answer
        }

        /// Requests here are small and without a body: each comes in one piece.
        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let text = String(buffer: unwrapInboundIn(data))
            seen.requested(text)
            guard let answer else { return }
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
        }
    }
}
