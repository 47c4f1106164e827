// What was refused for a while, as the prompt hears it.

package import Shell
import Synchronization

/// What was refused for a while.
package final class RefusalLog: Sendable {
    private let noted = Mutex<[Refusal]>([])

    /// The refusals, in order.
    package var all: [Refusal] { noted.withLock { $0 } }

    /// Keeps a refusal; other errors are none.
    func note(_ error: any Error) {
        guard let refusal = Refusal(error) else { return }
        noted.withLock { $0.append(refusal) }
    }
}
