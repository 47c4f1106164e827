// How many requests a `sync` may still have under way beside each other. Where a ceiling is near, it is not known
// which of several requests is the one that is refused; one at a time, the pages before it are kept.

import SpotifyAPI
import Synchronization

/// The requests that are certain to be allowed.
final class RequestRoom: Sendable {
    private struct State {
        /// What is left of the ceilings; a group without one has no entry.
        var ceilings: [Bucket: Int] = [:]
        /// What `--max-requests` leaves; nil where the line does not have it.
        var maximum: Int?
    }

    private let state = Mutex(State())

    /// Sets what is left.
    func set(ceilings: [Bucket: Int], maximum: Int?) {
        state.withLock { $0 = State(ceilings: ceilings, maximum: maximum) }
    }

    /// Takes one request; false where it may be refused, so that no other may be under way beside it.
    func take(_ bucket: Bucket) -> Bool {
        state.withLock { state in
            guard state.ceilings[bucket] ?? 1 > 0, state.maximum ?? 1 > 0 else { return false }
            state.ceilings[bucket]? -= 1
            state.maximum? -= 1
            return true
        }
    }
}
