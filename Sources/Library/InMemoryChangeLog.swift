// The log of changes for the life of the process: for the simulated Spotify, and in place of a file that cannot be
// written. What the log is for is said in ChangeLog.

package import FoundationEssentials
import Synchronization

/// A log for the life of the process.
package actor InMemoryChangeLog: ChangeLog {
    /// What a log holds.
    package struct Contents: Sendable {
        /// The records, those of plans among them, the oldest first.
        package var records: [ChangeRecord] = []
        /// The number of the next record.
        package var next = 1
        /// When the plan of each shell was opened.
        package var plans: [String: Date] = [:]
        /// The rules by name.
        package var rules: [String: Rule] = [:]
        /// Whether the profile may only look.
        package var isReadOnly = false

        /// Nothing.
        package init() {}
    }

    private var contents: Contents
    /// How often a change began, ended or was dropped.
    private var moves = 0
    /// The names of the rules, for readers that cannot wait.
    private let names = Mutex<[String]>([])
    /// When each record last did, by its number.
    private var moveOf: [Int: Int] = [:]

    /// A log that begins with these contents.
    package init(_ contents: Contents = Contents()) {
        self.contents = contents
        let rules = contents.rules.keys.sorted()
        names.withLock { $0 = rules }
    }

    /// Takes these contents in place of its own.
    package func replace(with contents: Contents) {
        self.contents = contents
        noteRules()
        moves += 1
    }

    /// Adds a record and returns its number.
    package func add(_ record: ChangeRecord) -> Int {
        var record = record
        record.number = takeNumber()
        contents.records.append(record)
        note(record)
        return record.number
    }

    /// Notes that a record of a plan is being sent, and gives it a new number.
    package func begin(_ record: ChangeRecord) -> Int {
        guard let place = place(of: record.number) else { return record.number }
        contents.records[place] = record
        contents.records[place].number = takeNumber()
        note(contents.records[place])
        return contents.records[place].number
    }

    /// Keeps what has become of a record.
    package func update(_ record: ChangeRecord) {
        guard let place = place(of: record.number) else { return }
        contents.records[place] = record
        note(record)
    }

    /// Notes how far a record has come.
    package func advance(_ number: Int, doneEdits: Int, doneSteps: Int, requests: Int) {
        guard let place = place(of: number) else { return }
        contents.records[place].doneEdits = doneEdits
        contents.records[place].doneSteps = doneSteps
        contents.records[place].requests = requests
    }

    /// Removes a record of which nothing was done.
    package func drop(_ number: Int) {
        guard let place = place(of: number) else { return }
        note(contents.records.remove(at: place))
    }

    /// The record of a number; nil where there is none.
    package func record(_ number: Int) -> ChangeRecord? { place(of: number).map { contents.records[$0] } }

    /// What was done, the newest first.
    package func records(limit: Int?) -> [ChangeRecord] {
        Array(begun.reversed().prefix(limit ?? .max))
    }

    /// How far the log has come; 0 where there is none.
    package func newest() -> Int { moves }

    /// What has begun or ended since then, and what is under way.
    package func changes(since newest: Int) -> [ChangeRecord] {
        begun.filter { $0.state == .underWay || moveOf[$0.number, default: 0] > newest }
    }

    /// What has begun, in that order.
    private var begun: [ChangeRecord] { contents.records.filter(\.hasBegun).sorted { $0.number < $1.number } }

    private func place(of number: Int) -> Int? { contents.records.lastIndex { $0.number == number } }

    private func takeNumber() -> Int {
        defer { contents.next += 1 }
        return contents.next
    }

    /// Notes that something has become of a record.
    private func note(_ record: ChangeRecord) {
        guard record.hasBegun else { return }
        moves += 1
        moveOf[record.number] = moves
    }
}

extension InMemoryChangeLog {
    /// No other process has changes here.
    package func interruptedChanges() -> [ChangeRecord] { [] }

    /// Whether a shell has a plan open.
    package func hasPlan(of shell: String) -> Bool { contents.plans[shell] != nil }

    /// The plan of a shell, if it has one.
    package func plan(of shell: String) -> Plan? {
        contents.plans[shell].map { opened in
            Plan(opened: opened, records: contents.records.filter { $0.shell == shell && $0.isInPlan })
        }
    }

    /// Opens a plan, or returns the one that is open.
    package func openPlan(of shell: String, at moment: Date) -> Plan {
        if let plan = plan(of: shell) { return plan }
        contents.plans[shell] = moment
        return Plan(opened: moment, records: [])
    }

    /// Ends a plan: what waits in it is dropped.
    package func closePlan(of shell: String) {
        contents.plans[shell] = nil
        contents.records.removeAll { $0.shell == shell && $0.state == .planned }
        for place in contents.records.indices where contents.records[place].shell == shell {
            contents.records[place].isInPlan = false
        }
    }

    /// No other process has plans here.
    package func adoptPlan(for shell: String) -> Plan? { nil }

    /// The rules by name.
    package func rules() -> [String: Rule] { contents.rules }

    /// Keeps a rule; nil removes it.
    package func setRule(_ name: String, _ rule: Rule?) {
        contents.rules[name] = rule
        noteRules()
    }

    /// The names of the rules, sorted.
    package nonisolated var ruleNames: [String] { names.withLock { $0 } }

    private func noteRules() {
        let rules = contents.rules.keys.sorted()
        names.withLock { $0 = rules }
    }

    /// Whether the profile may only look.
    package func isReadOnly() -> Bool { contents.isReadOnly }

    /// Lets the profile only look, or not; always true.
    package func setReadOnly(_ isOn: Bool) -> Bool {
        contents.isReadOnly = isOn
        return true
    }

    /// Deletes changes, plans and rules.
    package func forget() {
        contents.records = []
        contents.plans = [:]
        contents.rules = [:]
        noteRules()
        moves += 1
    }

    /// Nothing has to be ended.
    package func finish() {}
}
