// What following one rule changes, and the lines that say so. Working it out is left to Refreshing.

import CommandLanguage
import Library
import Rows
import Text

/// What becomes of the playlist of a rule.
struct RuleFollowing {
    /// What becomes of it.
    enum Outcome {
        /// It is made; whether there was one at the last time, which was deleted.
        case made(again: Bool)
        case changed
        case upToDate
        /// It stays as it is, since the rule gives nothing.
        case leftAlone
        /// It is not made, since the rule gives nothing.
        case notMade
    }

    /// The name of the rule.
    let name: String
    /// `new:…` for one that is to be made.
    let playlist: EditedPlaylist
    let outcome: Outcome
    var edits: [Edit] = []
    var counts = ItemsEdit.Counts(added: 0, removed: 0, moved: 0)
    /// How many entries it has afterwards.
    var entryCount = 0
    /// How many rows of the rule cannot be on it.
    var leftOutCount = 0
    /// What cannot come back, as a sentence.
    var loss: String?
    /// How far the log had come when the playlist was read.
    var readAt: Int?

    /// The name for messages.
    var title: String { Sanitiser.clean(name) }
    /// How many requests the edits take.
    var cost: Int { edits.reduce(0) { $0 + $1.cost } }
    /// `+3 −2 ↕1`.
    var difference: String { counts.text.isEmpty ? "±0" : counts.text }

    /// Whether the playlist is as the rule says, once the edits are made.
    var isFollowed: Bool {
        switch outcome {
        case .made, .changed, .upToDate: true
        case .leftAlone, .notMade: false
        }
    }

    /// What is said when it is done.
    var line: String {
        let left = leftOutCount > 0 ? ", \(leftOutCount) left out" : ""
        let entries = [Row].countedEntries(entryCount) + left
        return switch outcome {
        case .made(again: false): "\(title): made (\(entries))."
        case .made(again: true): "\(title): had been deleted and was made again (\(entries))."
        case .changed: "\(title): \(difference) (\(entries))."
        case .upToDate: "\(title): up to date\(left.isEmpty ? "" : " (\(leftOutCount) left out)")."
        case .leftAlone:
            "\(title): left as it is, since its rule gives nothing now. To empty it: "
                + "refresh \(Sanitiser.clean(Quoting.word(name))) --yes"
        case .notMade: "\(title): not made, since its rule gives nothing now."
        }
    }

    /// What it would change, and at what cost.
    var plannedLine: String { "\(title): \(difference), \(cost.requests)." }
}
