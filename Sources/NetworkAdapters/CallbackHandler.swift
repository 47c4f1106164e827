// One connection to the callback address: it reads the head of one request, answers it, and ignores the rest.
// The reply is made elsewhere.

import NIOCore
import NIOHTTP1

/// Answers one request.
final class CallbackHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let responder: RedirectResponder
    private var isAnswered = false
    /// How many parts were ignored since the reply.
    private var surplus = 0

    /// How many more parts are read from a client that continues to send. A socket that is closed with unread
    /// bytes takes back what it sent, so reading some lets the page arrive first.
    private static let mostSurplus = 256

    init(_ responder: RedirectResponder) { self.responder = responder }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isAnswered else { return ignore(context) }
        switch unwrapInboundIn(data) {
        case .head(let head):
            let reply = responder.reply(to: head, port: context.localAddress?.port ?? 0)
            answer(reply, withBody: head.method != .HEAD, context)
        case .body, .end: break
        }
    }

    /// A request that cannot be parsed gets a page as well; other errors end the connection.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !isAnswered else { return ignore(context) }
        guard let error = error as? HTTPParserError else { return context.close(promise: nil) }
        answer(CallbackReply(error == .headerOverflow ? .tooLarge : .unreadable), withBody: true, context)
    }

    /// Sends the page, then passes on the answer.
    private func answer(_ reply: CallbackReply, withBody: Bool, _ context: ChannelHandlerContext) {
        isAnswered = true
        let (head, body) = reply.page.response
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if withBody { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
        let flushed = context.eventLoop.makePromise(of: Void.self)
        // The page comes first: what is flushed arrives even if the login ends at once. An answer counts
        // even when its sender has gone.
        flushed.futureResult.assumeIsolated().whenComplete { _ in
            context.close(mode: .output, promise: nil)
            if let answer = reply.answer { self.responder.handOut(answer) }
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: flushed)
    }

    /// Counts a part that is not read, and gives up on a client that does not stop.
    private func ignore(_ context: ChannelHandlerContext) {
        surplus += 1
        if surplus > Self.mostSurplus { context.close(promise: nil) }
    }
}
