// Who is connected to the callback address. Browsers open sockets that say nothing, and anybody on this machine can: so
// none may stay longer than two sweeps, no more than a few may be there at once, and none holds up the end of a login.

import NIOCore
import NIOHTTP1
import Synchronization

/// The connections of one login.
final class CallbackConnections: Sendable {
    /// The time between two sweeps: a connection gets this long at least, and twice as long at most.
    static let patience = Duration.seconds(5)
    /// The newest are kept: a browser with the answer must get in whoever else sits there.
    static let most = 32
    /// A request line with a code has some 400 bytes; the cookies of every other server on this host come with it.
    private static let limits: NIOHTTPDecoderLimitConfiguration = {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = 32 << 10
        limits.maxHeaderListSize = 64 << 10
        return limits
    }()

    private struct State {
        var isOpen = true
        /// In the order they came.
        var present: [(channel: any Channel, isOld: Bool)] = []
    }
    private let state = Mutex(State())
    private let desk: CallbackDesk

    init(_ desk: CallbackDesk) { self.desk = desk }

    /// Sets up a connection; fails when the login is over.
    func admit(_ channel: any Channel) -> EventLoopFuture<Void> {
        channel.eventLoop.makeCompletedFuture {
            guard enter(channel) else { throw ChannelError.ioOnClosedChannel }
            channel.closeFuture.whenComplete { _ in self.leave(channel) }
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(HTTPResponseEncoder())
            try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: Self.limits)))
            try pipeline.addHandler(CallbackHandler(desk))
        }
    }

    /// Closes the connections that were here at the sweep before.
    func sweep() {
        let stale = state.withLock { state in
            let stale = state.present.filter(\.isOld).map(\.channel)
            state.present = state.present.filter { !$0.isOld }.map { ($0.channel, true) }
            return stale
        }
        for channel in stale { channel.close(promise: nil) }
    }

    /// Closes all, and those that are on their way.
    func close() {
        let present = state.withLock { state in
            defer { state = State(isOpen: false) }
            return state.present.map(\.channel)
        }
        for channel in present { channel.close(promise: nil) }
    }

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
