// Which commands run, for a report of a crash: their names and those of their options, and how they ended. Arguments,
// and whatever else is the user's own, never get here. Where it is kept is decided at the edge.

import CommandLanguage
package import ShellCommands

/// Takes note of the commands that run.
package struct CommandJournal: Sendable {
    /// Notes that commands run, by their names; returns a number for them.
    package let begin: @Sendable (_ names: String) -> UInt32
    /// Notes how those of that number have ended.
    package let end: @Sendable (UInt32, ExitStatus) -> Void

    /// A journal that is kept in this way.
    package init(
        begin: @escaping @Sendable (_ names: String) -> UInt32, end: @escaping @Sendable (UInt32, ExitStatus) -> Void
    ) {
        self.begin = begin
        self.end = end
    }

    /// Notes nothing.
    package static let none = CommandJournal(begin: { _ in 0 }, end: { _, _ in })

    /// The names in a pipeline: `search track --fresh | where | !`. All of them are words of the language.
    static func names(in stages: [[UnderstoodStage]], systemStages: Int) -> String {
        var text = ""
        for stage in stages.joined() {
            if !text.isEmpty { text += " | " }
            text += stage.spec.name
            for option in stage.input.optionNames { text += " --" + option }
        }
        for _ in 0..<systemStages { text += text.isEmpty ? "!" : " | !" }
        return text
    }
}
