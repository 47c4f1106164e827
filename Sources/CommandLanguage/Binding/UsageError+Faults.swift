// What can be wrong with one part of the language: its variables, blocks, conditions, options, pipes and rules. Each
// part has an enum, so that a new fact lands beside its like and the compiler asks for its sentence in one place.

extension UsageError {
    /// What is wrong with the use of a variable.
    package enum VariableFault: Sendable, Hashable {
        case unset(String, nearest: [String])
        /// The text after `$` is not a name, or a form that the place does not take.
        case invalid(String)
        /// `${name` without its brace; how it is written with it.
        case unclosed(String)
        /// `$name.csv`: a variable that is set, and is text since more follows it; the word with braces and in quotes.
        case joined(String, word: String, filledIn: String, asText: String)
        /// Rows where text is needed.
        case rowsAsText(String)
        /// `${name.field}` of a variable that holds text.
        case fieldOfText(String, field: String)
        /// `$name:2` of a variable that holds text.
        case rowsOfText(String)
        /// Rows where a word is needed.
        case rowsAsWord(String)
        /// A variable where a command must be.
        case asCommand(String)
        /// A variable in a name that is to be made or removed, as typed; the command, where it is known.
        case inName(String, command: String?)
        /// A value that would become a part of a command of the system.
        case inSystemCommand
        /// `${name:?sentence}` of a variable that is not set; the sentence.
        case refused(String, name: String)
        /// Variables that make a stage longer than a line may be, in bytes.
        case valuesTooLong(limit: Int)
    }

    /// What is wrong with a block.
    package enum BlockFault: Sendable, Hashable {
        /// Blocks nested too deep.
        case tooDeep(limit: Int)
        /// A command that begins a block, without one.
        case missing(usage: String)
        /// A block that is open when the text ends.
        case unclosed
        /// The same, with a `!` command in it that may have taken the brace.
        case openAfterSystemCommand
        /// `{}`, which is a word and not a block.
        case joinedBraces
        /// `{echo` where a block must begin; the text after the brace.
        case joinedBrace(String)
        /// Two parameters of one name.
        case repeatedParameter(String)
        /// A parameter that must be given after one that may be left out.
        case parameterAfterOptional(String)
        /// `break` or `continue` outside of a loop.
        case outsideLoop(String)
        /// `return` outside of a function.
        case outsideFunction
        /// `1..99999999999999999999`: more than can be counted.
        case rangeTooLarge(String)
        /// `1..3 | take 2`: numbers that are counted and not rows.
        case rangeInPipe(String)
        /// `1..x`, or a step that leads nowhere: numbers that a loop cannot count.
        case invalidRange(String)
    }

    /// What is wrong with a condition.
    package enum ConditionFault: Sendable, Hashable {
        /// `artist = Can or Air`: a value that is no field; it with its field, and as one of several.
        case valueAlone(String, lines: [String])
        /// Brackets nested too deep.
        case tooDeep(limit: Int)
        /// `||` or `&&` after a condition that was meant to continue; the word for it.
        case endedByOperator(String, meant: String)
        /// A word where `and` or `or` must be.
        case invalidConnective(String)
        /// `==`, `=~`, `like`: what other languages compare with.
        case unknownComparison(String, meant: String)
        /// A regular expression that cannot be read, and why.
        case brokenPattern(String, reason: String)
        /// A regular expression that has signs of conditions in it, or begins like a field, without quotes.
        case unquotedPattern
        /// A regular expression that took longer than this.
        case slowPattern(String, seconds: Int)
        /// An interval whose beginning is after its end, as typed.
        case emptyInterval(String, String)
        /// A sign of `test` without a value before it.
        case missingOperand(before: String)
        /// A value that has no order with another, which is of this type; how values that have one are compared.
        case unlikeValue(String, other: String, type: String, usage: String)
        /// Two fields whose values cannot be equal, with their types.
        case unlikeFields(String, type: String, other: String, otherType: String)
        /// A sign with which values of the field's type cannot be compared; the type, and the signs that fit it.
        case unfitComparison(String, field: String, type: String, fitting: [String])
    }

    /// What is wrong with an option.
    package enum OptionFault: Sendable, Hashable {
        case unknown(String, nearest: [String])
        case missingValue(String, value: Placeholder)
        case unexpectedValue(String)
        case repeated(String)
        /// An option where a value was meant.
        case asText(String)
        /// Two options, or an option and an argument, that exclude each other.
        case conflict(String, String)
        /// How rows are written can only be said at the last stage.
        case onlyOnLastStage(option: String)
        /// The addresses of rows that have none are wanted, by an option or by `to ids`; fields that they have.
        case noAddresses(kind: String, option: String?, fields: [String])
    }

    /// What is wrong with the way rows pass from command to command.
    package enum PipeFault: Sendable, Hashable {
        /// The command takes no rows from a pipe.
        case takesNoRows(command: String)
        /// The command passes no rows on.
        case givesNoRows(command: String)
        /// The command works on rows from a pipe, and there are none; what it could look like.
        case needsRows(command: String, example: String)
        /// The same, and after the command is what gives rows: `count liked`.
        case rowsAfter(command: String, source: String)
        /// `alias x = liked | count`: the pipe is not a part of the alias; its name, and what comes before the pipe.
        case unquotedMeaning(String, start: String)
        /// A function in a pipeline, which passes no rows on.
        case function(String)
        /// A command in `let NAME = (…)` that gives neither a value nor rows.
        case givesNoValue(command: String)
        /// Words before a pipeline that is not a line of its own: `for x in time liked`.
        case prefixed
        /// Rows that are written to a file leave nothing for the command of the system after it.
        case writtenElsewhere(file: String, command: String)
        /// A command after one of the system that does not read what that writes; both as one command of the system.
        case readsNoText(command: String, grouped: String)
        /// A word that is no command after the sign that ended a command of the system; both as one of those.
        case afterSystemCommand(String, sign: String, grouped: String)
    }

    /// What is wrong with a pipeline that is to be a rule.
    package enum RuleFault: Sendable, Hashable {
        /// `time`, `try`, `every`, `budget` or a further rule before it.
        case prefixed
        /// A command of the system in it.
        case systemCommand
        /// Several commands, or a block.
        case notOnePipeline
        /// A function in it.
        case function(String)
        /// A variable outside double quotes.
        case variable(String)
        /// A command that changes something.
        case changes(command: String)
        /// A command that depends on what was listed or selected.
        case needsListing(command: String)
        /// A command that asks the user.
        case asks(command: String)
        /// A last command that gives no rows.
        case givesNoRows(command: String)
        /// Rows of a kind that cannot be on a playlist.
        case wrongKind(String)
    }
}
