// Changes that are said and not made, for `--dry-run`: what would be sent, in the words of the change, and once that later
// reads show what is there, not what would be.

import Synchronization

/// Says changes in place of an executor.
package final class ChangeRehearsal: Sendable {
    private let said = Mutex(0)
    private let say: @Sendable (String) -> Void

    package init(say: @escaping @Sendable (String) -> Void) { self.say = say }

    /// Says the change.
    package func perform(_ change: Change) async throws {
        let count = change.cost
        let cost = count == 0 ? "" : " (\(count) request\(count == 1 ? "" : "s"))"
        say("Would \(change.sentence)\(cost).")
        let isFirst = said.withLock { said in
            said += 1
            return said == 1
        }
        if isFirst { say("Dry run: nothing was changed.") }
    }
}
