// Everything that can be wrong with a line before anything runs, as facts with a place in the line. What concerns one
// part of the language has an enum of its own, in `UsageError+Faults`. The shell's diagnostics make the sentences.

/// What cannot be understood, and where it is.
package struct UsageError: Error, Sendable, Hashable {
    /// What is wrong.
    package var fault: Fault
    /// UTF-8 offsets in the text that was parsed; empty at a place where something is missing.
    package var span: Range<Int>
    /// The command it concerns, if that is known.
    package var command: String?

    /// An error at a place, concerning no command so far.
    package init(_ fault: Fault, at span: Range<Int>) {
        self.fault = fault
        self.span = span
    }

    /// The same error, concerning a command.
    package func of(_ command: String?) -> UsageError {
        var error = self
        error.command = error.command ?? command
        return error
    }

    /// What is wrong.
    package enum Fault: Sendable, Hashable {
        case variable(VariableFault)
        case block(BlockFault)
        case condition(ConditionFault)
        case option(OptionFault)
        case pipe(PipeFault)
        case rule(RuleFault)
        // The line
        case unterminatedQuote(Character)
        case invalidEscape(String)
        /// An operator where a command should be (`| | x`, a leading `&&`), or one that has no meaning there.
        case unexpectedOperator(String)
        /// `tracks|count`: the command with spaces around its operator.
        case operatorInCommand(spaced: String)
        /// Something else must come here.
        case wanted(String, instead: String)
        /// The line ends where more must follow, and no more comes; the operator it ends with.
        case unfinished(after: String? = nil)
        /// Commas between words that have spaces between them; what to type.
        case commas(spaced: String)
        /// What means something in other shells.
        case habit(ShellHabit)
        // The command
        case unknownCommand(String, nearest: [String])
        /// A word of other shells and players.
        case foreignCommand(String, FamiliarWord)
        /// Neither a command nor a topic of help.
        case unknownTopic(String, nearest: [String])
        case ambiguousCommand(String, candidates: [String])
        case unknownSubcommand(String, of: String, known: [String])
        /// A sub-command that was quoted or came from a variable; how it is typed.
        case quotedSubcommand(String, of: String)
        /// A prefix where full names are needed (a file, `-c`); what it would have meant.
        case abbreviatedCommand(String, meaning: String)
        /// A function, or an alias, that would hide a command or a word of the language.
        case functionName(String)
        /// `$1` in an alias.
        case aliasArgument(String)
        /// The command asks the user, and there is none to answer.
        case needsPerson(command: String)
        // Its arguments
        case missingArgument(Placeholder, usage: String)
        /// A command that is several words, and only the first came; those that can follow.
        case missingSubcommand(of: String, known: [String])
        /// A part of a condition or an assignment is missing; the word it should follow.
        case missingPart(String, after: String?, usage: String)
        case surplusArgument(String, usage: String)
        case invalidValue(String, expected: String)
        /// Something that is to be a name and cannot be one; the characters that can.
        case invalidName(String, allowed: String)
        /// The argument is an empty string.
        case emptyArgument(slot: Placeholder, usage: String)
        /// An empty word where a name or a file is needed.
        case nothingGiven(slot: Placeholder)
        /// An empty name.
        case emptyName
        /// More than Spotify accepts, in characters.
        case tooLong(slot: Placeholder, count: Int, limit: Int)
        /// A name without quotes beside something else where several things fit; what to type instead, quoted.
        case mixedReferences(MixedReference, suggestion: String)
        /// A name of several words without quotes, where only one word of it is taken; the line with quotes.
        case unquotedName(line: String)
        case unknownSetting(String, nearest: [String])
        /// A file whose ending, if it has one, names no format; the endings that do.
        case unknownEnding(file: String, ending: String?, known: [String])
        /// None of the kinds of rows that come has the field.
        case unknownField(String, nearest: String?, known: [String])
        /// A word with a colon that names no field of a query; the word in quotes, which is text.
        case unknownQueryField(String, nearest: String?, known: [String], quoted: String)
        /// A field that cannot be added up or averaged, its type, and what was to be worked out.
        case notANumberField(String, type: String, for: String, takesDates: Bool)
    }
}

extension UsageError.Fault {
    /// Whether the word names no command, whatever it may have been meant as.
    package var isUnknownCommand: Bool {
        switch self {
        case .unknownCommand, .foreignCommand: true
        case _: false
        }
    }
}
