// Whether tokens are on their way that a login hangs on: asked for, and not kept yet. Where refresh tokens rotate the old one
// is spent by then, so whoever ends the process waits for this moment to pass. It is asked from the handlers of signals,
// so nothing here waits for an actor.

import Synchronization

/// Watches over tokens that are on their way.
package final class RenewalWatch: Sendable {
    private struct State {
        var renewals = 0
        var isLoginArriving = false
        var isEnding = false
        var endings: [@Sendable () -> Void] = []

        var isSettled: Bool { renewals == 0 && !isLoginArriving }
    }

    private let state = Mutex(State())

    package init() {}

    /// Takes note that a refresh token is about to be spent; false when the process ends and none may be spent any more.
    func begin() -> Bool {
        state.withLock { state in
            guard !state.isEnding else { return false }
            state.renewals += 1
            return true
        }
    }

    /// Takes note that what it brought is kept, or that it brought nothing.
    func end() { settle { $0.renewals -= 1 } }

    /// Takes note that a code, or another program's token, is about to be changed into a login.
    package func loginArrives() { state.withLock { $0.isLoginArriving = true } }

    /// Takes note that the login is kept, or that there is none.
    package func loginIsKept() { settle { $0.isLoginArriving = false } }

    /// Lets nothing be spent from now on, and runs `ending` once nothing is on its way: at once, mostly.
    package func whenSettled(_ ending: @escaping @Sendable () -> Void) {
        settle { state in
            state.isEnding = true
            state.endings.append(ending)
        }
    }

    private func settle(_ change: (inout State) -> Void) {
        let endings = state.withLock { state -> [@Sendable () -> Void] in
            change(&state)
            guard state.isSettled else { return [] }
            defer { state.endings = [] }
            return state.endings
        }
        for ending in endings { ending() }
    }
}
