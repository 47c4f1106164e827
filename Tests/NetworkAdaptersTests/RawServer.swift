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
        private let state = Mutex((connections: 0, lines: [String]()))

        func connected() { state.withLock { $0.connections += 1 } }
        func requested(_ line: String) { state.withLock { $0.lines.append(line) } }
        var connections: Int { state.withLock { $0.connections } }
        var lines: [String] { state.withLock { $0.lines } }
    }

    /// - Parameter answer: what every request gets; nil for nothing at all.
    init(answer: String?) async throws {
        let seen = Seen()
        self.seen = seen
        channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                seen.connected()
                return channel.pipeline.addHandler(Answering(seen: seen, answer: answer))
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
    }

    var connections: Int { seen.connections }
    /// `GET /v1/me HTTP/1.1`
    var requestLines: [String] { seen.lines }

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
            seen.requested(String(text.prefix { !$0.isNewline }))
            guard let answer else { return }
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
        }
    }
}
