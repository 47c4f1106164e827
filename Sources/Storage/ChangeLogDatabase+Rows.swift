// Records as rows, and back: a row that is not one of ours, after another program wrote into the file, is passed over.

import Exchange
import FoundationEssentials
import Library
import SQLite

extension ChangeLogDatabase {
    /// The columns of a record, in the order in which they are read.
    private static let columns = """
        number, at, shell, state, in_plan, sentence, done_edits, done_steps, requests, receipt, refused, undoes,
        undone_by, edits
        """

    /// The records that a condition finds, with what follows it: an order, a limit.
    static func records(
        where condition: String, _ values: [SQLiteValue], in database: borrowing Database
    ) throws(SQLiteError) -> [ChangeRecord] {
        try database.rows(
            "SELECT \(columns) FROM change JOIN edit USING (id) WHERE \(condition)", values, read: record)
    }

    private static func record(_ row: borrowing SQLStatement) -> ChangeRecord? {
        guard let number = row.integer(0), let at = row.moment(1), let shell = row.text(2),
            let state = row.text(3).flatMap(ChangeRecord.State.init), let isInPlan = row.integer(4),
            let sentence = row.text(5), let doneEdits = row.integer(6), let doneSteps = row.integer(7),
            let requests = row.integer(8), let receipt = row.text(9), let refused = row.text(10),
            let bytes = row.blob(13), let edits = try? JSONDecoder().decode([Edit].self, from: Data(bytes)),
            (0...edits.count).contains(doneEdits), doneSteps >= 0
        else { return nil }
        var record = ChangeRecord(Change(sentence, edits: edits), at: at, shell: shell, state: state)
        record.number = number
        record.isInPlan = isInPlan != 0
        record.doneEdits = doneEdits
        record.doneSteps = doneSteps
        record.requests = requests
        record.receipt = receipt
        record.refused = refused.split(separator: "\n").map(String.init)
        record.undoes = row.integer(11)
        record.undoneBy = row.integer(12)
        return record
    }

    /// The edits as they are kept.
    static func encoded(_ edits: [Edit]) -> [UInt8] { (try? JSONEncoder().encode(edits)).map { Array($0) } ?? [] }

    /// Adds a record, whose number becomes its lasting one in the file, too.
    static func insert(
        _ record: ChangeRecord, move: Int, _ edits: [UInt8], into database: borrowing Database
    ) throws(SQLiteError) {
        try database.execute(
            "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [.integer(record.number), .integer(record.number), .integer(move)] + values(of: record))
        try database.execute("INSERT INTO edit VALUES (?, ?)", [.integer(record.number), .blob(edits)])
    }

    /// Keeps what has become of a record. Its edits, which may be long, are written only where they differ.
    ///
    /// - Parameter edits: nil where they are known to be those that are kept.
    static func update(
        _ record: ChangeRecord, _ edits: [UInt8]?, in database: borrowing Database
    ) throws(SQLiteError) {
        let move = try record.hasBegun ? next("moves", in: database) : fact("moves", in: database)
        try database.execute(
            """
            UPDATE change SET move = ?, at = ?, shell = ?, state = ?, in_plan = ?, sentence = ?, done_edits = ?,
            done_steps = ?, requests = ?, receipt = ?, refused = ?, undoes = ?, undone_by = ? WHERE number = ?
            """, [.integer(move)] + values(of: record) + [.integer(record.number)])
        guard let edits else { return }
        try database.execute(
            "UPDATE edit SET edits = ?1 WHERE id = (SELECT id FROM change WHERE number = ?2) AND edits <> ?1",
            [.blob(edits), .integer(record.number)])
    }

    private static func values(of record: ChangeRecord) -> [SQLiteValue] {
        [
            .real(record.at.timeIntervalSince1970), .text(record.shell), .text(record.state.rawValue),
            .integer(record.isInPlan ? 1 : 0), .text(record.sentence), .integer(record.doneEdits),
            .integer(record.doneSteps), .integer(record.requests), .text(record.receipt),
            .text(record.refused.joined(separator: "\n")), record.undoes.map { .integer($0) } ?? .null,
            record.undoneBy.map { .integer($0) } ?? .null,
        ]
    }

    /// Deletes the records that a condition finds.
    static func delete(
        where condition: String, _ values: [SQLiteValue], in database: borrowing Database
    ) throws(SQLiteError) {
        try database.execute("DELETE FROM edit WHERE id IN (SELECT id FROM change WHERE \(condition))", values)
        try database.execute("DELETE FROM change WHERE \(condition)", values)
    }

    /// Deletes the records that are older than they may be, except those of plans that are open.
    static func deleteOld(at now: Double, in database: borrowing Database) throws(SQLiteError) {
        try delete(where: "at < ? AND in_plan = 0", [.real(now - lifetime.inSeconds)], in: database)
    }

    /// One of the numbers that belong to the whole log.
    static func fact(_ name: String, in database: borrowing Database) throws(SQLiteError) -> Int {
        try database.firstRow("SELECT value FROM fact WHERE name = ?", [.text(name)]) { $0.integer(0) } ?? 0
    }

    /// Counts one of those numbers up, and returns it.
    static func next(_ name: String, in database: borrowing Database) throws(SQLiteError) -> Int {
        let value = try fact(name, in: database) + 1
        try setFact(name, value, in: database)
        return value
    }

    /// Sets one of those numbers.
    static func setFact(_ name: String, _ value: Int, in database: borrowing Database) throws(SQLiteError) {
        try database.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", [.text(name), .integer(value)])
    }
}
