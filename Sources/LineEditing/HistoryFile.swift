// The lines typed before, kept across restarts. Each line is written to the file before it runs, in one write,
// so a kill loses nothing, and the lines of two shells follow each other whole. The format is in HistoryRecord,
// the file operations in HistoryStore.

package import Prompting
import Synchronization
import Text

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A history in memory and in a file that only grows; read at first use.
package final class HistoryFile: LineHistory {
    private let state: Mutex<HistoryState>
    private let limit: Int
    private let clock: @Sendable () -> Int
    private let notify = Mutex<(@Sendable (HistoryFileError) -> Void)?>(nil)

    /// A history that keeps the newest `limit` entries.
    ///
    /// - Parameters:
    /// - path: The file; `nil` keeps everything in memory.
    /// - clock: Seconds since 1970.
    /// - noteRead: Receives the number of bytes of every read of the file, for tests.
    package init(
        path: String?, limit: Int = 50_000, clock: @escaping @Sendable () -> Int = { Int(time(nil)) },
        noteRead: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        state = Mutex(HistoryState(store: path.map { HistoryStore(path: $0, noteRead: noteRead) }))
        self.limit = limit
        self.clock = clock
    }

    /// Why the history is not written to its file. It continues in memory, and each new line tries the file again.
    package var problem: HistoryFileError? { state.withLock { $0.problem } }

    /// Sets the receiver of the first problem. It is called on the thread that meets the problem.
    package func onProblem(_ tell: @escaping @Sendable (HistoryFileError) -> Void) {
        notify.withLock { $0 = tell }
    }

    /// Reports a problem that was not reported yet; never under the lock, which the receiver may need.
    private func reportProblem() {
        let problem: HistoryFileError? = state.withLock { state in
            guard let problem = state.problem, !state.hasReported else { return nil }
            state.hasReported = true
            return problem
        }
        guard let problem else { return }
        notify.withLock { $0 }?(problem)
    }

    /// Whether a line is to be remembered: not empty, and without a space at its beginning.
    package static func remembers(_ text: String) -> Bool {
        !text.hasPrefix(" ") && text.contains { !$0.isWhitespace }
    }

    /// Remembers a line, unless it is empty or begins with a space, and returns whether it did. It replaces
    /// `beginning`, the lines that it continues.
    @discardableResult
    package func record(_ text: String, replacing beginning: String? = nil) -> Bool {
        guard Self.remembers(text) else { return false }
        defer { reportProblem() }
        return state.withLock { state in
            loadNewest(&state)
            let record = HistoryRecord(text: text, secondsSince1970: clock())
            var replaced: HistoryRecord?
            if let beginning, let last = state.records.last, last.text == beginning {
                replaced = last
                state.records.removeLast()
            }
            if replaced == nil, state.records.last?.text == text, state.records.last?.hasFailed == false { return true }
            let before = state.records.count
            state.records.removeAll { $0.text == text }
            state.records.append(record)
            if state.records.count > limit { state.records.removeFirst(state.records.count - limit) }
            if replaced == nil, state.records.count == before + 1 {
                state.folded = []
                state.prefixes.append(text)
            } else {
                state.forgetIndexes()
            }
            keep(record, replacing: replaced, &state)
            return true
        }
    }

    /// Marks the newest entry with that text as failed, in memory and in the file.
    package func markFailed(_ text: String) {
        state.withLock { state in
            guard let index = state.records.lastIndex(where: { $0.text == text }), !state.records[index].hasFailed
            else { return }
            let before = state.records[index]
            state.records[index].hasFailed = true
            let record = state.records[index]
            state.prefixes = PrefixIndex()
            let isLast = index == state.records.count - 1
            keep(record, replacing: isLast ? before : nil, &state)
        }
    }

    /// Writes a record, after those before it that could not be written.
    private func keep(_ record: HistoryRecord, replacing replaced: HistoryRecord?, _ state: inout HistoryState) {
        guard let store = state.store else { return }
        if let replaced, state.unwritten.last == replaced { state.unwritten.removeLast() }
        let waitsForLock = state.problem == nil
        state.unwritten.append(record)
        let records = state.unwritten
        attempt(&state) { _ throws(HistoryFileError) in
            try store.append(records, replacing: replaced, waitsForLock: waitsForLock)
        }
        if state.problem == nil {
            state.unwritten = []
        } else if state.unwritten.count > limit {
            state.unwritten.removeFirst(state.unwritten.count - limit)
        }
    }

    /// Forgets an entry, in memory and in the file; false when there is none.
    package func remove(number: Int) throws(HistoryFileError) -> Bool {
        try state.withLock { state throws(HistoryFileError) in
            loadEverything(&state)
            guard state.records.indices.contains(number - 1) else { return false }
            let text = state.records[number - 1].text
            try state.store?.rewrite { records in records.removeAll { $0.text == text } }
            state.records.remove(at: number - 1)
            state.unwritten.removeAll { $0.text == text }
            state.forgetIndexes()
            return true
        }
    }

    /// Forgets everything, in memory and in the file.
    package func clear() throws(HistoryFileError) {
        try state.withLock { state throws(HistoryFileError) in
            try state.store?.rewrite { records in records.removeAll() }
            (state.records, state.unwritten) = ([], [])
            state.forgetIndexes()
            state.loaded = .everything
        }
    }

    /// The newest entries, oldest first. The rest of the file is read before, since numbers count from the oldest.
    package func entries(newest count: Int?) -> [HistoryEntry] {
        state.withLock { state in
            loadEverything(&state)
            let first = max(0, state.records.count - (count ?? state.records.count))
            return state.records.indices[first...].map { index in
                let record = state.records[index]
                return HistoryEntry(number: index + 1, text: record.text, secondsSince1970: record.secondsSince1970)
            }
        }
    }

    // MARK: Searching

    /// Whether a line is an entry that can be suggested: it is known still, and has not failed.
    func suggests(_ text: String) -> Bool {
        state.withLock { state in state.records.last { $0.text == text }.map { !$0.hasFailed } ?? false }
    }

    /// The newest entry that begins with a text and is longer.
    package func newest(beginningWith text: String) -> String? {
        state.withLock { state in
            loadNewest(&state)
            if state.prefixes.isEmpty { state.prefixes = PrefixIndex(state.records.lazy.map(\.suggestion)) }
            return state.prefixes.last(longerThan: text).map { state.records[$0].text }
        }
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
                let text = state.records[state.records.count - 1 - current].text
                let fits =
                    switch match {
                    case .any: true
                    case .prefix(let prefix): text.utf8.starts(with: prefix.utf8)
                    case .containing(let pattern): folded(current, &state).utf8.contains(pattern.utf8)
                    }
                if fits { return (current, text) }
                current += newer ? -1 : 1
            }
            return nil
        }
    }

    /// The folded text of an entry. It is kept, because folding fifty thousand entries at every key would be noticed.
    private func folded(_ age: Int, _ state: inout HistoryState) -> String {
        while state.folded.count <= age {
            let record = state.records[state.records.count - 1 - state.folded.count]
            state.folded.append(Folding.folded(record.text))
        }
        return state.folded[age]
    }

    // MARK: Loading

    /// How many entries are read before the first prompt.
    private static let firstEntries = 200

    /// Reads what the first prompt needs; `complete` reads the rest.
    package func prepare() {
        state.withLock { loadNewest(&$0) }
        reportProblem()
    }

    /// Reads the rest. It runs on another thread after the first prompt, so no one who types waits for it.
    package func complete() {
        let (loaded, store) = state.withLock { state in
            loadNewest(&state)
            return (state.loaded, state.store)
        }
        guard case .newest(let start) = loaded, let store, let older = try? store.load(before: start) else { return }
        let distinct = older.count <= 2 * limit ? older.distinct(newest: limit) : older
        state.withLock { state in
            // A search that needed everything has read it meanwhile.
            guard state.loaded == loaded else { return }
            state.loaded = .everything
            adopt(distinct + state.records, &state)
        }
    }

    /// Reads the newest entries, once.
    private func loadNewest(_ state: inout HistoryState) {
        guard state.loaded == .nothing else { return }
        var tail: (records: [HistoryRecord], start: Int) = ([], 0)
        attempt(&state) { store throws(HistoryFileError) in tail = try store.load(newest: Self.firstEntries) }
        state.loaded = tail.start == 0 ? .everything : .newest(from: tail.start)
        adopt(tail.records, &state)
    }

    /// Reads all entries, once.
    private func loadEverything(_ state: inout HistoryState) {
        loadNewest(&state)
        guard case .newest(let start) = state.loaded else { return }
        state.loaded = .everything
        var older: [HistoryRecord] = []
        attempt(&state) { store throws(HistoryFileError) in older = try store.load(before: start) }
        adopt(older + state.records, &state)
    }

    /// Takes over what was read; a file far above the limit is cut to it.
    private func adopt(_ records: [HistoryRecord], _ state: inout HistoryState) {
        if records.count > 2 * limit {
            let kept = limit
            attempt(&state) { store throws(HistoryFileError) in
                try store.rewrite { records in records = records.distinct(newest: kept) }
            }
        }
        // The newest entries may have been walked through already, so they keep their places.
        state.records = records.distinct(newest: limit)
        state.prefixes = PrefixIndex()
    }

    /// Works on the file, if there is one, and notes whether that succeeded.
    private func attempt(_ state: inout HistoryState, _ work: (HistoryStore) throws(HistoryFileError) -> Void) {
        guard let store = state.store else { return }
        do {
            try work(store)
            state.problem = nil
        } catch {
            state.problem = error
        }
    }
}
