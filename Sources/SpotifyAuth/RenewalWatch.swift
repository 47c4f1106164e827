// Whether tokens are on their way on which a login depends: requested, and not stored yet. Where refresh tokens
// rotate, the old one is used up by then, so the process must not end before this moment has passed. Signal
// handlers ask, so nothing here waits for an actor.

import Synchronization

/// Watches tokens that are on their way.
package final class RenewalWatch: Sendable {
    /// What is on its way, and what waits for it.
    private struct State {
        var renewals = 0
        var isLoginArriving = false
        var isEnding = false
        var endings: [@Sendable () -> Void] = []

        /// Whether nothing is on its way.
        var isSettled: Bool { renewals == 0 && !isLoginArriving }
    }

    private let state = Mutex(State())

    /// A watch with nothing on its way.
    package init() {}

    /// Notes that a refresh token is about to be used; false when the process is ending and
    /// none may be used any more.
    func begin() -> Bool {
        state.withLock { state in
            guard !state.isEnding else { return false }
            state.renewals += 1
            return true
        }
    }

    /// Notes that the new tokens are stored, or that there are none.
    func end() { settle { $0.renewals -= 1 } }

    /// Notes that a code, or another program's token, is about to be changed into a login.
    package func loginArrives() { state.withLock { $0.isLoginArriving = true } }

    /// Notes that the login is stored, or that there is none.
    package func loginIsKept() { settle { $0.isLoginArriving = false } }

    /// Lets no token be used from now on, and runs `ending` once nothing is on its way; most
    /// of the time that is at once.
    package func whenSettled(_ ending: @escaping @Sendable () -> Void) {
        settle { state in
            state.isEnding = true
            state.endings.append(ending)
        }
    }

    /// Changes the state, and runs the endings if nothing is on its way. They run outside the lock,
    /// as they may end the process.
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
