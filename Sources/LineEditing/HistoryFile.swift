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
    /// The entries, which the extensions work on as well.
    let state: Mutex<HistoryState>
    private let limit: Int
    /// The time, as entries have it.
    let clock: @Sendable () -> Int
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
            let record = HistoryRecord(text: text, secondsSince1970: clock(), isOwn: true)
            state.running = text
            var replaced: HistoryRecord?
            if let beginning, let last = state.records.last, last.text == beginning {
                replaced = last
                state.removeRecord(beginning)
                if state.listed?.last == beginning { state.listed?.removeLast() }
            }
            // Typed again within a second, it would be the same line of the file.
            if replaced == nil, let last = state.records.last, last.isOwn, last.text == text, !last.hasFailed,
                last.secondsSince1970 == record.secondsSince1970
            {
                return true
            }
            state.removeRecord(text)
            state.appendOwn(record)
            state.listed?.append(text)
            trim(&state)
            keep(record, replacing: replaced, &state)
            return true
        }
    }

    /// Notes how the line that ran ended, in memory and in the file. A mistake is one that is not to be suggested.
    package func noteEnd(of text: String, status: Int, isMistake: Bool) {
        state.withLock { state in
            guard state.running == text, let index = state.records.lastIndex(where: { $0.isOwn && $0.text == text })
            else { return }
            state.running = nil
            let before = state.records[index]
            guard before.status != status || before.hasFailed != isMistake else { return }
            state.records[index].status = status
            state.records[index].hasFailed = isMistake
            let record = state.records[index]
            if isMistake != before.hasFailed { state.prefixes = PrefixIndex() }
            if isMistake, !before.hasFailed {
                let isLast = index == state.records.count - 1
                keep(record, replacing: isLast ? before : nil, &state)
            } else if let waiting = state.unwritten.lastIndex(where: { $0.text == text }) {
                state.unwritten[waiting] = record
            } else if let ending = record.ending {
                write(ending.encoded, &state)
            }
        }
    }

    /// Writes a record, after those before it that could not be written.
    private func keep(_ record: HistoryRecord, replacing replaced: HistoryRecord?, _ state: inout HistoryState) {
        guard state.store != nil else { return }
        if let replaced, state.unwritten.last == replaced { state.unwritten.removeLast() }
        state.unwritten.append(record)
        write(state.unwritten.flatMap(\.encoded), replacing: replaced?.encoded, &state)
        if state.problem == nil {
            state.unwritten = []
        } else if state.unwritten.count > limit {
            state.unwritten.removeFirst(state.unwritten.count - limit)
        }
    }

    /// Adds lines to the file, and takes in what others have added before.
    private func write(_ lines: [UInt8], replacing replaced: [UInt8]? = nil, _ state: inout HistoryState) {
        let (mark, waitsForLock) = (state.mark, state.problem == nil)
        var news: HistoryNews?
        attempt(&state) { store throws(HistoryFileError) in
            news = try store.append(lines, replacing: replaced, since: mark, waitsForLock: waitsForLock)
        }
        if let news { take(news, &state) }
    }

    /// Takes in what is new in the file.
    private func take(_ news: HistoryNews, _ state: inout HistoryState) {
        state.mark = news.mark
        if news.isWhole {
            state.replace(by: news.part, newest: limit)
        } else {
            state.add(news.part)
        }
        trim(&state)
    }

    /// Keeps no more entries than the limit.
    private func trim(_ state: inout HistoryState) {
        let excess = state.records.count - limit
        // Nearly always it is one.
        if excess == 1 { return state.removeRecord(at: 0) }
        guard excess > 0 else { return }
        state.records.removeFirst(excess)
        state.forgetIndexes()
    }

    /// Forgets an entry, in memory and in the file; false when there is none.
    package func remove(number: Int) throws(HistoryFileError) -> Bool {
        try state.withLock { state throws(HistoryFileError) in
            loadEverything(&state)
            guard let text = text(numbered: number, state), state.records.contains(where: { $0.text == text })
            else { return false }
            let news = try state.store?.rewrite { records in records.removeAll { $0.text == text } }
            state.records.removeAll { $0.text == text }
            state.unwritten.removeAll { $0.text == text }
            state.listed?.removeAll { $0 == text }
            if let news { take(news, &state) } else { state.forgetIndexes() }
            return true
        }
    }

    /// Forgets everything, in memory and in the file.
    package func clear() throws(HistoryFileError) {
        try state.withLock { state throws(HistoryFileError) in
            let news = try state.store?.rewrite { records in records.removeAll() }
            (state.records, state.unwritten, state.listed) = ([], [], nil)
            state.loaded = .everything
            if let news { take(news, &state) } else { state.forgetIndexes() }
        }
    }

    // MARK: Loading

    /// How many entries are read before the first prompt.
    private static let firstEntries = 200

    /// Reads what the next prompt needs: at the first the newest entries, of which `complete` reads the rest, later
    /// what other shells have typed meanwhile.
    package func prepare() {
        state.withLock { state in
            guard state.loaded != .nothing else { return loadNewest(&state) }
            let mark = state.mark
            var news: HistoryNews?
            attempt(&state, isQuiet: true) { store throws(HistoryFileError) in news = try store.news(since: mark) }
            if let news { take(news, &state) }
        }
        reportProblem()
    }

    /// Reads the rest. It runs on another thread after the first prompt, so no one who types waits for it.
    package func complete() {
        let (loaded, store, known, before) = state.withLock { state in
            loadNewest(&state)
            return (state.loaded, state.store, state.records.map(\.text), state.changes)
        }
        guard case .newest(let start) = loaded, let store, let older = try? store.load(before: start) else { return }
        let isLong = older.count > 2 * limit
        let distinct = isLong ? older : older.distinct(newest: limit, without: known)
        let (texts, changes) = state.withLock { state in
            // What needed everything has read it meanwhile.
            if state.loaded == loaded {
                state.loaded = .everything
                adopt(distinct, &state, areDistinct: !isLong && state.changes == before)
            }
            return (state.records.map(\.text), state.changes)
        }
        // The first search is not to wait for that, and no key for this.
        let index = HistoryIndex(texts)
        state.withLock { $0.adopt(index, after: changes) }
    }

    /// Reads the newest entries, once.
    func loadNewest(_ state: inout HistoryState) {
        guard state.loaded == .nothing else { return }
        var tail: (part: HistoryPart, start: Int, mark: HistoryMark?) = (HistoryPart(), 0, nil)
        attempt(&state) { store throws(HistoryFileError) in tail = try store.load(newest: Self.firstEntries) }
        state.loaded = tail.start == 0 ? .everything : .newest(from: tail.start)
        state.mark = tail.mark
        adopt(tail.part.records, &state)
        state.endings = tail.part.endings
    }

    /// Reads all entries, once.
    func loadEverything(_ state: inout HistoryState) {
        loadNewest(&state)
        guard case .newest(let start) = state.loaded else { return }
        state.loaded = .everything
        var older: [HistoryRecord] = []
        attempt(&state) { store throws(HistoryFileError) in older = try store.load(before: start) }
        adopt(older, &state)
    }

    /// Takes over what was read before the entries that are there; a file far above the limit is cut to it.
    ///
    /// - Parameter areDistinct: whether no text of theirs comes again, neither there nor among themselves.
    private func adopt(_ older: [HistoryRecord], _ state: inout HistoryState, areDistinct: Bool = false) {
        var older = older
        for ending in state.endings { _ = older.note(ending) }
        state.endings = []
        let records = older + state.records
        if records.count > 2 * limit {
            let kept = limit
            var news: HistoryNews?
            attempt(&state) { store throws(HistoryFileError) in
                news = try store.rewrite { records in records = records.distinct(newest: kept) }
            }
            if let news { return take(news, &state) }
        }
        // The newest entries may have been walked through already, so they keep their places.
        state.records = areDistinct ? Array(records.suffix(limit)) : records.distinct(newest: limit)
        state.noteOlder()
    }

    /// Works on the file, if there is one, and notes whether that succeeded. What is only looked for quietly does not
    /// count as an attempt.
    private func attempt(
        _ state: inout HistoryState, isQuiet: Bool = false, _ work: (HistoryStore) throws(HistoryFileError) -> Void
    ) {
        guard let store = state.store else { return }
        do {
            try work(store)
            if !isQuiet { state.problem = nil }
        } catch {
            if !isQuiet { state.problem = error }
        }
    }
}
