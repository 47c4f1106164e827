// What a running shell is given by the process: where text goes, how it is interrupted, how scripts and profiles are
// opened. Nothing in it changes while the shell runs. What commands may use is left to Services, which change with the
// profile.

package import Prompting
package import ShellCommands

/// What the process gives to a shell.
package struct ShellEnvironment: Sendable {
    /// Where data goes.
    package var output: any OutputPort
    /// Where everything else goes.
    package var messages: any OutputPort
    /// Passes Ctrl-C to what runs.
    package var interrupts: Interrupts
    /// Opens a script; relative paths are already resolved.
    package var openScript: @Sendable (String) throws(ScriptError) -> any LineSource
    /// The folder of scripts that `source` finds by their names alone; nil where there can be none.
    package var library: String?
    /// What Tab does; nil where nothing is completed.
    package var completer: (any Completing)?
    /// The session as completion sees it, renewed after every command.
    package var snapshot: SessionSnapshot
    /// Opens another profile.
    package var openProfile: @Sendable (_ name: String) async throws -> OpenedProfile
    /// Whether `NO_COLOR` is set, or the terminal is dumb.
    package var forbidsColor: Bool
    /// Whether the terminal is known to open links.
    package var knowsLinks: Bool
    /// Whether the terminal is known to use marks of prompts and output.
    package var knowsMarks: Bool
    /// How many requests a line may send that has no `--max-requests`; nil: as many as need no question.
    package var maxRequests: Int?
    /// Is given every error at a prompt, so that the end of a refusal can be reported when it comes.
    package var noteFailure: @Sendable (any Error) -> Void

    /// Takes note of the commands that run, for a report of a crash.
    package var journal: CommandJournal

    /// Everything at once; unless a caller says otherwise, the terminal opens no links.
    package init(
        output: any OutputPort, messages: any OutputPort, interrupts: Interrupts,
        openScript: @escaping @Sendable (String) throws(ScriptError) -> any LineSource,
        library: String? = nil, completer: (any Completing)?, snapshot: SessionSnapshot,
        openProfile: @escaping @Sendable (_ name: String) async throws -> OpenedProfile, forbidsColor: Bool,
        knowsLinks: Bool = false, knowsMarks: Bool = false, maxRequests: Int? = nil,
        noteFailure: @escaping @Sendable (any Error) -> Void, journal: CommandJournal = .none
    ) {
        self.openProfile = openProfile
        self.output = output
        self.messages = messages
        self.interrupts = interrupts
        self.openScript = openScript
        self.library = library
        self.completer = completer
        self.snapshot = snapshot
        self.forbidsColor = forbidsColor
        self.knowsLinks = knowsLinks
        self.knowsMarks = knowsMarks
        self.maxRequests = maxRequests
        self.noteFailure = noteFailure
        self.journal = journal
    }
}

/// Another profile, opened.
package struct OpenedProfile: Sendable {
    /// What its commands may use.
    package var services: Services
    /// What its last shell has left; nil for a script, which starts empty.
    package var saved: SavedSession?
    /// Who is logged in, as far as it is known without a request.
    package var account: String?

    /// A profile as it was found.
    package init(services: Services, saved: SavedSession?, account: String?) {
        self.services = services
        self.saved = saved
        self.account = account
    }
}
