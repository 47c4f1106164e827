// Everything that can be wrong with a line before anything runs, as facts and a place in the line. Sentences are made
// of them in one place, the shell's `Diagnostic`.

/// Something that cannot be understood, and where it stands.
package struct UsageError: Error, Sendable, Hashable {
    package var fault: Fault
    /// UTF-8 offsets in the text that was parsed; empty at a place where something is missing.
    package var span: Range<Int>
    /// The command it is about, as far as that is known.
    package var command: String?

    package init(_ fault: Fault, at span: Range<Int>) {
        self.fault = fault
        self.span = span
    }

    /// The same, about a command.
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
        /// An operator where a command should be (`| | x`, a leading `&&`), or one the language has no use for there.
        case unexpectedOperator(String)
        /// `tracks|count`: the command with its operator spaced out.
        case operatorInCommand(spaced: String)
        case unsetVariable(String, nearest: [String])
        case invalidVariable(String)
        /// Something else must come here.
        case wanted(String, instead: String)
        /// Blocks in blocks in blocks.
        case tooDeep(limit: Int)
        /// Brackets in brackets, in a condition.
        case conditionTooDeep(limit: Int)
        /// Variables that make a stage longer than a line may be, in bytes.
        case valuesTooLong(limit: Int)
        /// A function, or an alias, that would hide a command or a word of the language.
        case functionName(String)
        /// A function where rows are handed on.
        case functionInPipe(String)
        /// Rows where a word is needed.
        case rowsAsWord(String)
        /// Rows where text is needed.
        case rowsAsText(String)
        /// A command that lists where rows are needed that are there.
        case rowsOfCommand(String)
        /// An option where a value was meant.
        case optionAsText(String)
        /// The line ends where more must follow, and no more comes; the operator it ends with.
        case unfinished(after: String? = nil)
        /// A block that is open when the text ends.
        case unclosedBlock
        /// The same, with a `!` command in it that may have taken the brace.
        case blockOpenBehindSystem
        /// `{}`, which is a word and no block.
        case joinedBraces
        /// `{echo` where a block must begin; what stands behind the brace.
        case joinedBrace(String)
        /// Commas between words that have blanks between them; what to type.
        case commas(spaced: String)
        /// `$1` in an alias.
        case aliasArgument(String)
        // The command
        /// A variable where a command must stand.
        case variableAsCommand(String)
        /// `||` or `&&` behind a condition that was meant to go on; the word for it.
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
        /// A prefix where full names are needed (a file, `-c`): what it would have meant.
        case abbreviatedCommand(String, meaning: String)
        // Its arguments
        case missingArgument(slot: String, usage: String)
        /// A part of a condition or an assignment; the word it should follow.
        case missingPart(String, after: String?, usage: String)
        case surplusArgument(String, usage: String)
        case invalidValue(String, expected: String)
        /// What is to be a name and cannot be one; the characters that can.
        case invalidName(String, allowed: String)
        /// What stands where `and` or `or` can.
        case invalidConnective(String)
        /// A field that cannot be added up, and what it is.
        case notANumberField(String, type: String)
        /// The argument is an empty string.
        case emptyArgument(slot: String, usage: String)
        /// A name or a file as an empty word.
        case nothingGiven(slot: String)
        /// A name of nothing.
        case emptyName
        /// More than Spotify takes, in characters.
        case tooLong(slot: String, count: Int, limit: Int)
        case unknownOption(String, nearest: [String])
        case missingOptionValue(String, value: String)
        case unexpectedOptionValue(String)
        case repeatedOption(String)
        /// Two options, or an option and an argument, that exclude each other.
        case conflict(String, String)
        /// Names and rows mixed where several things fit; what to type at the error's place instead, quoted.
        case mixedReferences(suggestion: String)
        /// The command takes no rows from a pipe, or gives none into one.
        case takesNoRows(command: String)
        case givesNoRows(command: String)
        /// Rows that go to a file have nothing left for the command of the system behind it.
        case writtenElsewhere(file: String, command: String)
        /// `!!`, which other shells take for a line typed before.
        case historyExpansion(String)
        /// How rows are written is said where they are shown.
        case onlyOnLastStage(option: String)
        /// The command asks, and nobody is there.
        case needsPerson(command: String)
        /// The command works on the rows of a pipe, and there are none; what it could look like.
        case needsRows(command: String, example: String)
        /// Two fields whose values cannot be the same; what they are.
        case unlikeFields(String, type: String, other: String, otherType: String)
        /// A sign that values of the field's type cannot be compared with; what they are, and the signs for them.
        case unfitComparison(String, field: String, type: String, fitting: [String])
        /// `==`, `=~`, `like`: what other languages compare with.
        case unknownComparison(String, meant: String)
        case unknownSetting(String, nearest: [String])
        /// No kind of row that comes has the field.
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
