// The rules of a profile and whether it may only look, which the log keeps with the changes; and what a logout deletes.

import Files
import FoundationEssentials
package import Library
import SQLite

extension ChangeLogDatabase {
    /// The name under which it is kept that the profile may only look.
    static let readOnly = "read-only"

    /// The rules by name.
    package func rules() async -> [String: Rule] {
        if await hasLeft { return await alone.rules() }
        return await read { database throws(SQLiteError) in try Self.rules(in: database) } ?? [:]
    }

    static func rules(in database: borrowing Database) throws(SQLiteError) -> [String: Rule] {
        let rules = try database.rows("SELECT name, pipeline, playlist, refreshed FROM rule") {
            row -> (String, Rule)? in
            guard let name = row.text(0), let pipeline = row.text(1) else { return nil }
            var rule = Rule(pipeline: pipeline)
            rule.playlist = row.text(2)
            rule.refreshed = row.moment(3)
            return (name, rule)
        }
        return Dictionary(rules) { $1 }
    }

    /// Keeps a rule; nil removes it.
    package func setRule(_ name: String, _ rule: Rule?) async {
        // For a rule that is not there no file is made.
        guard rule != nil || isThere else { return await alone.setRule(name, nil) }
        let isKept: Void? = await write { database throws(SQLiteError) in
            guard let rule else { return try database.execute("DELETE FROM rule WHERE name = ?", [.text(name)]) }
            try database.execute(
                "INSERT OR REPLACE INTO rule VALUES (?, ?, ?, ?)",
                [
                    .text(name), .text(rule.pipeline), .text(orNull: rule.playlist),
                    .real(orNull: rule.refreshed?.timeIntervalSince1970),
                ])
        }
        if isKept == nil { await alone.setRule(name, rule) }
    }

    /// Whether the profile may only look.
    package func isReadOnly() async -> Bool {
        // The file is asked also where it cannot be written: another shell may have written it since.
        let isKept = await read { database throws(SQLiteError) in try Self.fact(Self.readOnly, in: database) != 0 }
        return if isKept == true { true } else { await alone.isReadOnly() }
    }

    /// Lets the profile only look, or not; false where that cannot be kept.
    package func setReadOnly(_ isOn: Bool) async -> Bool {
        guard isOn || isThere else { return await alone.setReadOnly(false) }
        let isKept: Void? = await write { database throws(SQLiteError) in
            try Self.setFact(Self.readOnly, isOn ? 1 : 0, in: database)
        }
        guard isKept == nil else { return true }
        _ = await alone.setReadOnly(isOn)
        return false
    }

    /// Deletes changes, plans and rules, also those in files that were set aside. That the profile may only look stays.
    package func forget() async {
        for shell in opened.keys { letGo(of: shell) }
        for shell in underWay.keys {
            underWay[shell]?.numbers = []
            unmark(shell)
        }
        for aside in [PrivateFile(path: path).asidePath, PrivateFile(path: path).newerPath] {
            PrivateFile(path: aside).removeDatabase()
        }
        await alone.forget()
        guard isThere else { return }
        _ = await write { database throws(SQLiteError) in
            _ = try Self.next("moves", in: database)
            for table in ["change", "edit", "plan", "rule"] { try database.execute("DELETE FROM \(table)") }
        }
        await alone.forget()
    }
}
