// gzip for the answers of ExchangeServer, or deflate for clients that accept nothing else. NIOHTTPCompression
// does the work on the HTTP/1 parts that NIO knows. Hummingbird only admits handlers after the place where
// those become its own parts, so this handler is added there and puts the compressor before that place.

import Hummingbird
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOHTTPTypesHTTP1

/// Puts a compressor into the channel it is added to.
final class AnswerCompression: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    /// The least length of an answer that is compressed, in bytes; a shorter one gains nothing.
    private static let leastBytes = 256

    /// Adds the compressor in front of the codec that turns NIO's parts into Hummingbird's.
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

/// Gives gzip to a client that accepts both codings, as Spotify does. The compressor itself prefers deflate, of
/// which two incompatible kinds are in use.
private final class PreferredCoding: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    private static let name = "accept-encoding"

    /// Rewrites `Accept-Encoding` before the compressor reads it.
    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var part = unwrapInboundIn(data)
        if case .head(var head) = part, Self.takesGzip(head.headers[canonicalForm: Self.name]) {
            head.headers.replaceOrAdd(name: Self.name, value: "gzip")
            part = .head(head)
        }
        context.fireChannelRead(wrapInboundOut(part))
    }

    /// Whether gzip is among the codings and not refused by `q=0` (RFC 9110 §12.5.3).
    private static func takesGzip(_ codings: [Substring]) -> Bool {
        codings.contains { coding in
            let parts = coding.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            guard parts.first == "gzip" else { return false }
            return !parts.dropFirst().contains { $0.hasPrefix("q=") && (Double($0.dropFirst(2)) ?? 0) == 0 }
        }
    }
}
