// Owns what a history has in memory, and what it has to remember about its file. ``HistoryFile`` keeps one of these
// under a lock and decides when it changes.

import Prompting
import Text

/// The entries of a history that are in memory, with what is computed from them.
struct HistoryState {
    /// How much of the file is in memory; `from` is the offset where the newest entries begin.
    enum Loaded: Equatable { case nothing, newest(from: Int), everything }

    /// The entries, in the order in which they came.
    var records: [HistoryRecord] = []
    /// The places of the entries from the nearest on, where that is not the way back: lines of other shells have come
    /// after some of this one, and its own are nearer. Empty as long as they are in their order.
    private var nearest: [Int] = []
    /// The texts as they were last listed, whose numbers hold until they are listed again.
    var listed: [String]?
    /// The line that runs: how it ends has yet to be said.
    var running: String?
    /// The index of what the records hold; empty until it is needed again after a change.
    private var index = HistoryIndex()
    /// Counts what has become of the records.
    private(set) var changes = 0
    /// The index of what the records begin with; empty until it is needed again after a change.
    var prefixes = PrefixIndex()
    /// How much of the file the records are.
    var loaded = Loaded.nothing
    /// The file; nil when everything stays in memory.
    let store: HistoryStore?
    /// How far the file has been read; nil when there was none.
    var mark: HistoryMark?
    /// How entries ended that have not been read yet.
    var endings: [HistoryEnding] = []
    /// Why the file could not be used the last time; nil when it could.
    var problem: HistoryFileError?
    /// The records that have yet to be written to the file.
    var unwritten: [HistoryRecord] = []
    /// Whether the user has been informed of the first problem.
    var hasReported = false

    /// Nothing in memory yet.
    init(store: HistoryStore?) { self.store = store }

    /// Drops what was computed from the records, after they changed.
    mutating func forgetIndexes() {
        index = HistoryIndex()
        prefixes = PrefixIndex()
        changes += 1
        arrange()
    }

    /// The records that a folded pattern fits, as ages: first those that hold it, then those that hold its letters in
    /// their order.
    mutating func ages(fitting pattern: String) -> [Int32] {
        prepareIndex()
        let places = index.search(pattern, in: nearest)
        let last = Int32(records.count - 1)
        guard !nearest.isEmpty else { return places.map { last - $0 } }
        var ages = [Int32](repeating: 0, count: records.count)
        for (age, place) in nearest.enumerated() { ages[place] = Int32(age) }
        return places.map { ages[Int($0)] }
    }

    /// Makes the index, where there is none: folding fifty thousand lines at each key would be noticed.
    private mutating func prepareIndex() {
        if index.count != records.count { index = HistoryIndex(records.lazy.map(\.text)) }
    }

    /// Takes over an index that was made elsewhere, if nothing has changed since.
    mutating func adopt(_ index: HistoryIndex, after changes: Int) {
        if changes == self.changes, index.count == records.count { self.index = index }
    }

    /// Takes the record with that text out, if there is one.
    mutating func removeRecord(_ text: String) {
        if let place = records.lastIndex(where: { $0.text == text }) { removeRecord(at: place) }
    }

    /// Takes a record out, also of the index of what they hold.
    mutating func removeRecord(at place: Int) {
        if index.count == records.count { index.remove(at: place) }
        records.remove(at: place)
        prefixes = PrefixIndex()
        changes += 1
        if !nearest.isEmpty { arrange() }
    }

    /// Adds an entry of this shell, which is the nearest.
    mutating func appendOwn(_ record: HistoryRecord) {
        append(record)
        prefixes.append(record.text)
        arrange()
    }

    /// Notes that entries have come before all others: these keep their distance.
    mutating func noteOlder() {
        forgetIndexes()
    }

    /// Finds out which entries are nearest: those of this shell, then all others.
    private mutating func arrange() {
        nearest = []
        guard let first = records.firstIndex(where: \.isOwn), !records[first...].allSatisfy(\.isOwn) else { return }
        nearest = records.indices.reversed().filter { records[$0].isOwn }
        nearest += records.indices.reversed().filter { !records[$0].isOwn }
    }

    /// The place of the entry that is so many away from the line being typed, from 0 on.
    func place(ofAge age: Int) -> Int {
        nearest.isEmpty ? records.count - 1 - age : nearest[age]
    }

    /// Takes in what other shells have written. What this shell has typed as well stays its own.
    mutating func add(_ part: HistoryPart) {
        for ending in part.endings { _ = records.note(ending) }
        let news = part.records.distinct(newest: .max)
        guard !news.isEmpty else { return }
        var places: [String: Int] = [:]
        let texts = Set(news.lazy.map(\.text))
        for (place, record) in records.enumerated() where texts.contains(record.text) { places[record.text] = place }
        let known = news.filter { places[$0.text] == nil || !records[places[$0.text] ?? 0].isOwn }
        // From the last on, so that the places before it hold.
        for place in places.values.sorted(by: >) where !records[place].isOwn { removeRecord(at: place) }
        for record in known { append(record) }
        prefixes = PrefixIndex()
        arrange()
    }

    /// Adds a record, also to the index of what they hold.
    private mutating func append(_ record: HistoryRecord) {
        if index.count == records.count, index.count > 0 { index.append(Folding.folded(record.text)) }
        records.append(record)
        changes += 1
    }

    /// Takes in the whole file, which others, or this shell, have rewritten. What waits to be written is kept.
    mutating func replace(by part: HistoryPart, newest limit: Int) {
        let own = Set(records.lazy.filter(\.isOwn).map(\.text))
        records = part.records.distinct(newest: limit)
        for index in records.indices where own.contains(records[index].text) { records[index].isOwn = true }
        let texts = Set(records.lazy.map(\.text))
        records += unwritten.filter { !texts.contains($0.text) }
        (loaded, endings) = (.everything, [])
        forgetIndexes()
    }
}
