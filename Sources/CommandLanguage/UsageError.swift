// Everything that can be wrong with a line before anything runs, as facts with a place in the line. The shell's
// diagnostics make the sentences.

/// What cannot be understood, and where it is.
package struct UsageError: Error, Sendable, Hashable {
    package var fault: Fault
    /// UTF-8 offsets in the text that was parsed; empty at a place where something is missing.
    package var span: Range<Int>
    /// The command it concerns, if that is known.
    package var command: String?

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
        // The line
        case unterminatedQuote(Character)
        case invalidEscape(String)
        /// An operator where a command should be (`| | x`, a leading `&&`), or one that has no meaning there.
        case unexpectedOperator(String)
        /// `tracks|count`: the command with spaces around its operator.
        case operatorInCommand(spaced: String)
        case unsetVariable(String, nearest: [String])
        case invalidVariable(String)
        /// Something else must come here.
        case wanted(String, instead: String)
        /// Blocks nested too deep.
        case tooDeep(limit: Int)
        /// Brackets nested too deep, in a condition.
        case conditionTooDeep(limit: Int)
        /// Variables that make a stage longer than a line may be, in bytes.
        case valuesTooLong(limit: Int)
        /// A function, or an alias, that would hide a command or a word of the language.
        case functionName(String)
        /// A function in a pipeline, which passes no rows on.
        case functionInPipe(String)
        /// Rows where a word is needed.
        case rowsAsWord(String)
        /// Rows where text is needed.
        case rowsAsText(String)
        /// A command that lists where rows that are there are needed.
        case rowsOfCommand(String)
        /// An option where a value was meant.
        case optionAsText(String)
        /// The line ends where more must follow, and no more comes; the operator it ends with.
        case unfinished(after: String? = nil)
        /// A block that is open when the text ends.
        case unclosedBlock
        /// The same, with a `!` command in it that may have taken the brace.
        case blockOpenAfterSystem
        /// `{}`, which is a word and not a block.
        case joinedBraces
        /// `{echo` where a block must begin; the text after the brace.
        case joinedBrace(String)
        /// Commas between words that have spaces between them; what to type.
        case commas(spaced: String)
        /// `$1` in an alias.
        case aliasArgument(String)
        // The command
        /// A variable where a command must be.
        case variableAsCommand(String)
        /// `||` or `&&` after a condition that was meant to continue; the word for it.
        case operatorInCondition(String, meant: String)
        /// A sub-command that was quoted or came from a variable; how it is typed.
        case quotedSubcommand(String, of: String)
        case unknownCommand(String, nearest: [String])
        /// A word of other shells and players.
        case foreignCommand(String, FamiliarWord)
        /// Neither a command nor a topic of help.
        case unknownTopic(String, nearest: [String])
        case ambiguousCommand(String, candidates: [String])
        case unknownSubcommand(String, of: String, known: [String])
        /// A prefix where full names are needed (a file, `-c`); what it would have meant.
        case abbreviatedCommand(String, meaning: String)
        // Its arguments
        case missingArgument(slot: String, usage: String)
        /// A part of a condition or an assignment is missing; the word it should follow.
        case missingPart(String, after: String?, usage: String)
        case surplusArgument(String, usage: String)
        case invalidValue(String, expected: String)
        /// Something that is to be a name and cannot be one; the characters that can.
        case invalidName(String, allowed: String)
        /// A word where `and` or `or` must be.
        case invalidConnective(String)
        /// A field that cannot be added up, and its type.
        case notANumberField(String, type: String)
        /// The argument is an empty string.
        case emptyArgument(slot: String, usage: String)
        /// An empty word where a name or a file is needed.
        case nothingGiven(slot: String)
        /// An empty name.
        case emptyName
        /// More than Spotify accepts, in characters.
        case tooLong(slot: String, count: Int, limit: Int)
        case unknownOption(String, nearest: [String])
        case missingOptionValue(String, value: String)
        case unexpectedOptionValue(String)
        case repeatedOption(String)
        /// Two options, or an option and an argument, that exclude each other.
        case conflict(String, String)
        /// Names and rows mixed where several things fit; what to type instead, quoted.
        case mixedReferences(suggestion: String)
        /// The command takes no rows from a pipe, or passes none on.
        case takesNoRows(command: String)
        case givesNoRows(command: String)
        /// Rows that are written to a file leave nothing for the command of the system after it.
        case writtenElsewhere(file: String, command: String)
        /// `!!`, which other shells replace by the line typed before.
        case historyExpansion(String)
        /// How rows are written can only be said at the last stage.
        case onlyOnLastStage(option: String)
        /// The command asks the user, and there is none to answer.
        case needsPerson(command: String)
        /// The command works on rows from a pipe, and there are none; what it could look like.
        case needsRows(command: String, example: String)
        /// Two fields whose values cannot be equal, with their types.
        case unlikeFields(String, type: String, other: String, otherType: String)
        /// A sign with which values of the field's type cannot be compared; the type, and the signs that fit it.
        case unfitComparison(String, field: String, type: String, fitting: [String])
        /// `==`, `=~`, `like`: what other languages compare with.
        case unknownComparison(String, meant: String)
        case unknownSetting(String, nearest: [String])
        /// None of the kinds of rows that come has the field.
        case unknownField(String, nearest: String?, known: [String])
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
