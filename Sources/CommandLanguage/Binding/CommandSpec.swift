// The whole declaration of one command as a value. Dispatch, the usage line, help, completion, the README's
// table and the manual follow from it alone. What the command does is in the file that declares it.

/// Everything the language has to know of one command. It is one object, since every line that names the command holds
/// on to it.
package final class CommandSpec: Sendable {
    /// The groups of `help`, in its order.
    ///
    /// They are topics, since a user looks a command up by what it concerns: `albums` and `search` belong together,
    /// although only one of them takes rows. The form of a command decides one group alone: what cannot stand first is
    /// in `rows`. A test compares the two.
    package enum Group: String, Sendable, CaseIterable {
        /// The login, the profiles, and what the account and its quota allow.
        case account
        /// Finding and selecting things of Spotify's.
        case browse
        /// What plays, and how.
        case play
        /// What plays next, and where.
        case queue = "queue, devices"
        /// What the user has saved, follows or has heard.
        case library
        /// What is on the user's playlists, and what they are called.
        case playlists
        /// The own copy of the library and the plays in it: bringing it up to date, searching it, counting, taking out.
        case copy = "own copy"
        /// Plans of changes, the log of what was changed, and the way back.
        case safety
        /// What is done to the rows of a pipe.
        case rows
        /// The language, the shell and its settings.
        case shell
    }

    /// What the command changes. It decides how short the command may be typed (Language §2).
    package enum Effect: Sendable, Hashable { case none, session, player, library }

    /// A line worth trying, and what it does.
    package struct Example: Sendable, Hashable {
        /// The line, as it can be typed.
        package var line: String
        /// What the line does, as half a sentence.
        package var meaning: String

        /// An example; a test parses its line.
        package init(_ line: String, _ meaning: String) {
            self.line = line
            self.meaning = meaning
        }
    }

    /// The command as it is typed: `queue add`.
    package let name: String
    /// The words of its name: `["queue", "add"]`.
    package let words: [String]
    /// Other single words for the same command.
    package let aliases: [String]
    /// Where `help` lists it.
    package let group: Group
    /// Where it can stand in a pipeline.
    package let form: CommandForm
    /// One line for lists of commands.
    package let summary: String
    /// What `help NAME` says beyond the summary, in paragraphs; may be empty.
    package let details: String
    /// Its arguments, in order.
    package let slots: [SlotSpec]
    /// Its own options; those that every command accepts are the table's.
    package let options: [OptionSpec]
    /// Lines for `help NAME`; a test parses each of them.
    package let examples: [Example]
    /// The kinds of rows it returns, for help and completion; empty when it returns none.
    package let returns: [String]
    /// What it costs in requests, in words.
    package let cost: String
    /// The scopes without which it does nothing.
    package let scopes: [ScopeName]
    /// The scopes that only some of its uses need.
    package let occasionalScopes: [ScopeName]
    /// What it changes.
    package let effect: Effect
    /// The command that shows what this one changed.
    package let shownBy: String

    /// A command whose name is these words; `now` shows what it changed, or `liked` where it changes the library.
    package init(
        _ name: String, aliases: [String] = [], group: Group, form: CommandForm, summary: String,
        details: String = "", slots: [SlotSpec] = [], options: [OptionSpec] = [], examples: [Example],
        returns: [String] = [], cost: String, scopes: [ScopeName] = [], occasionalScopes: [ScopeName] = [],
        effect: Effect = .none, shownBy: String? = nil
    ) {
        words = name.split(separator: " ").map(String.init)
        self.name = name
        self.aliases = aliases
        self.group = group
        self.form = form
        self.summary = summary
        self.details = details
        self.slots = slots
        self.options = options
        self.examples = examples
        self.returns = returns
        self.cost = cost
        self.scopes = scopes
        self.occasionalScopes = occasionalScopes
        self.effect = effect
        self.shownBy = shownBy ?? Self.shows(effect)
    }

    /// The command that shows most changes of that kind.
    private static func shows(_ effect: Effect) -> String {
        switch effect {
        case .none, .session, .player: "now"
        case .library: "liked"
        }
    }

}
