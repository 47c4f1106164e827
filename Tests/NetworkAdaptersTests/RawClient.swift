// A client below HTTP: it says what a test tells it to, bytes or nothing, and keeps what it hears until the other side
// hangs up.

import NIOCore
import NIOPosix

/// One socket.
struct RawClient: Sendable {
    private let channel: any Channel
    private let heard: EventLoopFuture<String>

    /// Connects, and says something if there is something to say.
    ///
    /// - Parameter isStubborn: continues to send after the server has closed the connection.
    static func connect(
        _ port: Int, at host: String = "127.0.0.1", saying text: String = "", isStubborn: Bool = false
    ) async throws -> RawClient {
        let heard = MultiThreadedEventLoopGroup.singleton.next().makePromise(of: String.self)
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelOption(.allowRemoteHalfClosure, value: isStubborn)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Ear(heard))
                }
            }
            .connect(host: host, port: port).get()
        let client = RawClient(channel: channel, heard: heard.futureResult)
        if !text.isEmpty { try await client.say(text) }
        return client
    }

    /// The whole answer to one request.
    static func ask(_ port: Int, at host: String = "127.0.0.1", _ text: String) async throws -> String {
        try await connect(port, at: host, saying: text).hearAll()
    }

    var isOpen: Bool { channel.isActive }

    func say(_ text: String) async throws { try await say(Array(text.utf8)) }

    func say(_ bytes: [UInt8]) async throws { try await channel.writeAndFlush(ByteBuffer(bytes: bytes)) }

    /// What was said until the other side hung up, or until the test lost patience.
    func hearAll() async throws -> String {
        try await withTaskCancellationHandler {
            try await heard.get()
        } onCancel: {
            channel.close(promise: nil)
        }
    }

    /// Has nothing more to say, and listens.
    func stopTalking() async throws { try await channel.close(mode: .output) }

    func hangUp() async { try? await channel.close() }

    private final class Ear: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let promise: EventLoopPromise<String>
        private var text = ""

        init(_ promise: EventLoopPromise<String>) { self.promise = promise }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            text += String(buffer: unwrapInboundIn(data))
        }

        // Also when it could not even connect.
        func handlerRemoved(context: ChannelHandlerContext) { promise.succeed(text) }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}
