// Answers of the catalogue, kept for a while in a database (Architecture §6, §9): temporary, with their age, deleted by
// a logout. How long each kind stays good is left to CachingExchange, opening and damage to DatabaseFile.

import Exchange
import FoundationEssentials
import HTTPTypes
import SQLite
package import SpotifyAPI

/// Keeps answers between runs.
package actor AnswerDatabase: ResponseCache {
    private let database: DatabaseFile
    private let time: any TimeSource
    /// How many answers this process has stored.
    private var stored = 0
    /// At which of the new answers all are counted, by chance: otherwise a process that stores few would never have its
    /// turn.
    private let turn = Int.random(in: 1...interval)
    /// Answers that no transaction has begun to write.
    private var waiting: [Waiting] = []
    /// The transaction that will write them; nil where none waits.
    private var next: Task<Void, Never>?
    /// The transaction that began last.
    private var last: Task<Void, Never>?

    private struct Waiting: Sendable {
        let answer: CachedAnswer
        let target: String
        let lifetime: Duration
    }

    /// How many answers are kept at most, and how many new ones come between two counts.
    private static let most = 5000
    private static let interval = 200

    init(_ database: DatabaseFile, time: any TimeSource) {
        self.database = database
        self.time = time
    }

    /// The step that makes the table; a later version adds another and changes none of these.
    static let table = DatabaseSchema.Step(
        "answers 1",
        """
        CREATE TABLE answer (target TEXT PRIMARY KEY, status INTEGER NOT NULL, type TEXT, body BLOB NOT NULL,
            stored REAL NOT NULL, until REAL NOT NULL) WITHOUT ROWID;
        CREATE INDEX answer_until ON answer (until);
        """)

    /// The step that gives answers row numbers: in a table without them SQLite reads a whole answer for each address
    /// that it compares. What is asked of many answers stands before their bodies, which fill many pages.
    static let apart = DatabaseSchema.Step(
        "answers 2",
        """
        ALTER TABLE answer RENAME TO answer_before;
        CREATE TABLE answer (id INTEGER PRIMARY KEY, target TEXT NOT NULL UNIQUE, stored REAL NOT NULL,
            until REAL NOT NULL, status INTEGER NOT NULL, type TEXT, body BLOB NOT NULL);
        INSERT INTO answer (target, stored, until, status, type, body)
            SELECT target, stored, until, status, type, body FROM answer_before;
        DROP TABLE answer_before;
        CREATE INDEX answer_until ON answer (until);
        """)

    /// The answer for a target, unless its time is over; nil where the database cannot be used, too.
    package func answer(to target: String) async -> CachedAnswer? {
        let now = time.now.timeIntervalSince1970
        let answer = try? await database.read(isShort: true) { database throws(SQLiteError) in
            // An answer that is more than a minute from the future was stored while a clock was wrong.
            try database.firstRow(
                "SELECT status, type, body, stored FROM answer WHERE target = ? AND until > ? AND stored <= ?",
                [.text(target), .real(now), .real(now + 60)], read: Self.answer)
        }
        return answer ?? nil
    }

    /// The answer in a row; nil where the row holds no valid one.
    private static func answer(_ row: borrowing SQLStatement) -> CachedAnswer? {
        guard let code = row.integer(0), statuses.contains(code), let body = row.blob(2), let stored = row.moment(3)
        else { return nil }
        var response = HTTPResponse(status: .init(code: code))
        if let type = row.text(1) { response.headerFields[.contentType] = type }
        return CachedAnswer(response: response, body: body, stored: stored)
    }

    /// The statuses that answers have (RFC 9110 §15).
    private static let statuses = 100...599

    /// Stores an answer until its lifetime is over; an answer that cannot be stored is fetched again. Those that come
    /// while others are being written are then written together: pages of a list come a dozen at a time, and most of
    /// what a transaction costs is the same for one and for many.
    package func store(_ answer: CachedAnswer, to target: String, for lifetime: Duration) async {
        waiting.append(Waiting(answer: answer, target: target, lifetime: lifetime))
        if let next { return await next.value }
        let task = Task { [last] in
            await last?.value
            await writeWaiting()
        }
        next = task
        await task.value
    }

    private func writeWaiting() async {
        let answers = waiting
        (waiting, last, next) = ([], next, nil)
        let before = stored
        stored += answers.count
        let isCounted = (before + 1...stored).contains { $0 % Self.interval == turn % Self.interval }
        try? await database.write { database throws(SQLiteError) in
            var latest = -Double.infinity
            for one in answers {
                let now = one.answer.stored.timeIntervalSince1970
                try database.execute(
                    """
                    INSERT OR REPLACE INTO answer (target, stored, until, status, type, body)
                        VALUES (?, ?, ?, ?, ?, ?)
                    """,
                    [
                        .text(one.target), .real(now), .real(now + one.lifetime.inSeconds),
                        .integer(one.answer.response.status.code),
                        .text(orNull: one.answer.response.headerFields[.contentType]), .blob(one.answer.body),
                    ])
                latest = max(latest, now)
            }
            // Answers must not stay longer than that (SpotifyContract §8.8), and a script stores only a few, so each
            // transaction looks for them; the index makes that cost next to nothing.
            try database.execute("DELETE FROM answer WHERE until <= ?", [.real(latest)])
            guard isCounted else { return }
            try database.execute(
                """
                DELETE FROM answer WHERE id IN (SELECT id FROM answer ORDER BY stored DESC LIMIT -1 OFFSET ?)
                """, [.integer(Self.most)])
        }
    }

    /// Waits until what was to be stored is written.
    private func settle() async { await (next ?? last)?.value }

    /// Removes every answer whose target contains one of the paths, after a change there: all in one look through the
    /// table, since each write to the library makes several paths wrong.
    package func remove(under paths: [String]) async {
        guard !paths.isEmpty else { return }
        await settle()
        let condition = paths.map { _ in "instr(target, ?) > 0" }.joined(separator: " OR ")
        _ = try? await database.write { database throws(SQLiteError) in
            // The index of the targets is looked through, and not the answers.
            try database.execute(
                "DELETE FROM answer WHERE id IN (SELECT id FROM answer WHERE \(condition))", paths.map { .text($0) })
        }
    }

    /// Removes every answer, as a logout must (SpotifyContract §8.8).
    package func removeAll() async {
        await settle()
        _ = try? await database.write { database throws(SQLiteError) in try database.execute("DELETE FROM answer") }
    }
}
