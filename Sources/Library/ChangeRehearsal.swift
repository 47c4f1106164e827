// Owns the dry run of changes (`--dry-run`): it says what would be sent, in the words of the change, and it
// says once that nothing was changed, since later reads still show what is there.

import Synchronization

/// Takes the place of ``ChangeExecutor`` and only says what would be done.
package final class ChangeRehearsal: Sendable {
    private let said = Mutex(0)
    private let say: @Sendable (String) -> Void

    /// A rehearsal that says each sentence with `say`.
    package init(say: @escaping @Sendable (String) -> Void) { self.say = say }

    /// Says the change and what it would cost; never throws, and sends nothing.
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
