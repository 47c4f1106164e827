// The first failure among the lines of one source. With `--keep-going` a script runs to its end, and this is then the
// status of the whole (Language §9). Which failures count is left to Evaluator and LineLoop.

import ShellCommands
import Synchronization

/// Remembers the first failure that neither `if`, `&&`, `||` nor `try` decides about.
final class FirstFailure: Sendable {
    private let kept = Mutex<ExitStatus?>(nil)

    /// The status of the first failure; nil while there was none.
    var status: ExitStatus? { kept.withLock { $0 } }

    /// Takes note of a failure; later ones change nothing.
    func note(_ status: ExitStatus) { kept.withLock { $0 = $0 ?? status } }
}
