// What was refused for a while, as the prompt hears it.

package import Shell
import Synchronization

/// What was refused for a while.
package final class RefusalLog: Sendable {
    private let noted = Mutex<[TimedRefusal]>([])

    /// The refusals, in order.
    package var all: [TimedRefusal] { noted.withLock { $0 } }

    /// Keeps a refusal; other errors are none.
    func note(_ error: any Error) {
        guard let refusal = TimedRefusal(error) else { return }
        noted.withLock { $0.append(refusal) }
    }
}
