// The rules of a profile, which the log keeps with the changes; whether the profile may only look, which a file of its
// own says, since every prompt asks for it; and what a logout deletes.

import Files
import FoundationEssentials
package import Library
import SQLite
import Synchronization

extension ChangeLogDatabase {
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

    /// The names of the rules, sorted. The file is read only where it was changed since, and by a connection of its
    /// own, since the caller cannot wait.
    package nonisolated var ruleNames: [String] {
        let inMemory = alone.ruleNames
        guard inMemory.isEmpty else { return inMemory }
        let state = [path, path + "-wal"].map { try? FileStatus(of: $0, followingLinks: false) }
        guard let file = state[0], file.kind == .file, file.isOurs else { return [] }
        if let known = knownRules.withLock({ $0.state == state ? $0.names : nil }) { return known }
        guard let database = try? Database(path: path, access: .reading), let rules = try? Self.rules(in: database)
        else { return [] }
        let names = rules.keys.sorted()
        knownRules.withLock { $0 = KnownRules(state: state, names: names) }
        return names
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
        if PathName.exists(readOnlyPath) { return true }
        return await alone.isReadOnly()
    }

    /// Lets the profile only look, or not; false where that cannot be kept.
    package func setReadOnly(_ isOn: Bool) async -> Bool {
        let file = PrivateFile(path: readOnlyPath)
        do throws(FileFault) {
            if isOn { try file.replace(with: []) } else { try file.remove() }
            return await alone.setReadOnly(false)
        } catch {
            _ = await alone.setReadOnly(isOn)
            return false
        }
    }

    /// The file that says that the profile may only look, by being there.
    private var readOnlyPath: String { PathName.folder(of: path) + "/read-only" }

    /// Deletes changes, plans and rules, also those in files that were set aside. That the profile may only look stays.
    package func forget() async {
        for shell in opened.keys { letGo(of: shell) }
        for shell in underWay.keys {
            underWay[shell]?.numbers = []
            unmark(shell)
        }
        database.removeAside()
        await alone.forget()
        guard isThere else { return }
        _ = await write { database throws(SQLiteError) in
            _ = try Self.next("moves", in: database)
            for table in ["change", "edit", "plan", "rule"] { try database.execute("DELETE FROM \(table)") }
        }
        await database.scrub()
        await alone.forget()
    }
}

/// The names of the rules as they were in a state of the file and its write-ahead log.
struct KnownRules {
    /// When and how large these were; empty before the first look.
    var state: [FileStatus?] = []
    /// The names.
    var names: [String] = []
}
