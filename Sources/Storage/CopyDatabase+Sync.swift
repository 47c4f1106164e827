// What bringing the copy up to date needs beyond changing lists: a draft that becomes the list, a note on many lists at
// once, and turns between processes. What is read, and when, is left to `sync`.

package import FoundationEssentials
package import Library
import SQLite

extension CopyDatabase {
    /// Puts the entries of a draft in the place of those that a list has.
    static func takeOver(
        _ draft: CopiedList, as list: Int, in database: borrowing Database
    ) throws(SQLiteError) {
        guard let gathered = try id(of: draft, in: database) else { return }
        try database.execute("DELETE FROM entry WHERE list = ?", [.integer(list)])
        try database.execute("UPDATE entry SET list = ? WHERE list = ?", [.integer(list), .integer(gathered)])
        try database.execute("DELETE FROM list WHERE id = ?", [.integer(gathered)])
    }

    /// Notes that these lists were found to be what Spotify has.
    package func confirm(_ lists: [CopiedList], at moment: Date) async throws(CopyFault) {
        guard !lists.isEmpty else { return }
        try await write { database throws(SQLiteError) in
            let statement = try database.statement("UPDATE list SET checked = ? WHERE key = ?")
            for list in lists { try statement.run([.real(moment.timeIntervalSince1970), .text(list.key)]) }
        }
    }

    /// Runs the work while no other process brings the copy up to date.
    package func alone<Success: Sendable>(
        _ work: @Sendable () async throws -> Success
    ) async throws -> Success {
        guard let turns else { return try await thenShort(work) }
        do {
            return try await turns.withTurn(at: [Self.turn]) { try await thenShort(work) }
        } catch is WriteTurnError {
            throw CopyFault.busy(path: database.path)
        }
    }

    /// Runs work that may write very much, and does not leave its log: a prompt that stays open would keep it for days.
    private func thenShort<Success: Sendable>(_ work: @Sendable () async throws -> Success) async throws -> Success {
        let result: Result<Success, any Error>
        do { result = .success(try await work()) } catch { result = .failure(error) }
        await database.finishWriting()
        return try result.get()
    }

    /// What the turn is called, and so its file beside the copy.
    private static let turn = "sync"
}
