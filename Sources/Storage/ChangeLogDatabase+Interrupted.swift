// Changes that were cut off because their process ended: a shell that changes something holds the lock on a file of its
// name, so that the next prompt finds what a shell left that is gone, without opening the database where none did.

import Files
package import Library
import SQLite

extension ChangeLogDatabase {
    /// What shells that are gone left under way; from now on that is noted as stopped, so that it is returned once.
    package func interruptedChanges() async -> [ChangeRecord] {
        let left = marks.shells()
        guard !left.isEmpty, await !hasLeft else { return [] }
        var found: [ChangeRecord] = []
        for shell in left {
            guard let lock = marks.take(shell) else { continue }
            if isThere { found += await stop(changesOf: shell) }
            marks.remove(shell, held: lock)
        }
        return found.sorted { $0.number < $1.number }
    }

    /// Notes what a shell has under way as stopped, and returns it.
    private func stop(changesOf shell: String) async -> [ChangeRecord] {
        let stopped = await write { database throws(SQLiteError) in
            var records = try Self.records(
                where: "shell = ? AND state = 'underWay'", [.text(shell)], in: database)
            for place in records.indices {
                records[place].state = .stopped
                try Self.update(records[place], Self.encoded(records[place].edits), in: database)
            }
            return records
        }
        return stopped ?? []
    }

    /// Holds the lock of a shell, before its change is noted as under way.
    func mark(_ record: ChangeRecord) {
        guard record.state == .underWay, underWay[record.shell] == nil, let lock = marks.take(record.shell) else {
            return
        }
        underWay[record.shell] = ChangesUnderWay(lock: lock)
    }

    /// Notes the number of a change under way.
    func note(_ record: ChangeRecord, as number: Int) {
        guard record.state == .underWay else { return }
        underWay[record.shell]?.numbers.insert(number)
    }

    /// Gives up the lock of a shell when the last of its changes has ended; nil for one that was never noted.
    func unmark(_ shell: String, _ number: Int? = nil) {
        guard var changes = underWay[shell] else { return }
        if let number { changes.numbers.remove(number) }
        guard changes.numbers.isEmpty else {
            underWay[shell] = changes
            return
        }
        underWay[shell] = nil
        marks.remove(shell, held: changes.lock)
    }
}

/// The changes of a shell that are under way.
struct ChangesUnderWay {
    /// Says that the shell runs.
    let lock: ShellLocks.Held
    /// Their numbers.
    var numbers: Set<Int> = []
}
