// Owns what a history has in memory, and what it has to remember about its file. ``HistoryFile`` keeps one of these
// under a lock and decides when it changes.

import Prompting

/// The entries of a history that are in memory, with what is computed from them.
struct HistoryState {
    /// How much of the file is in memory; `from` is the offset where the newest entries begin.
    enum Loaded: Equatable { case nothing, newest(from: Int), everything }

    /// The entries, the oldest first.
    var records: [HistoryRecord] = []
    /// The folded texts of the newest records that were ever searched, the newest first.
    var folded: [String] = []
    /// The index of what the records begin with; empty until it is needed again after a change.
    var prefixes = PrefixIndex()
    /// How much of the file the records are.
    var loaded = Loaded.nothing
    /// The file; nil when everything stays in memory.
    let store: HistoryStore?
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
        folded = []
        prefixes = PrefixIndex()
    }
}
