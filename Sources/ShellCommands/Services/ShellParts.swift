// What the shell keeps and knows of itself, for the commands that show or change that: its history, its commands, its
// profiles, its start-up file, what waits in the background, and how many requests were counted and traced.

package import CommandLanguage
package import Prompting
package import SpotifyAPI

/// The parts of the shell that commands look at or change.
package final class ShellParts: Sendable {
    /// What can be typed, for `help` and `alias`.
    package let commands: CommandTable
    /// The lines typed before; nil where none are kept.
    package let history: (any LineHistory)?
    /// The logins there are.
    package let profiles: Profiles
    /// The lines that run whenever a prompt starts; nil where there are none.
    package let startupFile: StartupFile?
    /// What is to be done later, while the prompt stays usable.
    package let later: Later
    /// Counts requests, over all running copies.
    package let ledger: any BudgetLedger
    /// Records requests.
    package let tracing: Tracing
    /// The options of juke's own command line, for `help`.
    package let programOptions: @Sendable () -> [OptionSpec]

    /// What the program says of itself, for `bug-report`.
    package let facts: @Sendable () -> ProgramFacts

    /// A shell of these parts.
    package init(
        commands: CommandTable, history: (any LineHistory)?, profiles: Profiles, startupFile: StartupFile?,
        later: Later, ledger: any BudgetLedger, tracing: Tracing,
        programOptions: @escaping @Sendable () -> [OptionSpec],
        facts: @escaping @Sendable () -> ProgramFacts = { ProgramFacts() }
    ) {
        self.facts = facts
        self.commands = commands
        self.programOptions = programOptions
        self.history = history
        self.profiles = profiles
        self.startupFile = startupFile
        self.later = later
        self.ledger = ledger
        self.tracing = tracing
    }

    /// The same parts, where nothing is ever done later.
    func withoutBackground() -> ShellParts {
        ShellParts(
            commands: commands, history: history, profiles: profiles, startupFile: startupFile, later: .never,
            ledger: ledger, tracing: tracing, programOptions: programOptions, facts: facts)
    }
}
