// The attempt that is under way, shared between the flow that makes it and the listener that asks whether an address is
// its answer: the redirect URI, and so the attempt, exists only once the listener has its port.

import Synchronization

final class Attempt: Sendable {
    private let current = Mutex<AuthorizationRequest?>(nil)

    var request: AuthorizationRequest? { current.withLock { $0 } }

    func begin(_ request: AuthorizationRequest) { current.withLock { $0 = request } }

    func isAnswered(by address: String) -> Bool { request?.isAnswered(by: address) ?? false }
}
