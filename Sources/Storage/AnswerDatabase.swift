// Answers of the catalogue, kept for a while in a database (DESIGN §6, §9): temporary, with their age, gone with a logout.
// How long each kind stays good is the layer's to say.

import Exchange
import FoundationEssentials
import GRDB
import HTTPTypes
package import SpotifyAPI

/// Keeps answers between runs.
package actor AnswerDatabase: ResponseCache {
    private let database: Database
    private let time: any TimeSource
    private var stored = 0

    /// How many answers are kept at most, and after how many new ones the old are counted.
    private static let most = 5000
    private static let interval = 200

    init(_ database: Database, time: any TimeSource) {
        self.database = database
        self.time = time
    }

    static func migrate(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("answers 1") { database in
            try database.execute(
                sql: """
                    CREATE TABLE answer (target TEXT PRIMARY KEY, status INTEGER NOT NULL, type TEXT, body BLOB NOT NULL,
                        stored REAL NOT NULL, until REAL NOT NULL) WITHOUT ROWID;
                    CREATE INDEX answer_until ON answer (until);
                    """)
        }
    }

    package func answer(to target: String) async -> CachedAnswer? {
        let now = time.now.timeIntervalSince1970
        let answer = try? await database.read { database -> CachedAnswer? in
            // An answer from the future is one of a clock that went wrong.
            let row = try Row.fetchOne(
                database,
                sql: "SELECT status, type, body, stored FROM answer WHERE target = ? AND until > ? AND stored <= ?",
                arguments: [target, now, now + 60])
            return row.flatMap { Self.answer($0) }
        }
        return answer ?? nil
    }

    /// nil for what nothing of ours wrote: a file can be damaged in any of its values.
    private static func answer(_ row: Row) -> CachedAnswer? {
        guard let status = Int.fromDatabaseValue(row["status"]), (200...599).contains(status),
            let body = Data.fromDatabaseValue(row["body"]), let stored = Double.fromDatabaseValue(row["stored"]),
            stored > 0
        else { return nil }
        var response = HTTPResponse(status: .init(code: status))
        if let type = String.fromDatabaseValue(row["type"]) { response.headerFields[.contentType] = type }
        return CachedAnswer(response: response, body: Array(body), stored: Date(timeIntervalSince1970: stored))
    }

    package func store(_ answer: CachedAnswer, to target: String, for lifetime: Duration) async {
        let now = answer.stored.timeIntervalSince1970
        let type = answer.response.headerFields[.contentType]
        let (status, body) = (answer.response.status.code, Data(answer.body))
        stored += 1
        let isFull = stored % Self.interval == 0
        try? await database.write { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [target, status, type, body, now, now + lifetime.inSeconds])
            guard isFull else { return }
            try database.execute(sql: "DELETE FROM answer WHERE until <= ?", arguments: [now])
            try database.execute(
                sql: """
                    DELETE FROM answer WHERE target IN
                    (SELECT target FROM answer ORDER BY stored DESC LIMIT -1 OFFSET ?)
                    """, arguments: [Self.most])
        }
    }

    package func remove(under path: String) async {
        _ = try? await database.write { database in
            try database.execute(sql: "DELETE FROM answer WHERE instr(target, ?) > 0", arguments: [path])
        }
    }

    package func removeAll() async {
        _ = try? await database.write { database in try database.execute(sql: "DELETE FROM answer") }
    }
}
