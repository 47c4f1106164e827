// The connections to the callback address. Browsers open sockets on which they send nothing, and any program on
// this machine can do so. Therefore no connection may last longer than two sweeps, only a few may exist at
// once, and none delays the end of a login.

import NIOCore
import NIOHTTP1
import Synchronization

/// The connections of one login.
final class CallbackConnections: Sendable {
    /// The time between two sweeps: a connection lives at least this long, and at most twice as long.
    static let patience = Duration.seconds(5)
    /// The most connections at a time. The newest are kept, so a browser with the answer gets in
    /// whatever else is connected.
    static let most = 32
    /// Room for a request: its line with a code has some 400 bytes, and the cookies of every other server
    /// on this host come with it.
    private static let limits: NIOHTTPDecoderLimitConfiguration = {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = 32 << 10
        limits.maxHeaderListSize = 64 << 10
        return limits
    }()

    private struct State {
        var isOpen = true
        /// In the order in which they came; `isOld` marks those that a sweep has seen.
        var present: [(channel: any Channel, isOld: Bool)] = []
    }
    private let state = Mutex(State())
    private let responder: RedirectResponder

    init(_ responder: RedirectResponder) { self.responder = responder }

    /// Sets up a connection; fails when the login is over.
    func admit(_ channel: any Channel) -> EventLoopFuture<Void> {
        channel.eventLoop.makeCompletedFuture {
            guard enter(channel) else { throw ChannelError.ioOnClosedChannel }
            channel.closeFuture.whenComplete { _ in self.leave(channel) }
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(HTTPResponseEncoder())
            try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: Self.limits)))
            try pipeline.addHandler(CallbackHandler(responder))
        }
    }

    /// Closes the connections that were there at the last sweep.
    func sweep() {
        let stale = state.withLock { state in
            let stale = state.present.filter(\.isOld).map(\.channel)
            state.present = state.present.filter { !$0.isOld }.map { ($0.channel, true) }
            return stale
        }
        for channel in stale { channel.close(promise: nil) }
    }

    /// Closes all connections, and refuses those that are on their way.
    func close() {
        let present = state.withLock { state in
            defer { state = State(isOpen: false) }
            return state.present.map(\.channel)
        }
        for channel in present { channel.close(promise: nil) }
    }

    /// Notes a connection, and closes the oldest when there are too many; false when the login is over.
    private func enter(_ channel: any Channel) -> Bool {
        let (isOpen, oldest) = state.withLock { state -> (Bool, (any Channel)?) in
            guard state.isOpen else { return (false, nil) }
            state.present.append((channel, false))
            return (true, state.present.count > Self.most ? state.present.removeFirst().channel : nil)
        }
        oldest?.close(promise: nil)
        return isOpen
    }

    private func leave(_ channel: any Channel) {
        state.withLock { $0.present.removeAll { $0.channel === channel } }
    }
}
