// Owns the port to where changes are kept, so that they can be undone, and plans, so that they can be sent later. A log
// that cannot be written says so once and keeps what it is given in memory: a change must not fail because it could not
// be noted. What keeps them is InMemoryChangeLog, and Storage.

package import FoundationEssentials

/// Where changes, plans and rules of a profile are kept.
package protocol ChangeLog: Sendable {
    /// Adds a record and returns its number.
    func add(_ record: ChangeRecord) async -> Int
    /// Notes that a record of a plan is being sent, and returns its new number: the numbers of the log are in the order
    /// in which changes began.
    func begin(_ record: ChangeRecord) async -> Int
    /// Keeps what has become of a record, by its number.
    func update(_ record: ChangeRecord) async
    /// Notes how far a record has come: little is written, since this happens after every request.
    func advance(_ number: Int, doneEdits: Int, doneSteps: Int, requests: Int) async
    /// Removes a record of which nothing was done.
    func drop(_ number: Int) async
    /// The record of that number; nil where there is none.
    func record(_ number: Int) async -> ChangeRecord?
    /// What was done, the newest first; what waits in plans is not among it.
    /// - Parameter limit: at most so many; nil for all of the last 90 days.
    func records(limit: Int?) async -> [ChangeRecord]
    /// How far the log has come: a number that grows whenever a change begins, ends or is dropped; 0 before the first.
    func newest() async -> Int
    /// What has begun or ended since the log had come so far, and all that is noted as under way, the oldest first.
    func changes(since newest: Int) async -> [ChangeRecord]

    /// What shells that run no more left under way, the oldest first; from now on it is noted as stopped.
    func interruptedChanges() async -> [ChangeRecord]

    /// Whether a shell has a plan open.
    func hasPlan(of shell: String) async -> Bool
    /// The plan of a shell, if it has one.
    func plan(of shell: String) async -> Plan?
    /// Opens a plan, or returns the one that is open.
    func openPlan(of shell: String, at moment: Date) async -> Plan
    /// Ends a plan: what was not sent of it is dropped, and what was begun stays in the log.
    func closePlan(of shell: String) async
    /// The plan that a shell left which runs no more, made that of `shell`; nil where there is none.
    func adoptPlan(for shell: String) async -> Plan?

    /// The names of the rules, sorted: for completion, which asks from any thread and cannot wait.
    var ruleNames: [String] { get }
    /// The pipelines of the rules, by name.
    func rules() async -> [String: Rule]
    /// Keeps a rule; nil removes it.
    func setRule(_ name: String, _ rule: Rule?) async

    /// Whether the profile may only look.
    func isReadOnly() async -> Bool
    /// Lets the profile only look, or lets it change things again; false where that cannot be kept.
    func setReadOnly(_ isOn: Bool) async -> Bool

    /// Deletes everything, as a logout demands.
    func forget() async
    /// Ends the use of the log by this process.
    func finish() async
}

/// Changes that wait to be sent together.
package struct Plan: Sendable, Hashable {
    /// When it was opened.
    package var opened: Date
    /// What waits or was begun, in order.
    package var records: [ChangeRecord]
    /// What of it is done already, after a `commit` that stopped.
    package var done: [ChangeRecord]
    /// Whether it was taken over from a shell that runs no more.
    package var isAdopted = false

    /// A plan of all its changes, done or not.
    package init(opened: Date, records: [ChangeRecord]) {
        self.opened = opened
        self.records = records.filter { $0.state != .done }
        done = records.filter { $0.state == .done }
    }
}

/// A playlist that follows a pipeline.
package struct Rule: Sendable, Hashable, Codable {
    /// The pipeline, as it was typed.
    package var pipeline: String
    /// The playlist it was last brought up to date in; nil before the first time.
    package var playlist: String?
    /// When that was.
    package var refreshed: Date?

    /// A rule that was never brought up to date.
    package init(pipeline: String) { self.pipeline = pipeline }
}
