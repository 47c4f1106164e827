// What is being run, as everything that runs it must know: the text its places count in, where that text begins, and
// how it runs. It is passed inwards and never changed from within.

import CommandLanguage
import Prompting

/// The line that runs, or the text of the function or alias that runs for it.
struct Line: Sendable {
    /// The text that places count in.
    var text: String
    /// Where that text begins.
    var position: SourcePosition
    var mode: RunMode
    var nesting: Nesting
    /// The failures that count for the source of lines this one came from.
    var failures: FirstFailure

    /// What an error shows, or names the place in.
    var source: SourceText { SourceText(text, at: position) }

    /// Whether a script stops for this outcome.
    func stops(for outcome: Outcome) -> Bool {
        outcome.isFailure && !nesting.isAtPrompt && mode.onFailure == .stop
    }

    /// The same line where something else decides what a failure means.
    var conditional: Line {
        var line = self
        line.mode.isConditional = true
        return line
    }

    /// What was typed of a pipeline: rows that went through one are called by it.
    func text(of pipeline: Pipeline) -> String {
        String(decoding: Array(text.utf8)[pipeline.span], as: UTF8.self)
    }
}

extension SourceText {
    /// The text of a script when it comes from a file, else of a prompt.
    init(_ text: String, at position: SourcePosition) {
        self = position.file.map { .script(file: $0, line: position.line, text: text) } ?? .prompt(text)
    }
}
