// What is said of the work that earlier shells left: a plan that was taken over, and changes that were cut off because
// their process ended. Finding it is the log's, saying it a prompt's or a command's.

package import FoundationEssentials
package import Library
import Text

/// The words for what shells that run no more have left.
package enum LeftWork {
    /// A plan that a prompt has taken over.
    package static func adopted(_ plan: Plan, now: Date) -> String {
        "A plan of \(plan.records.counted) is open (begun \(age(plan.opened, now))). plan shows it, commit sends it, "
            + "abort drops it."
    }

    /// A plan that is open when its prompt ends; nil where nothing waits in it. The demo keeps nothing.
    package static func left(_ plan: Plan, isKept: Bool) -> String? {
        guard !plan.records.isEmpty else { return nil }
        return isKept
            ? "The plan of \(plan.records.counted) is kept for the next prompt: commit sends it there, abort drops it."
            : "The plan of \(plan.records.counted) is gone, since the demo keeps nothing: commit before you exit."
    }

    /// A plan that a command has taken over, before something is done with it.
    static func taken(_ plan: Plan, now: Date) -> String {
        "This is the plan that a shell left: \(plan.records.counted), begun \(age(plan.opened, now))."
    }

    /// Changes that were cut off; nil for none. The last of them is named, where there are several.
    package static func interrupted(_ records: [ChangeRecord], now: Date) -> String? {
        guard let last = records.last else { return nil }
        let (sentence, age) = (Sanitiser.clean(last.sentence), age(last.at, now))
        let way = last.isInPlan ? "commit sends the rest" : "undo \(last.number) takes it back"
        guard records.count > 1 else { return "A change was interrupted (\(age)): \(sentence). log shows it, \(way)." }
        return "\(records.counted) were interrupted, the last one \(age): \(sentence). log shows them; \(way)."
    }

    private static func age(_ moment: Date, _ now: Date) -> String {
        AgeText.text(seconds: Int(clamping: Int64(now.timeIntervalSince(moment))))
    }
}
