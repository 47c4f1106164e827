// Commands of the system without processes: what was to be run is kept, and `exit N` ends with N. Programs answer
// from a list, and a pager reads as many pieces as the test lets it.

package import ShellCommands
import Synchronization

/// A `/bin/sh` that only notes.
package final class ScriptedSystem: Sendable {
    private let asked = Mutex<[SystemCommand]>([])
    private let answers = Mutex<[(status: Int32, output: [UInt8])]>([])
    private let paged = Mutex<[String]>([])
    private let patience = Mutex(Int.max)
    private let ending = Mutex<Int32>(0)

    /// What a pager was shown, one text a run.
    package var pages: [String] { paged.withLock { $0 } }

    /// What programs answer, one after the other.
    package func answer(_ status: Int32, _ output: String) { answer(status, bytes: Array(output.utf8)) }

    /// The same, for what need not be text.
    package func answer(_ status: Int32, bytes: [UInt8]) { answers.withLock { $0.append((status, bytes)) } }

    /// How many pieces a pager reads before its user leaves it.
    package func leavePagers(after count: Int) { patience.withLock { $0 = count } }

    /// What pagers end with from now on.
    package func endPagers(with status: Int32) { ending.withLock { $0 = status } }

    func answered(_ command: SystemCommand) throws -> (status: Int32, output: [UInt8]) {
        asked.withLock { $0.append(command) }
        return answers.withLock { $0.isEmpty ? (130, []) : $0.removeFirst() }
    }

    func page(_ text: SystemShell.Text) async throws -> Int32 {
        let count = patience.withLock { $0 }
        var read = 0
        var shown = ""
        defer { paged.withLock { [shown] in $0.append(shown) } }
        while read < count, let piece = try await text() {
            shown += piece
            read += 1
        }
        return ending.withLock { $0 }
    }

    /// What was to be run, oldest first.
    package var commands: [SystemCommand] { asked.withLock { $0 } }

    func run(_ command: SystemCommand) async throws -> Int32 {
        asked.withLock { $0.append(command) }
        let words = command.line.split(separator: " ")
        return words.first == "exit" ? words.dropFirst().first.flatMap { Int32($0) } ?? 0 : 0
    }

    /// It as commands see it, with these programs installed.
    func shell(_ permission: SystemShell.Permission, programs: Set<String>) -> SystemShell {
        SystemShell(
            permission: permission, run: { try await self.run($0) }, answer: { try self.answered($0) },
            page: { _, text in try await self.page(text) }, finds: { programs.contains($0) }, pager: { "pager" })
    }
}
