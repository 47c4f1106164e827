// The attempt that is under way, shared between the flow that makes it and the listener that asks whether an
// address answers it. The attempt needs the redirect URI, and that is known only once the listener has its port.

import Synchronization

/// The attempt to log in for which a listener waits.
final class LoginAttempt: Sendable {
    private let current = Mutex<AuthorizationRequest?>(nil)

    /// The attempt; nil before the listener has its port.
    var request: AuthorizationRequest? { current.withLock { $0 } }

    /// Begins the attempt, once the port is known.
    func begin(_ request: AuthorizationRequest) { current.withLock { $0 = request } }

    /// Whether an address is an answer to the attempt; false before there is one.
    func isAnswered(by address: String) -> Bool { request?.isAnswered(by: address) ?? false }
}
