// Puts one answer together where it arrives, and knows how far its request had come when something broke: what
// was sent may have acted, and an answer whose head was read is an answer.

import AsyncHTTPClient
import Exchange
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import Synchronization

/// Receives one answer on the thread of its connection.
final class AnswerReceiver: HTTPClientResponseDelegate {
    typealias Response = (head: HTTPResponseHead, body: ByteBuffer?)

    /// What has been sent and received so far.
    private struct State {
        var hasLeft = false
        var head: HTTPResponseHead?
        /// The body; nil until its first byte, compressed or not, has come.
        var body: ByteBuffer?
        /// Runs when nothing has come for a long time.
        var reminder: Scheduled<Void>?
    }

    /// The answer is larger than the largest that is read.
    private struct TooLarge: Error {}

    private let state = Mutex(State())
    private let largest: Int
    private let patience: TimeAmount
    private let remind: @Sendable () -> Void

    /// - Parameters:
    /// - largest: How many bytes an answer may have.
    /// - patience: How long an answer may take before `remind` is called.
    init(largest: Int, patience: TimeAmount, remind: @escaping @Sendable () -> Void) {
        self.largest = largest
        self.patience = patience
        self.remind = remind
    }

    /// From here on the request counts as sent.
    func didSendRequestHead(task: HTTPClient.Task<Response>, _ head: HTTPRequestHead) {
        let reminder = task.eventLoop.scheduleTask(in: patience, remind)
        state.withLock { state in
            state.hasLeft = true
            state.reminder = reminder
        }
    }

    /// An answer that announces too large a body is refused before it comes.
    func didReceiveHead(task: HTTPClient.Task<Response>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
        state.withLock { $0.head = head }
        let announced = head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
        return announced > largest
            ? task.eventLoop.makeFailedFuture(TooLarge()) : task.eventLoop.makeSucceededVoidFuture()
    }

    /// Adds a part of the body, up to the largest size.
    func didReceiveBodyPart(task: HTTPClient.Task<Response>, _ part: ByteBuffer) -> EventLoopFuture<Void> {
        let isWithin = state.withLock { state in
            // The buffer is taken out while it grows, so that it is not copied.
            var body = state.body ?? ByteBuffer()
            state.body = nil
            defer { state.body = body }
            guard body.readableBytes + part.readableBytes <= largest else { return false }
            body.writeImmutableBuffer(part)
            return true
        }
        return isWithin ? task.eventLoop.makeSucceededVoidFuture() : task.eventLoop.makeFailedFuture(TooLarge())
    }

    func didFinishRequest(task: HTTPClient.Task<Response>) throws -> Response {
        let (head, body) = end()
        guard let head else { throw HTTPClientError.remoteConnectionClosed }
        return (head, body)
    }

    func didReceiveError(task: HTTPClient.Task<Response>, _ error: any Error) { _ = end() }

    /// Stops the reminder, and returns what has come.
    private func end() -> (head: HTTPResponseHead?, body: ByteBuffer?) {
        state.withLock { state in
            state.reminder?.cancel()
            state.reminder = nil
            return (state.head, state.body)
        }
    }

    /// The answer that counts in spite of the error: one without a body that was marked as compressed, or a
    /// refusal whose explanation broke off.
    func answer(in spite: any Error) -> Response? {
        let (head, body) = state.withLock { ($0.head, $0.body) }
        guard let head else { return nil }
        if body == nil, (spite as? NIOHTTPDecompression.ExtraDecompressionError) == .truncatedData {
            return (head, nil)
        }
        return head.status.code >= 400 ? (head, body) : nil
    }

    /// What the error says about the request, as far as it needs no closer look.
    func fault(_ error: any Error) -> ExchangeError? {
        switch error {
        case is TooLarge: return .ambiguous(.tooLarge)
        case let error as NIOHTTPDecompression.DecompressionError:
            return .ambiguous(error == .limit ? .tooLarge : .damagedAnswer)
        case is NIOHTTPDecompression.ExtraDecompressionError, is HTTPParserError: return .ambiguous(.damagedAnswer)
        default: return nil
        }
    }

    /// Whether anything of the request may have reached the other side.
    var hasLeft: Bool { state.withLock { $0.hasLeft || $0.head != nil } }
}
