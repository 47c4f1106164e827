// Commands of the system without processes: what was asked for is kept, and `exit N` answers N.

package import ShellCommands
import Synchronization

/// A `/bin/sh` that only notes.
package final class ScriptedSystem: Sendable {
    private let asked = Mutex<[SystemCommand]>([])

    /// What was to be run, oldest first.
    package var commands: [SystemCommand] { asked.withLock { $0 } }

    func run(_ command: SystemCommand) async throws -> Int32 {
        asked.withLock { $0.append(command) }
        let words = command.line.split(separator: " ")
        return words.first == "exit" ? words.dropFirst().first.flatMap { Int32($0) } ?? 0 : 0
    }
}
