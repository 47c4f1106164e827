// gzip or deflate for the answers of ExchangeServer, to clients that accept it. NIOHTTPCompression does the work, on the parts of
// HTTP/1 that NIO knows; Hummingbird lets handlers in only behind the place where those become its own. So this handler
// goes in there, and puts the compressor before that place.

import Hummingbird
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOHTTPTypesHTTP1

/// Puts a compressor into the channel it is added to.
final class AnswerCompression: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    /// What is shorter gains nothing.
    private static let leastBytes = 256

    func handlerAdded(context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        do {
            let place = try pipeline.handler(type: HTTP1ToHTTPServerCodec.self)
            let compressor = HTTPResponseCompressor { head, _ in
                let length = head.headers.first(name: "content-length").flatMap { Int($0) }
                return (length ?? .max) < Self.leastBytes ? .doNotCompress : .compressIfPossible
            }
            try pipeline.addHandler(compressor, position: .before(place))
        } catch {
            // Without the codec there is no HTTP/1 here; the answers go out as they are.
        }
    }
}
