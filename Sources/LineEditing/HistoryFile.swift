// The lines typed before, kept over restarts. Each line goes to the file before it runs, in one write, so that a kill
// loses nothing and two shells interleave by lines. The format is HistoryRecord's, the file operations are HistoryStore's.

package import Prompting
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why the history file is not used, or could not be changed.
package enum HistoryFileError: Error, Equatable {
    /// What stands there is a link, a folder or a device.
    case notRegular(path: String)
    /// It belongs to somebody else.
    case notOurs(path: String)
    /// Another shell has held its lock for too long.
    case busy(path: String)
    case failed(path: String, errno: Int32)
}

/// A history in memory and in an append-only file; read at first use.
package final class HistoryFile: LineHistory {
    private struct State {
        var records: [HistoryRecord] = []
        var isLoaded = false
        /// Grows whenever entries vanish, so that an editor knows that its copy is stale.
        var generation = 0
        /// The file, as long as it can be used.
        var store: HistoryStore?
        var problem: HistoryFileError?
    }

    private let state: Mutex<State>
    private let limit: Int
    private let clock: @Sendable () -> Int

    /// A history that keeps the newest `limit` entries, in the file at `path` or for `nil` in memory only. `clock` gives
    /// seconds since 1970.
    package init(
        path: String?, limit: Int = 10_000, clock: @escaping @Sendable () -> Int = { Int(time(nil)) }
    ) {
        state = Mutex(State(store: path.map { HistoryStore(path: $0) }))
        self.limit = limit
        self.clock = clock
    }

    /// What keeps the history out of its file, once it has been used; it goes on in memory.
    package var problem: HistoryFileError? { state.withLock { $0.problem } }

    package func entries(newest count: Int?) -> [HistoryEntry] {
        recall(newest: count).entries
    }

    /// Whether a line is one to remember: not empty, and no blank in front.
    package static func remembers(_ text: String) -> Bool {
        !text.hasPrefix(" ") && text.contains { !$0.isWhitespace }
    }

    /// Remembers a line, unless it is empty or begins with a blank. Returns whether it did.
    @discardableResult
    package func record(_ text: String) -> Bool {
        guard Self.remembers(text) else { return false }
        return state.withLock { state in
            load(&state)
            let record = HistoryRecord(text: text, secondsSince1970: clock())
            if state.records.last?.text == text { return true }
            state.records.removeAll { $0.text == text }
            state.records.append(record)
            if state.records.count > limit { state.records.removeFirst(state.records.count - limit) }
            attempt(&state) { store throws(HistoryFileError) in try store.append(record) }
            return true
        }
    }

    package func remove(number: Int) throws(HistoryFileError) -> Bool {
        try state.withLock { state throws(HistoryFileError) in
            load(&state)
            guard state.records.indices.contains(number - 1) else { return false }
            let text = state.records[number - 1].text
            try state.store?.rewrite { records in records.removeAll { $0.text == text } }
            state.records.remove(at: number - 1)
            state.generation += 1
            return true
        }
    }

    package func clear() throws(HistoryFileError) {
        try state.withLock { state throws(HistoryFileError) in
            try state.store?.rewrite { records in records.removeAll() }
            state.records = []
            state.isLoaded = true
            state.generation += 1
        }
    }

    /// The generation of the entries; it changes when some vanish.
    var generation: Int { state.withLock { $0.generation } }

    /// The newest entries, oldest first, and their generation.
    func recall(newest count: Int?) -> (entries: [HistoryEntry], generation: Int) {
        state.withLock { state in
            load(&state)
            let first = max(0, state.records.count - (count ?? state.records.count))
            let entries = state.records.indices[first...].map { index in
                let record = state.records[index]
                return HistoryEntry(number: index + 1, text: record.text, secondsSince1970: record.secondsSince1970)
            }
            return (entries, state.generation)
        }
    }

    private func load(_ state: inout State) {
        guard !state.isLoaded else { return }
        state.isLoaded = true
        var read: [HistoryRecord] = []
        attempt(&state) { store throws(HistoryFileError) in read = try store.load() }
        if read.count > 2 * limit {
            let kept = limit
            attempt(&state) { store throws(HistoryFileError) in
                try store.rewrite { records in records = Self.distinct(records, limit: kept) }
            }
        }
        state.records = Self.distinct(read, limit: limit)
    }

    /// Does something with the file; the first failure ends its use.
    private func attempt(_ state: inout State, _ work: (HistoryStore) throws(HistoryFileError) -> Void) {
        guard let store = state.store else { return }
        do {
            try work(store)
        } catch {
            state.problem = error
            state.store = nil
        }
    }

    /// The newest of equal entries, at most `limit`, oldest first.
    private static func distinct(_ records: [HistoryRecord], limit: Int) -> [HistoryRecord] {
        var seen: Set<String> = []
        var kept: [HistoryRecord] = []
        for record in records.reversed() where kept.count < limit && seen.insert(record.text).inserted {
            kept.append(record)
        }
        return kept.reversed()
    }
}
