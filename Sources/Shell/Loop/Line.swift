// What is being run: the text that places count in, where that text begins, and how it runs. It is passed inwards as a
// value, so that nothing has to be put back; running it is left to Evaluator.

import CommandLanguage
import Prompting

/// The line that runs, or the text of the function or alias that runs for it.
struct Line: Sendable {
    /// The text that places count in.
    var text: String
    /// Where that text begins.
    var position: SourcePosition
    /// What a failure does.
    var mode: RunMode
    /// Which scripts and functions the line is inside.
    var nesting: Nesting
    /// The failures that count for the source of lines this one came from.
    var failures: FirstFailure

    /// What an error shows, or names the place in.
    var source: SourceText { SourceText(text, at: position) }

    /// Whether the script that the line is in stops for this outcome.
    func stops(for outcome: Outcome) -> Bool {
        outcome.isFailure && !nesting.isAtPrompt && mode.onFailure == .stop
    }

    /// The same line where an operator, a condition or `try` decides what a failure means.
    var conditional: Line {
        var line = self
        line.mode.isConditional = true
        return line
    }

    /// The same line where an operator, a condition or `not` looks at its status.
    var asked: Line {
        var line = conditional
        line.mode.asksForStatus = true
        return line
    }

    /// The text of a pipeline: the listing of its rows has this name.
    func text(of pipeline: Pipeline) -> String {
        String(decoding: Array(text.utf8)[pipeline.span], as: UTF8.self)
    }
}
