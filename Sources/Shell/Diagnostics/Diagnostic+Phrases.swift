// Phrases that sentences of several files share, so that the same thing is said in the same words everywhere. Sentences
// for one kind of error are in the file of that kind.

import FoundationEssentials
import ShellCommands
import Text

extension Diagnostic {
    /// An error of a line that could not be understood, with status 2.
    static func usage(_ sentence: String, next: String?) -> Diagnostic {
        Diagnostic(sentence, nextStep: next, status: .usage)
    }

    /// `a, b or c`.
    static func list(_ words: [String], _ conjunction: String) -> String {
        WordList.text(words, conjunction)
    }

    /// `Did you mean liked?`, with at most three names; nil where none is near.
    static func didYouMean(_ names: [String]) -> String? {
        names.isEmpty ? nil : "Did you mean \(list(Array(names.prefix(3)), "or"))?"
    }

    /// `Type: help sort`
    static func help(_ command: String?) -> String { "Type: help" + (command.map { " " + $0 } ?? "") }

    /// What to do when it is not known whether a change was made; which command shows it is added where that is known.
    static let lookFirst = lookFirst(with: "now")

    /// The same with the command that shows whether the change was made.
    static func lookFirst(with command: String) -> String {
        "It may have been done anyway; check before you repeat it: \(command)"
    }

    /// ` until 14:05 CET (in 20 min)`; empty where the moment is not known.
    ///
    /// The wait is in seconds below 90 s and in minutes below 90 min, so that it never has more digits than a user
    /// needs.
    static func until(_ moment: Date?, now: Date) -> String {
        guard let moment else { return "" }
        let seconds = max(0, Int(moment.timeIntervalSince(now).rounded(.up)))
        let clock = ClockText.timeOfDay(Int(moment.timeIntervalSince1970))
        let wait =
            seconds < 90
            ? "\(seconds) s" : seconds < 5400 ? "\((seconds + 30) / 60) min" : "\((seconds + 1800) / 3600) h"
        return " until \(clock) (in \(wait))"
    }
}
