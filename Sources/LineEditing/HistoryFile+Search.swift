// Finding lines typed before: by what they begin with, by what they hold, by how far away they are. Lines are counted
// by age: 0 is the nearest one, which is the newest of this shell.

import Synchronization
import Text

extension HistoryFile {
    /// The newest entry that begins with a text and is longer.
    package func newest(beginningWith text: String) -> String? {
        state.withLock { state in
            loadNewest(&state)
            let count = state.records.count
            if state.prefixes.isEmpty {
                state.prefixes = PrefixIndex(
                    (0..<count).map { state.records[state.place(ofAge: count - 1 - $0)].suggestion })
            }
            return state.prefixes.last(longerThan: text).map { state.records[state.place(ofAge: count - 1 - $0)].text }
        }
    }

    /// Whether a line is an entry that can be suggested: it is known still, and has not failed.
    func suggests(_ text: String) -> Bool {
        state.withLock { state in state.records.last { $0.text == text }.map { !$0.hasFailed } ?? false }
    }

    /// The next entry that fits, by age from 0 at the newest: older than `age`, or newer.
    package func next(
        _ match: HistoryMatch, from age: Int, newer: Bool, inclusive: Bool = false
    ) -> (age: Int, text: String)? {
        state.withLock { state in
            loadNewest(&state)
            // From beyond the oldest entry the way to newer ones begins at the oldest.
            let age = newer ? min(age, state.records.count) : age
            var current = inclusive ? age : newer ? age - 1 : age + 1
            while current >= 0, current < state.records.count {
                let text = state.records[state.place(ofAge: current)].text
                let fits =
                    switch match {
                    case .any: true
                    case .prefix(let prefix): text.utf8.starts(with: prefix.utf8)
                    case .containing(let pattern): Folding.contains(Folding.folded(text), pattern)
                    }
                if fits { return (current, text) }
                current += newer ? -1 : 1
            }
            return nil
        }
    }

    /// The ages of the entries that a folded pattern fits: first those that hold it, then those that hold its letters
    /// in their order, each the nearest first.
    package func ages(fitting pattern: String) -> [Int32] {
        state.withLock { state in
            loadNewest(&state)
            return state.ages(fitting: pattern)
        }
    }

    /// The entry of an age; nil where it is gone.
    func entry(ofAge age: Int) -> HistoryRecord? {
        state.withLock { state in
            state.records.indices.contains(age) ? state.records[state.place(ofAge: age)] : nil
        }
    }
}
