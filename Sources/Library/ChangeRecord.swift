// Owns a change as the log keeps it: what was to be done, how far it came, what Spotify showed afterwards, and whether
// it was undone. A change that waits in a plan is such a record, too. Where records are kept is Storage's.

package import FoundationEssentials

/// A change in the log or in a plan.
package struct ChangeRecord: Sendable, Hashable, Codable {
    /// How far a change has come.
    package enum State: String, Sendable, Hashable, Codable {
        /// It waits in a plan.
        case planned
        /// Its requests are being sent, or were when the process ended.
        case underWay
        /// All of it is done.
        case done
        /// It stopped after a part.
        case stopped
    }

    /// By which `undo N` names it; 0 until it is in the log.
    package var number = 0
    /// When it was made, or planned.
    package var at: Date
    /// The shell that made it: `undo` without a number reverses the last change of the same shell.
    package var shell: String
    /// What it does, as it follows "Would": `add 3 tracks to Road Songs`.
    package var sentence: String
    /// The differences, in order.
    package var edits: [Edit]
    /// How far it has come.
    package var state: State
    /// Whether it belongs to a plan that is open: what is done of that stays in it, too, until the plan is closed.
    package var isInPlan: Bool
    /// How many of the edits are done.
    package var doneEdits = 0
    /// How many requests of the next edit were accepted.
    package var doneSteps = 0
    /// How many requests it took, looks included.
    package var requests = 0
    /// What a look showed afterwards, in words; empty where there was none.
    package var receipt = ""
    /// URIs that Spotify did not take.
    package var refused: [String] = []
    /// Whether things are left out of a lot that Spotify refuses for them, rather than that the change fails; nil in
    /// records of earlier versions, and for no.
    package var leavesOutRefused: Bool?
    /// The number of the change that this one reverses.
    package var undoes: Int?
    /// The number of the change that reversed this one.
    package var undoneBy: Int?

    /// A change that nothing of is done yet.
    package init(_ change: Change, at moment: Date, shell: String, state: State) {
        at = moment
        self.shell = shell
        sentence = change.sentence
        edits = change.edits
        self.state = state
        isInPlan = state == .planned
        undoes = change.undoes
        leavesOutRefused = change.leavesOutRefused ? true : nil
    }

    /// Whether any of it may have been done.
    package var hasBegun: Bool { state != .planned }

    /// Notes what a look showed, after what earlier ones did.
    mutating func addReceipt(_ text: String) { receipt += receipt.isEmpty ? text : "; " + text }

    /// The playlists it changes, by URI.
    package var playlists: Set<String> { Set(edits.compactMap { $0.playlist?.uri }) }
}
