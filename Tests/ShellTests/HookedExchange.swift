// A network that does something before it carries a request: waits for a test, moves its clock, or breaks.

import Exchange
import HTTPTypes
import ShellTesting
import Synchronization

/// An exchange before the simulator, with a hook.
final class HookedExchange: Exchange {
    /// What happens before a request is carried; a throw is the network's.
    typealias Hook = @Sendable (HTTPRequest) async throws(ExchangeError) -> Void

    private let inner: any Exchange
    private let hook = Mutex<Hook?>(nil)

    init(_ inner: any Exchange) { self.inner = inner }

    func before(_ hook: @escaping Hook) { self.hook.withLock { $0 = hook } }

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        if let hook = hook.withLock({ $0 }) { try await hook(request) }
        return try await inner.send(request, body: body)
    }
}
