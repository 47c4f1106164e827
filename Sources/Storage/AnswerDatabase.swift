// Answers of the catalogue, kept for a while in a database (Architecture §6, §9): temporary, with their age, gone
// with a logout. How long each kind stays good is the layer's to say.

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
    /// After how many new ones all are counted: a process that keeps few has its turn by chance.
    private let turn = Int.random(in: 1...interval)

    /// How many answers are kept at most, and how many new ones come between two counts.
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

    /// The answer in a row; nil where what stands there is none.
    private static func answer(_ row: Row) -> CachedAnswer? {
        guard let code = row.count("status"), statuses.contains(code), let body = row.bytes("body"),
            let stored = row.moment("stored")
        else { return nil }
        var response = HTTPResponse(status: .init(code: code))
        if let type = row.text("type") { response.headerFields[.contentType] = type }
        return CachedAnswer(response: response, body: Array(body), stored: stored)
    }

    /// The statuses that answers have (RFC 9110 §15).
    private static let statuses = 100...599

    package func store(_ answer: CachedAnswer, to target: String, for lifetime: Duration) async {
        let now = answer.stored.timeIntervalSince1970
        let type = answer.response.headerFields[.contentType]
        let (status, body) = (answer.response.status.code, Data(answer.body))
        stored += 1
        let isCounted = stored % Self.interval == turn % Self.interval
        try? await database.write { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [target, status, type, body, now, now + lifetime.inSeconds])
            // An answer that is over must not outlive it (Spotify's terms), and a script stores but a few: with the
            // index a look for nothing costs next to nothing.
            try database.execute(sql: "DELETE FROM answer WHERE until <= ?", arguments: [now])
            guard isCounted else { return }
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
