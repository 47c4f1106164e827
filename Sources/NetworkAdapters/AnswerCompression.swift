// gzip for the answers of ExchangeServer, or deflate for clients that accept nothing else. NIOHTTPCompression does the
// work.

import NIOCore
import NIOHTTP1
import NIOHTTPCompression

/// Compresses the answers of a connection.
enum AnswerCompression {
    /// The least length of an answer that is compressed, in bytes; a shorter one gains nothing.
    private static let leastBytes = 256

    /// Adds the compressor to a pipeline of HTTP/1 parts.
    static func add(to pipeline: ChannelPipeline.SynchronousOperations) throws {
        try pipeline.addHandler(PreferredCoding())
        try pipeline.addHandler(
            HTTPResponseCompressor { head, _ in
                let length = head.headers.first(name: "content-length").flatMap { Int($0) }
                return (length ?? .max) < leastBytes ? .doNotCompress : .compressIfPossible
            })
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
