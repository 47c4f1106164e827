// The statements of one connection that are ready and not in use: preparing one takes longer than most runs of it.
// Which of them are worth keeping follows from their texts alone.

import CSQLite

/// Prepared statements by their text.
final class StatementCache {
    // Not a dictionary: a process that uses few statements would make its tables for nothing (Architecture §11).
    private var idle: [(sql: String, statement: OpaquePointer)] = []

    /// Where the connection notes what an index of words finds (IndexMatches); nil until it is first asked.
    var matchList: UnsafeMutablePointer<MatchList>?

    /// How many are kept; a store has fewer, unless it makes texts for each use.
    private static let most = 60

    deinit { empty() }

    /// Takes a statement out, which is then the caller's; nil where there is none.
    func take(_ sql: String) -> OpaquePointer? {
        guard let place = idle.firstIndex(where: { $0.sql == sql }) else { return nil }
        let statement = idle[place].statement
        idle.swapAt(place, idle.count - 1)
        idle.removeLast()
        return statement
    }

    /// Takes a statement back that is not used any more.
    func give(back statement: OpaquePointer, _ sql: String) {
        // Until it is reset it may hold a lock; bound texts would take memory.
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
        // Some pragmas run while they are prepared.
        guard !sql.hasPrefix("PRAGMA") else {
            sqlite3_finalize(statement)
            return
        }
        if idle.count >= Self.most { empty() }
        idle.append((sql, statement))
    }

    /// Frees all of them.
    func empty() {
        for kept in idle { sqlite3_finalize(kept.statement) }
        idle = []
    }
}
