// gzip, or deflate where only that will do, for the answers of ExchangeServer, to clients that accept it. NIOHTTPCompression does the work, on the parts of
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
            try pipeline.addHandler(PreferredCoding(), position: .before(compressor))
        } catch {
            // Without the codec there is no HTTP/1 here; the answers go out as they are.
        }
    }
}

/// Lets a client that takes both codings have gzip, as Spotify does: the compressor prefers deflate, of which there are two
/// kinds in the world.
private final class PreferredCoding: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    private static let name = "accept-encoding"

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var part = unwrapInboundIn(data)
        if case .head(var head) = part, Self.takesGzip(head.headers[canonicalForm: Self.name]) {
            head.headers.replaceOrAdd(name: Self.name, value: "gzip")
            part = .head(head)
        }
        context.fireChannelRead(wrapInboundOut(part))
    }

    private static func takesGzip(_ codings: [Substring]) -> Bool {
        codings.contains { coding in
            let parts = coding.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            guard parts.first == "gzip" else { return false }
            return !parts.dropFirst().contains { $0.hasPrefix("q=") && (Double($0.dropFirst(2)) ?? 0) == 0 }
        }
    }
}
