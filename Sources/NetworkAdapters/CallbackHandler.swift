// One connection to the callback address: reads the head of one request, answers it whatever it is, and stops listening
// to what else is said. What the answer is, the CallbackDesk knows.

import NIOCore
import NIOHTTP1

/// Answers one request.
final class CallbackHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let desk: CallbackDesk
    private var isAnswered = false
    private var surplus = 0

    /// How much more is read, in parts, of one who goes on talking: enough for a page to arrive before the connection
    /// goes, since a socket closed with unread bytes takes back what it sent.
    private static let mostSurplus = 256

    init(_ desk: CallbackDesk) { self.desk = desk }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isAnswered else { return ignore(context) }
        switch unwrapInboundIn(data) {
        case .head(let head):
            let reply = desk.reply(to: head, port: context.localAddress?.port ?? 0)
            answer(reply, withBody: head.method != .HEAD, context)
        case .body, .end: break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard !isAnswered else { return ignore(context) }
        guard let error = error as? HTTPParserError else { return context.close(promise: nil) }
        answer(CallbackReply(error == .headerOverflow ? .tooLarge : .unreadable), withBody: true, context)
    }

    private func answer(_ reply: CallbackReply, withBody: Bool, _ context: ChannelHandlerContext) {
        isAnswered = true
        let (head, body) = reply.page.response
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if withBody { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
        let flushed = context.eventLoop.makePromise(of: Void.self)
        // The page first: what is flushed arrives even if the login ends at once. An answer whose sender has gone counts.
        flushed.futureResult.assumeIsolated().whenComplete { _ in
            context.close(mode: .output, promise: nil)
            if let answer = reply.answer { self.desk.handOut(answer) }
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: flushed)
    }

    private func ignore(_ context: ChannelHandlerContext) {
        surplus += 1
        if surplus > Self.mostSurplus { context.close(promise: nil) }
    }
}
